using Assurance.Dashboard.Security;

namespace Assurance.Dashboard.Live;

/// <summary>Where the rows of one view come from.</summary>
internal interface IRowSource
{
    /// <summary>The view's name in the contract.</summary>
    string View { get; }

    /// <summary>The order of a subscription that asks for none.</summary>
    string DefaultSort { get; }

    Columns Columns { get; }

    /// <summary>Everything there may be a row for.</summary>
    IEnumerable<string> Ids { get; }

    /// <summary>The row as it is now; null if there is none, or it is not this viewer's to see.</summary>
    object? Row(string id, Sight sight);
}
