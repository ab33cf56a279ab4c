using Assurance.Correlation.Replay;
using Assurance.Model.Faults;

namespace Assurance.Dashboard.Replays;

/// <summary>An outcome that differs.</summary>
/// <param name="Sign"><c>-</c> gone, <c>+</c> new, <c>&lt;</c> and <c>&gt;</c> as it was and as it would be.</param>
internal sealed record ReplayLine(string Sign, ReplayItem Of)
{
    /// <summary>In English, for the command.</summary>
    public override string ToString() => $"{Sign} {Of.Line}";
}

/// <summary>Of one kind of outcome: how many there were, how many differ, and what of those.</summary>
internal sealed record ReplayPart(int Before, int After, int Same, int Changed, int Gone, int New, IReadOnlyList<ReplayLine> Lines);

/// <summary>What two folds of one journal differ in.</summary>
internal sealed record ReplayDifference(ReplayPart Faults, ReplayPart Tickets, ReplayPart Messages)
{
    public static ReplayDifference Of(ReplayOutcome before, ReplayOutcome after) => new(
        Of(FaultComparison.Of(before.Faults, after.Faults), before.Faults.Length, after.Faults.Length),
        Of(before.Tickets, after.Tickets),
        Of(before.Messages, after.Messages));

    private static ReplayPart Of(FaultComparison faults, int before, int after)
    {
        var lines = faults.Gone.Select(f => Line("-", f))
            .Concat(faults.New.Select(f => Line("+", f)))
            .Concat(faults.Changed.SelectMany(f => new[] { Line("<", f.Before), Line(">", f.After) }));
        return new(before, after, faults.Same, faults.Changed.Count, faults.Gone.Count, faults.New.Count, [.. lines]);
    }

    private static ReplayPart Of(ReplayItem[] before, ReplayItem[] after)
    {
        var (gone, added) = (before.Except(after).ToList(), after.Except(before).ToList());
        return new(before.Length, after.Length, before.Length - gone.Count, 0, gone.Count, added.Count, [.. gone.Select(g => new ReplayLine("-", g)), .. added.Select(a => new ReplayLine("+", a))]);
    }

    private static ReplayLine Line(string sign, Fault fault) => new(sign, ReplayItem.Of(fault));
}
