using Assurance.Correlation.Snapshots;

namespace Assurance.Correlation.State;

/// <summary>What came to the alarm table and changed nothing. Written by the engine's thread, read by any.</summary>
[StageState]
public sealed class DeduplicateCounters
{
    private long clearsWithoutRaise;
    private long unknownAlarms;
    private long overtaken;

    /// <summary>Clears whose alarm did not stand: never raised, already cleared (the second transport's word), or an event.</summary>
    public long ClearsWithoutRaise => Volatile.Read(ref clearsWithoutRaise);

    /// <summary>Alarms named by operators that the table does not know.</summary>
    public long UnknownAlarms => Volatile.Read(ref unknownAlarms);

    /// <summary>Raises and clears that arrived after what the same device had said later.</summary>
    public long Overtaken => Volatile.Read(ref overtaken);

    /// <summary>Each with its name, for whoever shows them.</summary>
    public IEnumerable<(string What, long Count)> All => [("clear-without-raise", ClearsWithoutRaise), ("overtaken", Overtaken), ("unknown-alarm", UnknownAlarms)];

    internal void WasOvertaken() => Interlocked.Increment(ref overtaken);

    internal void ClearWithoutRaise() => Interlocked.Increment(ref clearsWithoutRaise);

    internal void UnknownAlarm() => Interlocked.Increment(ref unknownAlarms);
}
