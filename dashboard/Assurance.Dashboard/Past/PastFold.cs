using System.Diagnostics;
using Assurance.Correlation;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Pages.Topology;
using Assurance.Dashboard.Snapshots;
using Assurance.Model.Journal;
using Assurance.Model.Sla;

namespace Assurance.Dashboard.Past;

/// <summary>The journal folded once more, as far as somebody wants to look. One thread folds; <see cref="Reached"/> may be read by any.</summary>
/// <param name="snapshots">Where others may begin that look later; null: nowhere.</param>
internal sealed class PastFold(Func<Engine> begin, IJournal journal, SnapshotStore? snapshots = null) : IDisposable
{
    /// <summary>So much folding is not done twice, nor less than <see cref="Worth"/> times what a snapshot takes.</summary>
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(3);

    private const int Worth = 10;

    // Made by the thread that folds: from a snapshot that takes a while.
    private readonly Lazy<Engine> begun = new(begin);
    private readonly Stopwatch unsaved = new();
    private StandingNow? standing;
    private TimeSpan spacing = Spacing;
    private long reached;

    public LiveState State => Engine.State;

    public SlaLedger Sla => Engine.Sla;

    /// <summary>What stands and is open, kept along the fold once somebody has drawn from it.</summary>
    public StandingNow Standing => standing ??= new StandingNow(Engine.State);

    /// <summary>How far it is folded; the beginning of time before the first entry.</summary>
    public DateTimeOffset Reached => new(Volatile.Read(ref reached), TimeSpan.Zero);

    /// <summary>Folds every entry up to a moment, that moment included, and lets the timers due by then fire.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants it any more; it may go on from where it is.</exception>
    public void To(DateTimeOffset moment, CancellationToken cancellation)
    {
        unsaved.Start();
        foreach (var entry in journal.ReadFrom(Engine.State.Position + 1).TakeWhile(e => e.Time <= moment))
        {
            cancellation.ThrowIfCancellationRequested();
            Engine.Process(entry);
            Volatile.Write(ref reached, entry.Time.UtcTicks);
            Keep();
        }

        unsaved.Stop();

        Engine.AdvanceTo(moment);
        Volatile.Write(ref reached, moment.UtcTicks);
    }

    /// <summary>Leaves a snapshot of where it stands.</summary>
    public void Leave()
    {
        unsaved.Restart();
        snapshots?.Save(Engine);
        spacing = unsaved.Elapsed * Worth > Spacing ? unsaved.Elapsed * Worth : Spacing;
        unsaved.Restart();
    }

    public void Dispose()
    {
        if (begun.IsValueCreated)
        {
            Engine.Dispose();
        }
    }

    private Engine Engine => begun.Value;

    private void Keep()
    {
        if (unsaved.Elapsed >= spacing)
        {
            Leave();
        }
    }
}
