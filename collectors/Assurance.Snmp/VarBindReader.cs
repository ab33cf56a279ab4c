using Assurance.Snmp.Ber;

namespace Assurance.Snmp;

/// <summary>variable-bindings (RFC 3416 §3): VarBindList ::= SEQUENCE OF SEQUENCE { name, value }.</summary>
internal static class VarBindReader
{
    /// <summary>Reads to <paramref name="pdu"/> what the list comes to.</summary>
    /// <param name="cut">Whether the message breaks off.</param>
    public static void Read(ref BerReader content, bool cut, BindingMemory memory, ref PduContent pdu)
    {
        if (!content.TryReadConstructed(BerTag.Sequence, "variable-bindings", clamp: true, out var list, out var clamped))
        {
            (pdu.Truncated, pdu.Problem) = (true, content.Error);
            return;
        }

        memory.Begin(list);
        DecodeError? problem = null;
        var complete = true;
        while (complete && !list.AtEnd)
        {
            complete = TryReadNext(ref list, memory, ref problem);
        }

        (pdu.VarBinds, pdu.Truncated, pdu.Problem) = (memory.Bindings, !complete || clamped || cut, problem);
    }

    private static bool TryReadNext(ref BerReader list, BindingMemory memory, ref DecodeError? problem)
    {
        var start = list.Position;
        _ = list.TryPeekTag(out var tag);
        if (tag == BerTag.Sequence && list.TryReadConstructed(tag, "VarBind", clamp: false, out var content, out _))
        {
            ReadBinding(ref content, memory, ref problem);
            return true;
        }

        if (!list.TryReadElement("VarBind", out tag, out var octets))
        {
            problem ??= list.Error;
            return false;
        }

        problem ??= new DecodeError("VarBind", DecodeReason.WrongTag, start);
        memory.Add(default, memory.Octets(SnmpType.Unreadable, list.Position - octets.Length, octets.Length, tag));
        return true;
    }

    private static void ReadBinding(ref BerReader content, BindingMemory memory, ref DecodeError? problem)
    {
        var start = content.Position;
        if (!content.TryReadPrimitive(BerTag.ObjectIdentifier, "name", out var octets))
        {
            problem ??= content.Error;
            memory.Add(default, Unreadable(content, start, BerTag.Sequence, memory));
            return;
        }

        if (!BerContent.TryReadOid(octets, memory, out var name))
        {
            problem ??= new DecodeError("name", DecodeReason.Unreadable, start);
            memory.Add(default, Unreadable(content, start, BerTag.Sequence, memory));
            return;
        }

        start = content.Position;
        if (!content.TryReadElement("value", out var tag, out octets))
        {
            problem ??= content.Error;
            memory.Add(name, Unreadable(content, start, 0, memory));
            return;
        }

        var value = SnmpValueReader.Read(tag, octets, content.Position - octets.Length, memory);
        if (value.Type == SnmpType.Unreadable)
        {
            problem ??= new DecodeError("value", DecodeReason.Unreadable, start);
        }

        memory.Add(name, value);
    }

    // All from a place on.
    private static SnmpValue Unreadable(in BerReader content, int start, byte tag, BindingMemory memory) =>
        memory.Octets(SnmpType.Unreadable, start, content.Position + content.Remaining - start, tag);
}
