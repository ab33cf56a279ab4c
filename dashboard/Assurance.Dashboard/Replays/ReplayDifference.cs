using Assurance.Correlation.Replay;

namespace Assurance.Dashboard.Replays;

/// <summary>Of one kind of outcome: how many there were, how many differ, and a line for each that does: <c>-</c> gone, <c>+</c> new, <c>&lt;</c> and
/// <c>&gt;</c> as it was and as it would be.</summary>
internal sealed record ReplayPart(int Before, int After, int Same, int Changed, int Gone, int New, IReadOnlyList<string> Lines);

/// <summary>What two folds of one journal differ in.</summary>
internal sealed record ReplayDifference(ReplayPart Faults, ReplayPart Tickets, ReplayPart Messages)
{
    public static ReplayDifference Of(ReplayOutcome before, ReplayOutcome after) => new(
        Of(FaultComparison.Of(before.Faults, after.Faults), before.Faults.Length, after.Faults.Length),
        Of(before.Tickets, after.Tickets),
        Of(before.Messages, after.Messages));

    private static ReplayPart Of(FaultComparison faults, int before, int after)
    {
        var lines = faults.Gone.Select(f => "- " + FaultComparison.Line(f))
            .Concat(faults.New.Select(f => "+ " + FaultComparison.Line(f)))
            .Concat(faults.Changed.SelectMany(f => new[] { "< " + FaultComparison.Line(f.Before), "> " + FaultComparison.Line(f.After) }));
        return new(before, after, faults.Same, faults.Changed.Count, faults.Gone.Count, faults.New.Count, [.. lines]);
    }

    private static ReplayPart Of(string[] before, string[] after)
    {
        var (gone, added) = (before.Except(after, StringComparer.Ordinal).ToList(), after.Except(before, StringComparer.Ordinal).ToList());
        return new(before.Length, after.Length, before.Length - gone.Count, 0, gone.Count, added.Count, [.. gone.Select(g => "- " + g), .. added.Select(a => "+ " + a)]);
    }
}
