using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>When symptoms are looked at again. Reviews are made on a grid, so that those of one moment are one.</summary>
[StageState]
internal sealed class ReviewSchedule : IDisposable
{
    public static readonly TimeSpan Grid = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<DateTimeOffset, List<Symptom>> due = [];
    private readonly TimerQueue<DateTimeOffset> timers;

    /// <param name="scheduler">The engine's clock.</param>
    /// <param name="review">Takes those that are due, in the order in which they were asked for, and the engine's time.</param>
    public ReviewSchedule(IScheduler scheduler, Action<List<Symptom>, DateTimeOffset> review) =>
        timers = new(scheduler, (slot, now) =>
        {
            due.Remove(slot, out var symptoms);
            review(symptoms!, now);
        });

    public void Dispose() => timers.Dispose();

    public void At(Symptom symptom, DateTimeOffset time)
    {
        var late = time.Ticks % Grid.Ticks;
        var slot = late == 0 ? time : time.AddTicks(Grid.Ticks - late);
        if (!due.TryGetValue(slot, out var list))
        {
            due[slot] = list = [];
            timers.Set(slot, slot);
        }

        list.Add(symptom);
    }
}
