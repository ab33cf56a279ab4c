using System.Diagnostics.CodeAnalysis;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Stages.Deduplication;

namespace Assurance.Correlation.Stages;

/// <summary>What a stage still knows of alarms that ended, because people may still acknowledge or comment them. The oldest are
/// forgotten beyond a bound, which is that of the alarm table.</summary>
[StageState]
internal sealed class EndedAlarms<T>
{
    private readonly Dictionary<string, T> known = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    public void Add(string alarm, T value)
    {
        if (!known.TryAdd(alarm, value))
        {
            return;
        }

        order.Enqueue(alarm);
        if (order.Count > DeduplicateInstances.Remembered)
        {
            known.Remove(order.Dequeue());
        }
    }

    public bool TryGet(string alarm, [MaybeNullWhen(false)] out T value) => known.TryGetValue(alarm, out value);
}
