namespace Assurance.Dashboard.Api.Pages.Unknown;

/// <summary>Who sent messages of a shape: a device of the inventory, or an address it does not know.</summary>
/// <param name="device">Its device; null where the inventory knows none.</param>
internal sealed class UnknownSender(string name, string? device, DateTimeOffset first)
{
    /// <summary>Messages are counted by whole hours: this one and the 23 before it are the last day.</summary>
    public const int Hours = 24;

    private readonly int[] counts = new int[Hours];
    private readonly Queue<long> examples = new();
    private long hour = HourOf(first);

    public string Name => name;

    public string? Device => device;

    public DateTimeOffset First => first;

    public DateTimeOffset Last { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Journal positions of the latest, oldest first.</summary>
    public IReadOnlyCollection<long> Examples => examples;

    public static long HourOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / 3600;

    public void Count(string text, long position, DateTimeOffset time, int mostExamples)
    {
        // Hours nobody sent in are empty.
        var now = HourOf(time);
        for (var gone = Math.Max(hour + 1, now - Hours + 1); gone <= now; gone++)
        {
            counts[gone % Hours] = 0;
        }

        hour = Math.Max(hour, now);
        counts[hour % Hours]++;
        (Last, Text) = (time, text);
        examples.Enqueue(position);
        if (examples.Count > mostExamples)
        {
            examples.Dequeue();
        }
    }

    /// <summary>Messages in the last day.</summary>
    public int CountAt(DateTimeOffset time)
    {
        var oldest = Math.Max(0, HourOf(time) - Hours + 1);
        var count = 0;
        for (var at = Math.Max(oldest, hour - Hours + 1); at <= hour; at++)
        {
            count += counts[at % Hours];
        }

        return count;
    }
}
