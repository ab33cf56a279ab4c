using Assurance.Model.Inventory.Import;

namespace Assurance.Dashboard.Api.Pages.Inventory;

/// <summary>What the engine made of the journalled imports.</summary>
internal interface IImportResults
{
    /// <summary>Results by journal position, oldest first.</summary>
    IEnumerable<KeyValuePair<long, ImportResult>> Results { get; }

    /// <summary>What the import at a position did; null if none is there or the engine has not got there.</summary>
    ImportResult? ResultOf(long position);
}
