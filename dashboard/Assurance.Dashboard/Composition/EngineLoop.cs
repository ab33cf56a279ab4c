using System.Diagnostics;
using Assurance.Collectors.Journal;
using Assurance.Collectors.Listening;
using Assurance.Correlation;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Figures;
using Assurance.Dashboard.Past;
using Assurance.Dashboard.Snapshots;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Composition;

/// <summary>The one thread that owns the engine: folds what the journal holds, then follows it, moving the clock by ticks while nothing comes.</summary>
internal sealed partial class EngineLoop : IDisposable
{
    /// <summary>Longest time without a tick; timers fire at most so late.</summary>
    private static readonly TimeSpan TickAfter = TimeSpan.FromMilliseconds(50);

    /// <summary>A start after a crash folds no more than this and what comes of <see cref="Share"/>.</summary>
    private static readonly TimeSpan LeastBetweenSnapshots = TimeSpan.FromMinutes(10);

    /// <summary>The line stands still for snapshots no longer than one part in so many.</summary>
    private const int Share = 500;

    /// <summary>With more alarms, faults and tickets than this a snapshot could take a second: it is taken beside the line.</summary>
    private const int MostAtWork = 10_000;

    /// <summary>Those beside the line are under way no more than one part in so many.</summary>
    private const int ShareBeside = 10;

    /// <summary>A start that takes long says how far it is.</summary>
    private static readonly TimeSpan SayAfter = TimeSpan.FromSeconds(10);

    private readonly Engine engine;
    private readonly SnapshotStore snapshots;
    private readonly SnapshotsBeside beside;
    private readonly JournalFollower follower;
    private readonly LatencyMeter latency;
    private readonly ILogger<EngineLoop> log;
    private readonly TurnTaking turns;
    private readonly Thread thread;
    private readonly CancellationTokenSource stop = new();
    private readonly Stopwatch unsaved = Stopwatch.StartNew();
    private TimeSpan saveAfter = LeastBetweenSnapshots;
    private long saved;
    private long looked;

    public EngineLoop(Engine engine, JournalStore journal, SnapshotStore snapshots, BeginPast past, LatencyMeter latency, SourceTable sources, ILogger<EngineLoop> log)
    {
        this.engine = engine;
        this.snapshots = snapshots;
        beside = new(past, log);
        this.latency = latency;
        this.log = log;
        saved = looked = engine.State.Position;
        follower = journal.Follow(engine.State.Position + 1);
        turns = new TurnTaking(engine, turn => journal.AppendAsync(turn, CancellationToken.None), sources, log);
        thread = new Thread(Run) { Name = "engine", IsBackground = true };
    }

    /// <summary>Why the engine stopped, if it did: the journal goes on, what follows from it does not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Folds everything up to a position on the caller's thread.</summary>
    public void Recover(long upTo)
    {
        var batch = new List<JournalEntry>();
        var unsaid = Stopwatch.StartNew();
        while (engine.State.Position < upTo)
        {
            follower.WaitForBatch(batch, TimeSpan.Zero, out _);
            batch.ForEach(engine.Process);
            if (unsaid.Elapsed >= SayAfter)
            {
                LogRecovering(engine.State.Position, upTo);
                unsaid.Restart();
            }
        }
    }

    /// <param name="before">Where the journal stood when the collectors began.</param>
    public void Start(long before)
    {
        engine.State.Changed += ObserveFault;
        turns.Begin(before);
        thread.Start();
    }

    /// <summary>Stops after the batch under way; what is left in the journal is folded at the next start.</summary>
    public void Dispose()
    {
        stop.Cancel();
        if (thread.IsAlive)
        {
            thread.Join();
        }

        beside.Dispose();
        if (Failure is null && engine.State.Position > saved)
        {
            snapshots.Save(engine);
        }

        follower.Dispose();
        stop.Dispose();
    }

    // The first of a batch waited longest.
    private void ObserveJournalled(List<JournalEntry> batch)
    {
        if (batch.Count > 0)
        {
            latency.Observe("arrival", "journalled", (TimeProvider.System.GetUtcNow() - batch[0].Time).TotalSeconds);
        }
    }

    private void ObserveFault(StateChange change)
    {
        if (change.Subject == StateSubject.Fault)
        {
            latency.Observe("arrival", "fault", (TimeProvider.System.GetUtcNow() - change.Time).TotalSeconds);
        }
    }

    private void Run()
    {
        var batch = new List<JournalEntry>();
        try
        {
            while (!stop.IsCancellationRequested)
            {
                follower.WaitForBatch(batch, TickAfter, out var tick);
                ObserveJournalled(batch);
                batch.ForEach(engine.Process);
                engine.AdvanceTo(tick);
                turns.Take();
                Keep();
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A stage that threw is a defect; saying so and standing still beats going on with half a state.
            Failure = $"{e.GetType().Name}: {e.Message} after journal position {engine.State.Position}";
            LogFailure(e, engine.State.Position);
            snapshots.DistrustOtherBuilds();
        }
    }

    private void Keep()
    {
        if (unsaved.Elapsed < saveAfter || engine.State.Position == looked || beside.IsUnderWay)
        {
            return;
        }

        looked = engine.State.Position;
        unsaved.Restart();
        if (engine.State.Count > MostAtWork)
        {
            saveAfter = Longer(beside.Took * ShareBeside);
            beside.Begin(engine.Now);
        }
        else
        {
            snapshots.SaveSoon(engine);
            saved = looked;
            saveAfter = Longer(unsaved.Elapsed * Share);
        }
    }

    private static TimeSpan Longer(TimeSpan time) => time > LeastBetweenSnapshots ? time : LeastBetweenSnapshots;

    [LoggerMessage(Level = LogLevel.Information, Message = "Folding the journal: at position {Position} of {Last}; what comes meanwhile is journalled")]
    private partial void LogRecovering(long position, long last);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The engine stopped after journal position {Position}; datagrams are still journalled")]
    private partial void LogFailure(Exception failure, long position);
}
