using Assurance.Model.Operations;

namespace Assurance.Model.Journal;

/// <summary>How a datagram came in.</summary>
public enum Transport : byte
{
    Snmp = 1,
    SyslogUdp = 2,
    SyslogTcp = 3,
    SyslogTls = 4,
}

/// <summary>The label a transport carries in metrics, records and APIs.</summary>
public static class TransportNames
{
    public static string Label(this Transport transport) => transport switch
    {
        Transport.Snmp => "snmp",
        Transport.SyslogUdp => "syslog-udp",
        Transport.SyslogTcp => "syslog-tcp",
        Transport.SyslogTls => "syslog-tls",
        _ => "unknown",
    };
}

/// <summary>One record of the journal. Times never decrease along positions; positions count from 1 without holes, but for what was removed.</summary>
public abstract record JournalEntry(long Position, DateTimeOffset Time);

/// <summary>Bytes as they came, before anything interpreted them. <paramref name="Source"/> is the sender's IP address
/// (an IPv4-mapped one in dotted form), <paramref name="SourcePort"/> its port.</summary>
public record DatagramEntry(
    long Position,
    DateTimeOffset Time,
    Transport Transport,
    string Source,
    int SourcePort,
    ReadOnlyMemory<byte> Bytes) : JournalEntry(Position, Time)
{
    /// <summary>When it came; <see cref="JournalEntry.Time"/> is later where it had to wait.</summary>
    public DateTimeOffset Arrived { get; init; } = Time;
}

/// <summary>A datagram that came while the line was behind: it waits until a <see cref="TurnEntry"/> says that its sender's turn has come.</summary>
public sealed record DeferredEntry(
    long Position,
    DateTimeOffset Time,
    Transport Transport,
    string Source,
    int SourcePort,
    ReadOnlyMemory<byte> Bytes) : DatagramEntry(Position, Time, Transport, Source, SourcePort, Bytes);

/// <summary>Datagrams that waited are taken up here, as though they came now.</summary>
public sealed record TurnEntry(long Position, DateTimeOffset Time, SendersTurn Turn) : JournalEntry(Position, Time);

/// <summary>What a person decided that changes alarms, faults or tickets.</summary>
public sealed record CommandEntry(long Position, DateTimeOffset Time, OperatorCommand Command) : JournalEntry(Position, Time);

/// <summary>An inventory import: its files are kept by content hash beside the journal.</summary>
public sealed record InventoryEntry(long Position, DateTimeOffset Time, InventoryImport Import) : JournalEntry(Position, Time);

/// <summary>What a poll found.</summary>
public sealed record PollEntry(long Position, DateTimeOffset Time, PollFinding Finding) : JournalEntry(Position, Time);

/// <summary>A change of the rule packs: they hold for what follows.</summary>
public sealed record RulesEntry(long Position, DateTimeOffset Time, RulesChange Change) : JournalEntry(Position, Time);

/// <summary>The first entry, with position 0, of a journal whose older entries were removed.</summary>
public sealed record RetentionEntry(long Position, DateTimeOffset Time, Retention Retention) : JournalEntry(Position, Time);

/// <summary>A position whose record is damaged on disk or written by a later version: it keeps its place, so that positions have no
/// holes, and is to be quarantined as stage <c>journal</c>.</summary>
public sealed record UnreadableEntry(long Position, DateTimeOffset Time, string Reason) : JournalEntry(Position, Time);

/// <summary>Something that could not be read or understood: kept, counted, shown.</summary>
/// <param name="Stage">Where it left the line: <c>decode</c>, <c>normalise</c>, <c>command</c>, ...; <c>protocol</c> for what only served the protocol</param>
/// <param name="Reason">A short word for counting, such as <c>ber</c> or <c>version</c>.</param>
/// <param name="Detail">The place and the fault, for a person.</param>
public sealed record Quarantined(long Position, DateTimeOffset Time, string Source, string Transport, string Stage, string Reason, string Detail);
