using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages.Deduplication;

/// <summary>When a key's occurrences began: the latest ten, and how many there were. An occurrence is one more only if the key was quiet before.</summary>
internal sealed class DeduplicateRecurrence(DateTimeOffset first)
{
    private const int Kept = 10;

    // Most keys never come back.
    private Queue<DateTimeOffset>? began;
    private int times = 1;

    /// <summary>A further instance of the key.</summary>
    /// <param name="quietSince">The last change of the instance before.</param>
    public Recurrence? Again(DateTimeOffset now, DateTimeOffset quietSince, Recurrence? before, EngineOptions options)
    {
        if (now - quietSince < options.RecurrenceGap)
        {
            return before;
        }

        began ??= new([first]);
        var previous = began.Last();
        began.Enqueue(now);
        times++;
        if (began.Count > Kept)
        {
            began.Dequeue();
        }

        return new(times, first, previous, DeduplicatePattern.Of([.. began], options.TimeZone));
    }
}
