using System.Collections.Immutable;

namespace Assurance.Model.Faults;

/// <summary>What planned work will do by the inventory, and what makes it worse than planned.</summary>
/// <param name="Work">The work's id.</param>
/// <param name="Down">Ids of circuits all of whose paths it breaks.</param>
/// <param name="AtRisk">Ids of circuits that it leaves with fewer paths.</param>
/// <param name="Conflicts">Circuits it would take down only because of something else, by circuit and then by what that is.</param>
public sealed record PlannedWorkOutlook(
    string Work, ImmutableArray<string> Down, ImmutableArray<string> AtRisk, ImmutableArray<PlannedWorkConflict> Conflicts)
{
    public bool Equals(PlannedWorkOutlook? other) => other is not null && Work == other.Work
        && Down.AsSpan().SequenceEqual(other.Down.AsSpan())
        && AtRisk.AsSpan().SequenceEqual(other.AtRisk.AsSpan())
        && Conflicts.AsSpan().SequenceEqual(other.Conflicts.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Work, Down.Length, AtRisk.Length, Conflicts.Length);
}

/// <summary>The circuit's other paths are broken by an open fault, or by other work at the same time.</summary>
/// <param name="Fault">The fault's id; null where it is other work.</param>
/// <param name="OtherWork">The other work's id; null where it is a fault.</param>
public sealed record PlannedWorkConflict(string Circuit, string? Customer, string? Fault, string? OtherWork);
