using System.Collections.Concurrent;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Listening;

/// <summary>What one sender sent by one transport since the start.</summary>
/// <param name="Address">Its IP address, or <see cref="SourceTable.Other"/> or <see cref="SourceTable.Unknown"/>.</param>
/// <param name="Transport">How.</param>
/// <param name="Received">Datagrams or frames.</param>
/// <param name="Dropped">How many of them are not in the journal.</param>
/// <param name="LastSeen">By the journal's clock.</param>
/// <param name="Shed">How many of the dropped were beyond its ceiling.</param>
/// <param name="Slowed">How long it was not read from because of its ceiling, or because too much of it waited.</param>
/// <param name="Waiting">How many of the others are journalled and wait for its turn.</param>
/// <param name="ShedWaiting">How many of the dropped came when too many waited.</param>
public sealed record SourceStatus(
    string Address, Transport Transport, long Received, long Dropped, DateTimeOffset LastSeen, long Shed = 0, TimeSpan Slowed = default, long Waiting = 0, long ShedWaiting = 0);

/// <summary>The senders heard, by transport and address. Bounded: those beyond the limit share one row. Thread-safe.</summary>
public sealed class SourceTable(int limit = SourceTable.DefaultLimit)
{
    public const int DefaultLimit = 10_000;

    /// <summary>The row of all senders beyond the limit.</summary>
    public const string Other = "other";

    /// <summary>The row of what the operating system dropped before anyone saw whose it was.</summary>
    public const string Unknown = "unknown";

    private readonly ConcurrentDictionary<(Transport Transport, string Address), SourceCounts> sources = new();
    private readonly WaitingCount waiting = new();
    private int count;

    /// <summary>Datagrams of all senders that are journalled and wait for their turn.</summary>
    public long Waiting => waiting.Value;

    /// <summary>What waited in the journal when the program started.</summary>
    public void Waits(Transport transport, string address) => Of(transport, address).Wait();

    /// <summary>A datagram that waited was taken up.</summary>
    public void WaitsNoMore(Transport transport, string address) => Of(transport, address).WaitsNoMore(1);

    public IEnumerable<SourceStatus> Rows => sources.Select(s => s.Value.Status(s.Key.Address, s.Key.Transport));

    /// <summary>What was lost of who sends under these addresses, or may have been: nobody knows whose it was that the operating system dropped. Only ever grows.</summary>
    public long LostOf(IEnumerable<string> addresses) => addresses.Append(Unknown).Append(Other).Distinct(StringComparer.Ordinal)
        .SelectMany(address => Enum.GetValues<Transport>().Select(transport => sources.GetValueOrDefault((transport, address))))
        .Sum(counts => counts?.Lost ?? 0);

    /// <summary>Datagrams of a sender are in the journal and mean nothing, since they could not be believed when they came.</summary>
    public void Unheard(Transport transport, string address, long messages) => Of(transport, address).Unheard(messages);

    /// <summary>The counts of a sender, from the first time on.</summary>
    internal SourceCounts Of(Transport transport, string address)
    {
        if (sources.TryGetValue((transport, address), out var known))
        {
            return known;
        }

        if (address is not (Other or Unknown) && Interlocked.Increment(ref count) > limit)
        {
            Interlocked.Decrement(ref count);
            address = Other;
        }

        return sources.GetOrAdd((transport, address), static (_, all) => new SourceCounts(all), waiting);
    }
}

/// <summary>What waits of all senders; thread-safe.</summary>
internal sealed class WaitingCount
{
    private long value;

    public long Value => Volatile.Read(ref value);

    public void Add(long count) => Interlocked.Add(ref value, count);
}

/// <summary>The counts of one row.</summary>
internal sealed class SourceCounts(WaitingCount all)
{
    private long waiting;
    private long shedWaiting;
    private long received;
    private long dropped;
    private long lastSeen;
    private long shed;
    private long slowed;
    private long unheard;

    public long ShedSoFar => Volatile.Read(ref shed);

    /// <summary>What of it came to nothing.</summary>
    public long Lost => Volatile.Read(ref dropped) + Volatile.Read(ref unheard);

    public void Received(DateTimeOffset at)
    {
        Interlocked.Increment(ref received);
        Volatile.Write(ref lastSeen, at.UtcTicks);
    }

    public void Dropped(long count) => Interlocked.Add(ref dropped, count);

    public void Shed()
    {
        Interlocked.Increment(ref shed);
        Interlocked.Increment(ref dropped);
    }

    /// <summary>Datagrams of it that wait for its turn.</summary>
    public long Waiting => Volatile.Read(ref waiting);

    /// <summary>One more waits; false if it may not.</summary>
    public bool TryWait(SourceTurns turns)
    {
        if (!turns.MayWait(Waiting, all.Value))
        {
            return false;
        }

        Wait();
        return true;
    }

    /// <inheritdoc cref="SourceTurns.ShouldRest"/>
    public bool ShouldRest(SourceTurns turns) => turns.ShouldRest(Waiting, all.Value);

    public void Wait()
    {
        Interlocked.Increment(ref waiting);
        all.Add(1);
    }

    public void WaitsNoMore(long count)
    {
        Interlocked.Add(ref waiting, -count);
        all.Add(-count);
    }

    public void ShedWaiting()
    {
        Interlocked.Increment(ref shedWaiting);
        Interlocked.Increment(ref dropped);
    }

    public void Unheard(long count) => Interlocked.Add(ref unheard, count);

    public void Slowed(TimeSpan time) => Interlocked.Add(ref slowed, time.Ticks);

    /// <summary>Lost before it could be received: it counts as both.</summary>
    public void LostUnseen(long count, DateTimeOffset at)
    {
        Interlocked.Add(ref received, count);
        Interlocked.Add(ref dropped, count);
        Volatile.Write(ref lastSeen, at.UtcTicks);
    }

    public SourceStatus Status(string address, Transport transport) => new(
        address, transport, Volatile.Read(ref received), Volatile.Read(ref dropped), new DateTimeOffset(Volatile.Read(ref lastSeen), TimeSpan.Zero),
        Volatile.Read(ref shed), TimeSpan.FromTicks(Volatile.Read(ref slowed)), Waiting, Volatile.Read(ref shedWaiting));
}
