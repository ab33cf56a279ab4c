using System.Diagnostics.CodeAnalysis;
using Assurance.Model.Journal;
using Assurance.Collectors.Usm;
using Assurance.Snmp;
using Assurance.Snmp.Usm;
using Assurance.Syslog;

namespace Assurance.Collectors.Decoding;

/// <summary>Journalled bytes to records: the same for the live line, a replay, one journal position and captured files.</summary>
public static class DatagramDecoder
{
    /// <summary>The stage named in what leaves here as unreadable.</summary>
    public const string Stage = "decode";

    /// <summary>The stage named in what SNMPv3 itself has to say, such as the search for an engine: neither a message nor a fault.</summary>
    public const string Protocol = "protocol";

    /// <inheritdoc cref="TryDecode(DatagramEntry, UsmReceiver?, out Decoded?, out Quarantined?)"/>
    public static bool TryDecode(DatagramEntry entry, [NotNullWhen(true)] out Decoded? decoded, [NotNullWhen(false)] out Quarantined? quarantined) =>
        TryDecode(entry, null, out decoded, out quarantined);

    /// <summary>
    /// Exactly one of the two results is set. Reasons: <c>ber</c> (no readable SNMP message), <c>not-a-notification</c>,
    /// <c>encrypted</c> (SNMPv3, no users given), the usmStats counter of what USM refuses, <c>discovery</c> (of <see cref="Protocol"/>), <c>no-trap-oid</c>, <c>empty</c> (syslog of nothing but padding), <c>binary</c> (neither PRI nor header nor text), <c>transport</c>.
    /// </summary>
    /// <param name="usm">Checks and opens SNMPv3; null: what is not encrypted is read unchecked.</param>
    public static bool TryDecode(
        DatagramEntry entry, UsmReceiver? usm, [NotNullWhen(true)] out Decoded? decoded, [NotNullWhen(false)] out Quarantined? quarantined)
    {
        (decoded, quarantined) = entry.Transport switch
        {
            Transport.Snmp => Notification(entry, usm),
            Transport.SyslogUdp or Transport.SyslogTcp or Transport.SyslogTls => Message(entry),
            _ => Unreadable(entry, "transport", $"transport {(byte)entry.Transport} is not known"),
        };
        return decoded is not null;
    }

    private static (Decoded?, Quarantined?) Notification(DatagramEntry entry, UsmReceiver? usm)
    {
        if (!SnmpMessage.TryDecode(entry.Bytes.Span, out var message, out var error))
        {
            return Unreadable(entry, "ber", error.ToString());
        }

        if (message.V3 is not null && usm is not null && usm.Open(entry.Bytes.Span, message, entry.Arrived, entry.Source, out message) is var failure and not UsmFailure.None)
        {
            var whose = $"user {Quoted(message.V3!.Usm?.UserName)} of engine {message.V3.Usm?.EngineId}";
            return UsmReport.IsDiscovery(message, failure) ? Unreadable(entry, "discovery", whose, Protocol) : Unreadable(entry, Counter(failure), whose);
        }

        if (message.Pdu is null)
        {
            return Unreadable(entry, "encrypted", $"user {Quoted(message.V3?.Usm?.UserName)} of engine {message.V3?.Usm?.EngineId}");
        }

        if (!SnmpNotification.TryFrom(message, out var notification, out error))
        {
            return Unreadable(entry, "not-a-notification", $"{message.Version} {message.Pdu.Type}");
        }

        return notification.TrapOid.IsEmpty
            ? Unreadable(entry, "no-trap-oid", notification.Problem is { } problem ? problem.ToString() : "snmpTrapOID.0 is absent")
            : (new DecodedNotification(entry, notification), null);
    }

    // The names of RFC 3414 section 5.
    private static string Counter(UsmFailure failure) => failure switch
    {
        UsmFailure.UnsupportedSecurityLevel => "usmStatsUnsupportedSecLevels",
        UsmFailure.NotInTimeWindow => "usmStatsNotInTimeWindows",
        UsmFailure.UnknownUserName => "usmStatsUnknownUserNames",
        UsmFailure.UnknownEngineId => "usmStatsUnknownEngineIDs",
        UsmFailure.WrongDigest => "usmStatsWrongDigests",
        _ => "usmStatsDecryptionErrors",
    };

    // A sender that states no zone is read as UTC: the entry's time has offset zero.
    private static (Decoded?, Quarantined?) Message(DatagramEntry entry) =>
        !SyslogDecoder.TryDecode(entry.Bytes.Span, entry.Arrived, out var message, out var error) ? Unreadable(entry, "empty", error.ToString())
        : IsNoise(message, entry.Bytes.Span) ? Unreadable(entry, "binary", "neither PRI nor header, and control characters in place of text")
        : (new DecodedSyslog(entry, message), null);

    private static bool IsNoise(SyslogMessage message, ReadOnlySpan<byte> octets) =>
        message.Format == SyslogFormat.Bare && message.Leniencies.HasFlag(SyslogLeniencies.PriorityMissing) && BinaryOctets.Are(octets);

    private static (Decoded?, Quarantined?) Unreadable(DatagramEntry entry, string reason, string detail, string stage = Stage) =>
        (null, new Quarantined(entry.Position, entry.Time, entry.Source, entry.Transport.Label(), stage, reason, detail));

    private static string Quoted(string? text) => $"'{text}'";
}
