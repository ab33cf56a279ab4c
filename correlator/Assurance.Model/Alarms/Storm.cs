using System.Collections.Immutable;

namespace Assurance.Model.Alarms;

/// <summary>Many more alarms a minute than people can read, from one device or from the network as a whole. It hides nothing by itself: pages show it in the
/// place of those of its alarms that neither name a cause nor touch a key account.</summary>
public sealed record Storm
{
    /// <summary>Follows from the journal: <c>s</c> and a running number.</summary>
    public required string Id { get; init; }

    /// <summary>The device's id, or the sender's address; null for the network.</summary>
    public required string? Device { get; init; }

    /// <summary>The device's name; empty for the network.</summary>
    public required string Name { get; init; }

    /// <summary>Raised time of its first alarm.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When the rate fell again; null while it lasts.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Alarms and events raised in it.</summary>
    public int Alarms { get; init; }

    /// <summary>Of them the alarms that still stand.</summary>
    public int Standing { get; init; }

    /// <summary>The most raised within one minute.</summary>
    public int PeakPerMinute { get; init; }
}

/// <summary>A step of a storm: it began, alarms joined it or ended, it is over.</summary>
/// <param name="Joined">Ids of alarms that are part of it from now on.</param>
public sealed record StormChange(Storm Storm, ImmutableArray<string> Joined, DateTimeOffset Time);
