using Assurance.Correlation.Topology;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Whether an end of a link would tell of its loss.</summary>
internal enum Reporter : byte
{
    No,

    /// <summary>A customer's router, which may be nobody's to hear, or a device that the cause cuts off.</summary>
    Optional,
    Yes,
}

/// <summary>A link that a cause takes down. Near is the end within the cause; where both are outside, either.</summary>
internal readonly record struct ExpectedLink(int Link, int Near, int Far, Reporter NearReports, Reporter FarReports)
{
    public bool IsUsed => Link >= 0;
}

/// <summary>How a kind of cause shows itself.</summary>
internal enum CauseShape : byte
{
    /// <summary>A cable or link: both ends of each link report.</summary>
    Carrier,

    /// <summary>A device or site: silent itself, the far ends report.</summary>
    Dead,

    /// <summary>A card or shelf: reports itself, its ports and the far ends report.</summary>
    Module,

    /// <summary>An interface, port, tunnel or peer: reports itself, the far end may.</summary>
    Terminal,
}

/// <summary>What would be reported if a node broke.</summary>
/// <param name="CutOff">Devices that it parts from the rest of the network: sessions that no link carries are lost with them.</param>
internal sealed record Expectation(
    CauseShape Shape, bool OfSessions, IReadOnlyList<ExpectedLink> Links, IReadOnlyDictionary<int, int> LinkOfPort, IReadOnlySet<int> DeadDevices, string[] DeadDeviceIds, bool HasPower, IReadOnlySet<int> CutOff)
{
    /// <summary>Places in <see cref="Links"/> by node of the link.</summary>
    public IReadOnlyDictionary<int, int> LinkAt { get; } = Links.Select((l, i) => (l.Link, i)).Where(l => l.Link >= 0).ToDictionary(l => l.Link, l => l.i);
}
