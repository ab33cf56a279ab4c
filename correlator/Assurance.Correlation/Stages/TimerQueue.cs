using System.Diagnostics.CodeAnalysis;
using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using Assurance.Correlation.Snapshots;

namespace Assurance.Correlation.Stages;

/// <summary>The timers of one keyed stage: at most one a key, one action at the scheduler for all of them. Timers due at the same
/// instant fire in the order in which they were set.</summary>
[StageState]
internal sealed class TimerQueue<TKey>(IScheduler scheduler, Action<TKey, DateTimeOffset> onDue) : IDisposable, IRestored
    where TKey : notnull
{
    private readonly Dictionary<TKey, Timer> timers = [];
    private readonly PriorityQueue<TKey, (DateTimeOffset Due, long Turn)> queue = new();
    private readonly SerialDisposable alarmClock = new();
    private DateTimeOffset? armedFor;
    private long turns;

    /// <inheritdoc/>
    public long Turn { get; private set; }

    public int Count => timers.Count;

    /// <summary>Sets the key's timer, in place of one already set.</summary>
    public void Set(TKey key, DateTimeOffset due)
    {
        // A timer that is only put off stays where it is queued and is put back when that turn comes.
        if (timers.TryGetValue(key, out var set) && due >= set.Queued)
        {
            timers[key] = set with { Due = due };
            return;
        }

        Queue(key, due);
        Compact();
        Arm();
    }

    public void Cancel(TKey key) => timers.Remove(key);

    /// <summary>Fires the timer that is due first before its time; nothing where there is none.</summary>
    public void Hasten(DateTimeOffset now)
    {
        if (TryTakeFirst(out var key))
        {
            onDue(key, now);
        }

        Restored();
    }

    public void Dispose() => alarmClock.Dispose();

    public void Restored()
    {
        alarmClock.Disposable = null;
        armedFor = null;
        Arm();
    }

    private bool TryTakeFirst([MaybeNullWhen(false)] out TKey first)
    {
        while (queue.TryDequeue(out first, out var head))
        {
            if (!timers.TryGetValue(first, out var timer) || timer.Turn != head.Turn)
            {
                continue;
            }

            if (timer.Due == timer.Queued)
            {
                timers.Remove(first);
                return true;
            }

            // It was put off meanwhile: another may be due before it.
            Queue(first, timer.Due);
        }

        return false;
    }

    private void Queue(TKey key, DateTimeOffset due)
    {
        timers[key] = new Timer(due, due, ++turns);
        queue.Enqueue(key, (due, turns));
    }

    private void Arm()
    {
        if (!queue.TryPeek(out _, out var next) || (armedFor is { } armed && armed <= next.Due))
        {
            return;
        }

        armedFor = next.Due;
        Turn = Interlocked.Increment(ref Turns.Last);
        alarmClock.Disposable = scheduler.Schedule(next.Due, Fire);
    }

    private void Fire()
    {
        armedFor = null;
        var now = scheduler.Now;
        while (queue.TryPeek(out var key, out var head) && head.Due <= now)
        {
            queue.Dequeue();
            if (!timers.TryGetValue(key, out var timer) || timer.Turn != head.Turn)
            {
                continue;
            }

            if (timer.Due > now)
            {
                Queue(key, timer.Due);
                continue;
            }

            timers.Remove(key);
            onDue(key, now);
        }

        Arm();
    }

    // Cancelled timers stay queued until their turn; they must not outgrow the living ones.
    private void Compact()
    {
        if (queue.Count <= (2 * timers.Count) + 1024)
        {
            return;
        }

        queue.Clear();
        queue.EnqueueRange(timers.Select(t => (t.Key, (t.Value.Queued, t.Value.Turn))));
    }

    private readonly record struct Timer(DateTimeOffset Due, DateTimeOffset Queued, long Turn);
}

/// <summary>Counts what is scheduled, over all queues: where several are due at one instant, the one that was scheduled first goes first.</summary>
file static class Turns
{
    public static long Last;
}
