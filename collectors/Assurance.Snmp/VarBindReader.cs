using System.Runtime.CompilerServices;
using Assurance.Snmp.Ber;

namespace Assurance.Snmp;

/// <summary>variable-bindings (RFC 3416 §3): VarBindList ::= SEQUENCE OF SEQUENCE { name, value }.</summary>
internal static class VarBindReader
{
    // Most messages have no more: they are gathered on the stack.
    private const int Usual = 16;

    public static Bindings Read(ref BerReader content, bool cut)
    {
        if (!content.TryReadConstructed(BerTag.Sequence, "variable-bindings", clamp: true, out var list, out var clamped))
        {
            return new([], true, content.Error);
        }

        var some = default(UsualBindings);
        List<VarBind>? many = null;
        var count = 0;
        DecodeError? problem = null;
        var complete = true;
        while (complete && !list.AtEnd)
        {
            complete = TryReadNext(ref list, out var binding, ref problem);
            if (complete && count < Usual)
            {
                some[count++] = binding;
            }
            else if (complete)
            {
                (many ??= [.. some]).Add(binding);
            }
        }

        return new(many?.ToArray() ?? ((ReadOnlySpan<VarBind>)some)[..count].ToArray(), !complete || clamped || cut, problem);
    }

    private static bool TryReadNext(ref BerReader list, out VarBind binding, ref DecodeError? problem)
    {
        binding = default;
        var start = list.Position;
        _ = list.TryPeekTag(out var tag);
        if (tag == BerTag.Sequence && list.TryReadConstructed(tag, "VarBind", clamp: false, out var content, out _))
        {
            binding = ReadBinding(ref content, ref problem);
            return true;
        }

        if (!list.TryReadElement("VarBind", out tag, out var octets))
        {
            problem ??= list.Error;
            return false;
        }

        problem ??= new DecodeError("VarBind", DecodeReason.WrongTag, start);
        binding = new VarBind(default, SnmpValue.Unreadable(tag, octets));
        return true;
    }

    private static VarBind ReadBinding(ref BerReader content, ref DecodeError? problem)
    {
        var whole = content;
        var start = content.Position;
        if (!content.TryReadPrimitive(BerTag.ObjectIdentifier, "name", out var octets))
        {
            problem ??= content.Error;
            return new VarBind(default, SnmpValue.Unreadable(BerTag.Sequence, whole.ReadRest()));
        }

        if (!BerContent.TryReadOid(octets, out var name))
        {
            problem ??= new DecodeError("name", DecodeReason.Unreadable, start);
            return new VarBind(default, SnmpValue.Unreadable(BerTag.Sequence, whole.ReadRest()));
        }

        start = content.Position;
        if (!content.TryReadElement("value", out var tag, out octets))
        {
            problem ??= content.Error;
            return new VarBind(name, SnmpValue.Unreadable(0, content.ReadRest()));
        }

        var value = SnmpValueReader.Read(tag, octets);
        if (value.Type == SnmpType.Unreadable)
        {
            problem ??= new DecodeError("value", DecodeReason.Unreadable, start);
        }

        return new VarBind(name, value);
    }

    [InlineArray(Usual)]
    private struct UsualBindings
    {
        private VarBind first;
    }
}

/// <summary>What a list of bindings came to.</summary>
/// <param name="Truncated">Whether it breaks off before the sender's last one.</param>
/// <param name="Problem">The first thing in it that could not be read.</param>
internal readonly record struct Bindings(VarBind[] VarBinds, bool Truncated, DecodeError? Problem);
