using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>A fault as the stage works on it.</summary>
internal sealed class FaultCase(long number)
{
    /// <summary>Cleared alarms that a fault remembers from under earlier causes; the oldest go first.</summary>
    private const int MaximumPast = 1_000;

    private Dictionary<string, FaultAlarm>? past;
    private Queue<string>? pastOrder;

    [WorkedOut]
    private string? id;

    public long Number { get; } = number;

    public string Id => id ??= $"f{Number}";

    /// <summary>The fault as last told; null before it is told first.</summary>
    public Fault? Current { get; set; }

    public Conclusion? Conclusion { get; set; }

    /// <summary>Set while a person's word holds its alarms together.</summary>
    public HeldGroup? Group { get; set; }

    /// <summary>Node that it is rooted at; -1 if none, or once it ended.</summary>
    public int RootNode { get; set; } = -1;

    /// <summary>Devices that its cause parts from the rest of the network; null where it parts none, for nothing is lost with it.</summary>
    public IReadOnlySet<int>? Parts { get; set; }

    /// <summary>Ids of the devices that it tells of as perhaps dead.</summary>
    public IReadOnlyList<string> DoubtedDevices { get; set; } = [];

    /// <summary>Symptoms that take part and belong to it, those put down to another cause lately but cleared since included.</summary>
    public HashSet<Symptom> Linked { get; } = [];

    /// <summary>Symptoms that were explained together with its own when it was last considered.</summary>
    public int Neighbours { get; set; }

    public bool IsOpen => Current is null or { Status: FaultStatus.Open };

    public bool HasPast => pastOrder is not null;

    /// <summary>Alarms that belonged to it and no longer take part.</summary>
    public IEnumerable<FaultAlarm> Past => pastOrder is null ? [] : pastOrder.Select(a => past![a]);

    public void Remember(FaultAlarm entry)
    {
        if ((past ??= new(StringComparer.Ordinal)).TryAdd(entry.Alarm, entry))
        {
            (pastOrder ??= new()).Enqueue(entry.Alarm);
            if (pastOrder.Count > MaximumPast)
            {
                past.Remove(pastOrder.Dequeue());
            }
        }
    }
}
