using Assurance.Snmp.Ber;
using Assurance.Text;

namespace Assurance.Snmp;

/// <summary>The header, security parameters and data of an SNMPv3 message (RFC 3412 §6, RFC 3414 §2.4).</summary>
internal static class SnmpV3Reader
{
    private const int UserSecurityModel = 3;
    private const int MaxUserNameLength = 32;
    private const int MaxEngineIdLength = 32;

    public static bool TryRead(ref BerReader body, ref SnmpMessage message, bool clamped, out DecodeError error)
    {
        if (!TryReadHeader(ref body, out var header, out error)
            || !TryReadSecurityParameters(ref body, ref header, out error))
        {
            return false;
        }

        message = message with { V3 = header };
        if (!header.Flags.HasFlag(MessageFlags.Private))
        {
            return SnmpMessageReader.TryReadScopedPdu(ref body, message, clamped, out message, out error);
        }

        // msgData ::= CHOICE { plaintext ScopedPDU, encryptedPDU OCTET STRING }
        if (!body.TryReadPrimitive(BerTag.OctetString, "encryptedPDU", out var encrypted))
        {
            error = body.Error;
            return false;
        }

        message = message with { EncryptedPdu = encrypted.ToArray() };
        return true;
    }

    // HeaderData ::= SEQUENCE { msgID, msgMaxSize, msgFlags OCTET STRING (SIZE(1)), msgSecurityModel }
    private static bool TryReadHeader(ref BerReader body, out SnmpV3Header header, out DecodeError error)
    {
        header = new SnmpV3Header(0, 0, MessageFlags.None, 0);
        if (!body.TryReadConstructed(BerTag.Sequence, "msgGlobalData", clamp: false, out var global, out _))
        {
            error = body.Error;
            return false;
        }

        var start = global.Position;
        if (!global.TryReadInt32("msgID", out var id)
            || !global.TryReadInt32("msgMaxSize", out var maxSize)
            || !global.TryReadPrimitive(BerTag.OctetString, "msgFlags", out var flags)
            || !global.TryReadInt32("msgSecurityModel", out var model))
        {
            error = global.Error;
            return false;
        }

        header = new SnmpV3Header(id, maxSize, flags.IsEmpty ? MessageFlags.None : (MessageFlags)(flags[0] & 7), model);
        var wrong = flags.Length != 1 || (flags[0] & 3) == 2 ? "msgFlags"
            : !SnmpMessageReader.IsAllowedMaxSize(maxSize) ? "msgMaxSize"
            : id < 0 ? "msgID"
            : model < 1 ? "msgSecurityModel"
            : null;
        error = wrong is null ? default : new DecodeError(wrong, DecodeReason.OutOfRange, start);
        return wrong is null;
    }

    // msgSecurityParameters OCTET STRING, for USM holding SEQUENCE { engineID, boots, time, userName, authParams, privParams }
    private static bool TryReadSecurityParameters(ref BerReader body, ref SnmpV3Header header, out DecodeError error)
    {
        if (!body.TryReadConstructed(BerTag.OctetString, "msgSecurityParameters", clamp: false, out var octets, out _))
        {
            error = body.Error;
            return false;
        }

        error = default;
        if (header.SecurityModel != UserSecurityModel)
        {
            return true;
        }

        if (!octets.TryReadConstructed(BerTag.Sequence, "UsmSecurityParameters", clamp: false, out var usm, out _))
        {
            error = octets.Error;
            return false;
        }

        if (!TryReadUsm(ref usm, out var parameters))
        {
            error = usm.Error;
            return false;
        }

        header = header with { Usm = parameters };
        return true;
    }

    private static bool TryReadUsm(ref BerReader usm, out UsmParameters? parameters)
    {
        parameters = null;
        if (!usm.TryReadPrimitive(BerTag.OctetString, "msgAuthoritativeEngineID", out var engineId)
            || !usm.TryReadInt32("msgAuthoritativeEngineBoots", out var boots)
            || !usm.TryReadInt32("msgAuthoritativeEngineTime", out var time)
            || !usm.TryReadPrimitive(BerTag.OctetString, "msgUserName", out var user)
            || !usm.TryReadPrimitive(BerTag.OctetString, "msgAuthenticationParameters", out var digest))
        {
            return false;
        }

        var digestOffset = usm.Position - digest.Length;
        if (!usm.TryReadPrimitive(BerTag.OctetString, "msgPrivacyParameters", out var salt))
        {
            return false;
        }

        // Negative boots and time are left to the time window, which refuses them.
        if (user.Length > MaxUserNameLength || engineId.Length > MaxEngineIdLength)
        {
            return usm.Fail(usm.Position, "UsmSecurityParameters", DecodeReason.OutOfRange);
        }

        parameters = new UsmParameters(
            new EngineId(engineId), boots, time, DeviceText.Decode(user, out _), digest.ToArray(), salt.ToArray(), digestOffset);
        return true;
    }
}
