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
            Transport.Snmp => Notification(entry, usm, new NotificationReader()),
            Transport.SyslogUdp or Transport.SyslogTcp or Transport.SyslogTls => Message(entry),
            _ => Unreadable(entry, "transport", $"transport {(byte)entry.Transport} is not known"),
        };
        return decoded is not null;
    }

    /// <summary>The first half of decoding an SNMP datagram: all of SNMPv1 and v2c, and of SNMPv3 header, user, digest and time window. The second is <see cref="TryRead"/>.</summary>
    /// <param name="reader">Holds what is read.</param>
    public static bool TryOpen(
        DatagramEntry entry, UsmReceiver? usm, NotificationReader reader, out OpenedMessage opened, [NotNullWhen(false)] out Quarantined? quarantined)
    {
        opened = default;
        quarantined = null;
        if (reader.TryRead(entry.Bytes, out var notification))
        {
            opened = new(null, default, notification);
            return true;
        }

        if (!SnmpMessage.TryDecode(entry.Bytes.Span, out var message, out var error))
        {
            quarantined = Because(entry, "ber", error.ToString());
            return false;
        }

        ReadOnlyMemory<byte> plaintext = default;
        var failure = message.V3 is null || usm is null ? UsmFailure.None : usm.Check(entry.Bytes.Span, message, entry.Arrived, entry.Source, out plaintext);
        opened = new(message, plaintext, null);
        quarantined = failure == UsmFailure.None ? null : Refusal(entry, message, failure);
        return quarantined is null;
    }

    /// <inheritdoc cref="TryDecode(DatagramEntry, UsmReceiver?, out Decoded?, out Quarantined?)"/>
    /// <param name="reader">As for <see cref="TryOpen"/>.</param>
    public static bool TryRead(
        DatagramEntry entry, OpenedMessage opened, NotificationReader reader, [NotNullWhen(true)] out Decoded? decoded, [NotNullWhen(false)] out Quarantined? quarantined)
    {
        (decoded, quarantined) = opened.Notification is { } notification ? Notification(entry, notification) : Notification(entry, opened, reader);
        return decoded is not null;
    }

    private static (Decoded?, Quarantined?) Notification(DatagramEntry entry, UsmReceiver? usm, NotificationReader reader) =>
        !TryOpen(entry, usm, reader, out var opened, out var refused) ? (null, refused)
        : TryRead(entry, opened, reader, out var decoded, out var unreadable) ? (decoded, null) : (null, unreadable);

    private static (Decoded?, Quarantined?) Notification(DatagramEntry entry, OpenedMessage opened, NotificationReader reader)
    {
        var message = opened.Message!;
        if (!opened.Plaintext.IsEmpty)
        {
            return reader.TryReadScoped(opened.Plaintext, message, out var secret) ? Notification(entry, secret)
                : message.TryReadPlaintext(opened.Plaintext.Span, out message, out _) ? NoNotification(entry, message)
                : (null, Refusal(entry, message, UsmFailure.DecryptionError));
        }

        if (message.Pdu is null)
        {
            return Unreadable(entry, "encrypted", $"user {Quoted(message.V3?.Usm?.UserName)} of engine {message.V3?.Usm?.EngineId}");
        }

        return SnmpNotification.TryFrom(message, out var notification, out _) ? Notification(entry, notification) : NoNotification(entry, message);
    }

    private static (Decoded?, Quarantined?) Notification(DatagramEntry entry, SnmpNotification notification) => notification.TrapOid.IsEmpty
        ? Unreadable(entry, "no-trap-oid", notification.Problem is { } problem ? problem.ToString() : "snmpTrapOID.0 is absent")
        : (new DecodedNotification(entry, notification), null);

    private static (Decoded?, Quarantined?) NoNotification(DatagramEntry entry, SnmpMessage message) =>
        Unreadable(entry, "not-a-notification", $"{message.Version} {message.Pdu?.Type}");

    private static Quarantined Refusal(DatagramEntry entry, SnmpMessage message, UsmFailure failure)
    {
        var whose = $"user {Quoted(message.V3!.Usm?.UserName)} of engine {message.V3.Usm?.EngineId}";
        return UsmReport.IsDiscovery(message, failure) ? Because(entry, "discovery", whose, Protocol) : Because(entry, Counter(failure), whose);
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

    private static (Decoded?, Quarantined?) Unreadable(DatagramEntry entry, string reason, string detail) => (null, Because(entry, reason, detail));

    private static Quarantined Because(DatagramEntry entry, string reason, string detail, string stage = Stage) =>
        new(entry.Position, entry.Time, entry.Source, entry.Transport.Label(), stage, reason, detail);

    private static string Quoted(string? text) => $"'{text}'";
}

/// <summary>An SNMP message whose sender is believed, before what was encrypted of it is read.</summary>
/// <param name="Message">Null where <paramref name="Notification"/> is all there is.</param>
/// <param name="Plaintext">The decrypted scopedPDU; empty where nothing was encrypted.</param>
/// <param name="Notification">Of SNMPv1 and v2c, which have nothing to open.</param>
public readonly record struct OpenedMessage(SnmpMessage? Message, ReadOnlyMemory<byte> Plaintext, SnmpNotification? Notification);
