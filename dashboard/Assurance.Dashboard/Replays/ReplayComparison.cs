using Assurance.Correlation;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Replays;

/// <summary>Begins an engine that has folded nothing and that nobody listens to.</summary>
/// <param name="change">What takes the place of what held; null: nothing.</param>
internal delegate Engine BeginEngine(ReplayChange? change);

/// <summary>Folds a journal twice, as it was and with a change.</summary>
internal static class ReplayComparison
{
    /// <param name="journal">From its beginning, read anew for each fold.</param>
    /// <param name="tell">Told how far it is, from 0 to 1.</param>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public static ReplayDifference Of(
        BeginEngine begin, Func<IEnumerable<JournalEntry>> journal, ReplaySpan span, ReplayChange change, Action<double>? tell = null, CancellationToken cancellation = default)
    {
        var asItWas = Fold(null, share => tell?.Invoke(share / 2));
        return ReplayDifference.Of(asItWas, Fold(change, share => tell?.Invoke(0.5 + (share / 2))));

        ReplayOutcome Fold(ReplayChange? with, Action<double> reached)
        {
            using var engine = begin(with);
            DateTimeOffset? first = null;
            return ReplayFold.Of(engine, journal(), span, time => reached(Share(first ??= time, time, span.To)), cancellation);
        }
    }

    private static double Share(DateTimeOffset first, DateTimeOffset time, DateTimeOffset last) => last <= first ? 1 : (time - first) / (last - first);
}
