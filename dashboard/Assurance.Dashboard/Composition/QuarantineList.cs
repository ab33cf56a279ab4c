using Assurance.Collectors.Decoding;
using Assurance.Correlation.Snapshots;
using Assurance.Dashboard.Api.Pages.Journal;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Composition;

/// <summary>What could not be read: counted while live, the latest kept for people to see. The bytes stay in the journal.</summary>
internal sealed class QuarantineList(LineCounters counters) : IQuarantine
{
    [WorkedOut]
    private readonly LineCounters counters = counters;
    /// <summary>How many of the latest are kept.</summary>
    public const int Most = 1000;

    private readonly Queue<Quarantined> latest = new();
    private readonly Lock gate = new();

    /// <summary>Entries up to here were folded at start-up; they were counted when they came.</summary>
    [WorkedOut]
    public long CountAfter { get; set; }

    public IReadOnlyList<Quarantined> Latest
    {
        get
        {
            lock (gate)
            {
                return [.. latest.Reverse()];
            }
        }
    }

    public void Add(Quarantined unreadable)
    {
        // An engine that is looked for is an ordinary thing: counted as that, and no room is taken from what somebody should look at.
        if (unreadable.Stage == DatagramDecoder.Protocol)
        {
            if (unreadable.Position > CountAfter)
            {
                counters.Exchanged(unreadable.Reason);
            }

            return;
        }

        if (unreadable.Position > CountAfter)
        {
            counters.Quarantined(unreadable.Stage, unreadable.Reason);
        }

        lock (gate)
        {
            latest.Enqueue(unreadable);
            if (latest.Count > Most)
            {
                latest.Dequeue();
            }
        }
    }
}
