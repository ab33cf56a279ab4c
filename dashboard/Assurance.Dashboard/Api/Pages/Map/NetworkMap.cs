using Assurance.Dashboard.Api.Pages.Topology;
using Assurance.Model.Alarms;

namespace Assurance.Dashboard.Api.Pages.Map;

/// <summary>Where the network lies, and what is wrong there.</summary>
/// <param name="Version">Of the inventory: places change with it alone.</param>
/// <param name="WithoutPlace">Sites whose place the inventory lacks.</param>
internal sealed record NetworkMap(
    long Version, IReadOnlyList<MapSite> Sites, IReadOnlyList<MapLink> Links, IReadOnlyList<MapFault> Faults, IReadOnlyList<string> Elsewhere, int WithoutPlace);

/// <summary>What is wrong, over a map of the same version.</summary>
/// <param name="Sites">Those with open faults.</param>
/// <param name="Links">Those that are not up.</param>
/// <param name="Elsewhere">Open faults whose cause lies at no site shown.</param>
internal sealed record MapState(
    long Version, IReadOnlyList<SiteState> Sites, IReadOnlyList<LinkState> Links, IReadOnlyList<MapFault> Faults, IReadOnlyList<string> Elsewhere);

/// <param name="Severity">Of the worst open fault there.</param>
/// <param name="Faults">Ids of the open faults there, foremost first.</param>
internal sealed record MapSite(string Id, string Name, double Lat, double Lon, string Kind, PerceivedSeverity? Severity, IReadOnlyList<string> Faults);

/// <summary>A cable or duct from site to site; <paramref name="A"/> and <paramref name="Z"/> are longitude and latitude.</summary>
internal sealed record MapLink(string Id, string Name, string Kind, double[] A, double[] Z, CableState State);

internal sealed record SiteState(string Id, PerceivedSeverity Severity, IReadOnlyList<string> Faults);

internal sealed record LinkState(string Id, CableState State);

/// <summary>A fault as a map names it.</summary>
/// <param name="Root">Key of its cause in the topology; null where that is not the viewer's to see.</param>
internal sealed record MapFault(
    string Id, PerceivedSeverity Severity, int Priority, string Condition, string? Root, string RootKind, string RootName, DateTimeOffset RaisedAt);

/// <summary>How a cable fares.</summary>
internal enum CableState
{
    Up,

    /// <summary>It holds, yet something in it or on it is the cause of an open fault, or impaired by one.</summary>
    AtRisk,
    Broken,
}
