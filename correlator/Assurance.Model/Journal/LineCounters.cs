using System.Collections.Concurrent;

namespace Assurance.Model.Journal;

/// <summary>What the line received, kept, dropped and could not read: thread-safe, from zero at each start.
/// At rest <c>received = journalled + dropped</c> for every transport.</summary>
public sealed class LineCounters
{
    private readonly ConcurrentDictionary<Transport, StrongCount> received = new();
    private readonly ConcurrentDictionary<Transport, StrongCount> journalled = new();
    private readonly ConcurrentDictionary<(Transport Transport, string Reason), StrongCount> dropped = new();
    private readonly ConcurrentDictionary<(string Stage, string Reason), StrongCount> quarantined = new();

    private long clockBack;
    private long clockForward;

    private readonly ConcurrentDictionary<string, StrongCount> exchanged = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, StrongCount> limited = new(StringComparer.Ordinal);

    public void Received(Transport transport, long count = 1) => received.GetOrAdd(transport, static _ => new()).Add(count);

    public void Journalled(Transport transport, long count = 1) => journalled.GetOrAdd(transport, static _ => new()).Add(count);

    /// <param name="transport">How it came.</param>
    /// <param name="reason">A short word: <c>kernel-buffer</c>, <c>queue-full</c>, <c>oversize</c>, <c>journal-failed</c>, ...</param>
    /// <param name="count">How many.</param>
    public void Dropped(Transport transport, string reason, long count = 1) => dropped.GetOrAdd((transport, reason), static _ => new()).Add(count);

    public void Quarantined(string stage, string reason) => quarantined.GetOrAdd((stage, reason), static _ => new()).Add(1);

    /// <summary>The computer's clock was set.</summary>
    public void ClockStepped(bool back) => _ = back ? Interlocked.Increment(ref clockBack) : Interlocked.Increment(ref clockForward);

    public long ClockStepsBack => Volatile.Read(ref clockBack);

    public long ClockStepsForward => Volatile.Read(ref clockForward);

    /// <summary>A datagram that only serves the protocol itself, such as <c>discovery</c> of SNMPv3.</summary>
    public void Exchanged(string what) => exchanged.GetOrAdd(what, static _ => new()).Add(1);

    public IEnumerable<(string What, long Count)> ExchangedCounts => exchanged.Select(c => (c.Key, c.Value.Value));

    /// <summary>Something met a bound of the line: what is done then stands in the collectors' docs/bounds.md, under the same name.</summary>
    public void Limited(string bound, long count = 1) => limited.GetOrAdd(bound, static _ => new()).Add(count);

    public IEnumerable<(string Bound, long Count)> LimitedCounts => limited.Select(c => (c.Key, c.Value.Value));

    public IEnumerable<(Transport Transport, long Count)> ReceivedCounts => received.Select(c => (c.Key, c.Value.Value));

    public IEnumerable<(Transport Transport, long Count)> JournalledCounts => journalled.Select(c => (c.Key, c.Value.Value));

    public IEnumerable<(Transport Transport, string Reason, long Count)> DroppedCounts =>
        dropped.Select(c => (c.Key.Transport, c.Key.Reason, c.Value.Value));

    public IEnumerable<(string Stage, string Reason, long Count)> QuarantinedCounts =>
        quarantined.Select(c => (c.Key.Stage, c.Key.Reason, c.Value.Value));

    private sealed class StrongCount
    {
        private long value;

        public long Value => Volatile.Read(ref value);

        public void Add(long count) => Interlocked.Add(ref value, count);
    }
}
