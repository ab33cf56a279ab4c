using Assurance.Correlation;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Pages.Topology;
using Assurance.Model.Journal;
using Assurance.Model.Sla;

namespace Assurance.Dashboard.Past;

/// <summary>The journal folded once more, as far as somebody wants to look. One thread folds; <see cref="Reached"/> may be read by any.</summary>
internal sealed class PastFold(Engine engine, IJournal journal) : IDisposable
{
    private readonly Lazy<StandingNow> standing = new(() => new StandingNow(engine.State));
    private long reached;

    public LiveState State => engine.State;

    public SlaLedger Sla => engine.Sla;

    /// <summary>What stands and is open, kept along the fold once somebody has drawn from it.</summary>
    public StandingNow Standing => standing.Value;

    /// <summary>How far it is folded; the beginning of time before the first entry.</summary>
    public DateTimeOffset Reached => new(Volatile.Read(ref reached), TimeSpan.Zero);

    /// <summary>Folds every entry up to a moment, that moment included, and lets the timers due by then fire.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants it any more; it may go on from where it is.</exception>
    public void To(DateTimeOffset moment, CancellationToken cancellation)
    {
        foreach (var entry in journal.ReadFrom(engine.State.Position + 1).TakeWhile(e => e.Time <= moment))
        {
            cancellation.ThrowIfCancellationRequested();
            engine.Process(entry);
            Volatile.Write(ref reached, entry.Time.UtcTicks);
        }

        engine.AdvanceTo(moment);
        Volatile.Write(ref reached, moment.UtcTicks);
    }

    public void Dispose() => engine.Dispose();
}
