using System.Formats.Asn1;
using System.Globalization;

namespace Assurance.Lab.Sending;

/// <summary>A notification before it is encoded: SNMPv2 trap OID and bindings; v1 form by RFC 3584 section 3.2.</summary>
/// <param name="Enterprise">sysObjectID of the sender; v1 standard traps carry it as their enterprise.</param>
internal sealed record Trap(string Oid, string Enterprise, IReadOnlyList<TrapBinding> Bindings)
{
    public const string LinkDown = "1.3.6.1.6.3.1.1.5.3";
    public const string LinkUp = "1.3.6.1.6.3.1.1.5.4";
    public const string ColdStart = "1.3.6.1.6.3.1.1.5.1";
    private const string StandardTraps = "1.3.6.1.6.3.1.1.5.";
    private static readonly Asn1Tag V1Trap = new(TagClass.ContextSpecific, 4, true);
    private static readonly Asn1Tag V2Trap = new(TagClass.ContextSpecific, 7, true);

    /// <summary>RFC 1157 section 4.1.6: agent-addr names the device though the datagram comes from elsewhere.</summary>
    public byte[] EncodeV1(string agent, uint upTime)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        var (enterprise, generic, specific) = V1Names();
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            writer.WriteOctetString("public"u8);
            using (writer.PushSequence(V1Trap))
            {
                writer.WriteObjectIdentifier(enterprise);
                Ber.WriteAddress(writer, agent);
                writer.WriteInteger(generic);
                writer.WriteInteger(specific);
                Ber.WriteTimeTicks(writer, upTime);
                WriteBindings(writer, Bindings);
            }
        }
        return writer.Encode();
    }

    /// <summary>RFC 3416 section 4.2.6, with snmpTrapAddress.0 last, as a forwarding relay appends it (RFC 3584 section 3.1).</summary>
    public byte[] EncodeV2(string agent, uint upTime, int requestId)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteOctetString("public"u8);
            using (writer.PushSequence(V2Trap))
            {
                writer.WriteInteger(requestId);
                writer.WriteInteger(0);
                writer.WriteInteger(0);
                using (writer.PushSequence())
                {
                    WriteUpTime(writer, upTime);
                    Ber.Write(writer, new("1.3.6.1.6.3.1.1.4.1.0", TrapValue.Oid(Oid)));
                    foreach (var binding in Bindings) Ber.Write(writer, binding);
                    Ber.Write(writer, new("1.3.6.1.6.3.18.1.3.0", TrapValue.Ip(agent)));
                }
            }
        }
        return writer.Encode();
    }

    private (string Enterprise, int Generic, int Specific) V1Names()
    {
        if (Oid.StartsWith(StandardTraps, StringComparison.Ordinal))
            return (Enterprise, int.Parse(Oid.AsSpan(StandardTraps.Length), CultureInfo.InvariantCulture) - 1, 0);
        var last = Oid.LastIndexOf('.');
        var enterprise = Oid[..last];
        if (enterprise.EndsWith(".0", StringComparison.Ordinal)) enterprise = enterprise[..^2];
        return (enterprise, 6, int.Parse(Oid.AsSpan(last + 1), CultureInfo.InvariantCulture));
    }

    private static void WriteBindings(AsnWriter writer, IEnumerable<TrapBinding> bindings)
    {
        using (writer.PushSequence())
            foreach (var binding in bindings) Ber.Write(writer, binding);
    }

    private static void WriteUpTime(AsnWriter writer, uint upTime)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.3.6.1.2.1.1.3.0");
            Ber.WriteTimeTicks(writer, upTime);
        }
    }
}
