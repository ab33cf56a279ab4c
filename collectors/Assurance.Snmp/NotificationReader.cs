using System.Diagnostics.CodeAnalysis;
using Assurance.Snmp.Ber;

namespace Assurance.Snmp;

/// <summary>
/// Reads notifications into one and the same <see cref="SnmpNotification"/>, which thereby holds until the next is read:
/// <see cref="SnmpNotification.Copy"/> makes it stay. It allocates nothing for a usual message of SNMPv2. For one thread.
/// </summary>
public sealed class NotificationReader
{
    private readonly BindingMemory memory = new();
    private readonly SnmpNotification notification = new(SnmpVersion.V2c, NotificationKind.Trap, default, default(VarBindList));

    /// <summary>A trap or inform of SNMPv1 or v2c. False for anything else; <see cref="SnmpMessage.TryDecode"/> says what that is.</summary>
    /// <param name="datagram">Not to be changed while the notification or a copy is held.</param>
    public bool TryRead(ReadOnlyMemory<byte> datagram, [NotNullWhen(true)] out SnmpNotification? read)
    {
        read = null;
        memory.Clear(datagram);
        if (!SnmpMessageReader.TryOpen(datagram.Span, out var body, out var version, out _, out var clamped, out _)
            || version == SnmpVersion.V3
            || !SnmpMessageReader.TryReadCommunityMessage(ref body, version, clamped, memory, out var community, out var pdu, out _)
            || !NotificationTranslation.TryFill(notification, pdu))
        {
            return false;
        }

        notification.Concerns(version, community, null, default, "");
        read = notification;
        return true;
    }

    /// <summary>A trap or inform of SNMPv3 from its scopedPDU, decrypted (RFC 3412 §6); false for anything else.</summary>
    /// <param name="message">What it came in.</param>
    /// <inheritdoc cref="TryRead"/>
    public bool TryReadScoped(ReadOnlyMemory<byte> plaintext, SnmpMessage message, [NotNullWhen(true)] out SnmpNotification? read)
    {
        read = null;
        memory.Clear(plaintext);
        var reader = new BerReader(plaintext.Span);
        if (!SnmpMessageReader.TryReadScopedPdu(ref reader, clamped: false, memory, out var context, out var pdu, out _) || !NotificationTranslation.TryFill(notification, pdu))
        {
            return false;
        }

        notification.Concerns(message.Version, message.Community, message.V3?.Usm, context.EngineId, context.Name);
        read = notification;
        return true;
    }
}
