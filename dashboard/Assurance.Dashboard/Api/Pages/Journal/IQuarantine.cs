using Assurance.Model.Journal;

namespace Assurance.Dashboard.Api.Pages.Journal;

/// <summary>What the line could not read.</summary>
internal interface IQuarantine
{
    /// <summary>The latest, newest first.</summary>
    IReadOnlyList<Quarantined> Latest { get; }
}
