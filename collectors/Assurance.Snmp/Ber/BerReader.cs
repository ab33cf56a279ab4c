using System.Numerics;
using System.Runtime.CompilerServices;

namespace Assurance.Snmp.Ber;

/// <summary>
/// Reads the BER subset of RFC 3417 §8 from octets: single-octet tags, definite lengths (long forms need not be minimal).
/// Never reads outside its bounds, never recurses, and allocates nothing but a reason to fail. A failed read leaves
/// the position where it was and says why in <see cref="Error"/>.
/// </summary>
internal ref struct BerReader
{
    // Up to the end of what is read.
    private readonly ReadOnlySpan<byte> _message;
    private int _position;
    // Held apart: readers are made and copied all the time and hardly ever fail.
    private StrongBox<DecodeError>? _error;

    public BerReader(ReadOnlySpan<byte> message)
        : this(message, 0)
    {
    }

    private BerReader(ReadOnlySpan<byte> message, int start)
    {
        _message = message;
        _position = start;
    }

    public readonly DecodeError Error => _error?.Value ?? default;

    /// <summary>Where the next element starts in the message.</summary>
    public readonly int Position => _position;

    public readonly int Remaining => _message.Length - _position;

    public readonly bool AtEnd => _position >= _message.Length;

    /// <summary>All octets left.</summary>
    public readonly ReadOnlySpan<byte> Rest => _message[_position..];

    /// <summary>All octets left, which are thereby read.</summary>
    public ReadOnlySpan<byte> ReadRest()
    {
        var rest = Rest;
        _position = _message.Length;
        return rest;
    }

    public readonly bool TryPeekTag(out byte tag)
    {
        tag = AtEnd ? (byte)0 : _message[_position];
        return !AtEnd;
    }

    /// <summary>An element of this tag whose content becomes a reader of its own.</summary>
    /// <param name="clamp">Take a length that passes the end as "up to the end", as a cut datagram needs it.</param>
    public bool TryReadConstructed(byte expected, string field, bool clamp, out BerReader content, out bool clamped)
    {
        content = default;
        clamped = false;
        var start = _position;
        if (!TryReadHeader(field, out var tag, out var length))
        {
            return false;
        }

        if (tag != expected)
        {
            return Fail(start, field, DecodeReason.WrongTag);
        }

        clamped = length > Remaining;
        if (clamped && !clamp)
        {
            return Fail(start, field, DecodeReason.PassesTheEnd);
        }

        var end = clamped ? _message.Length : _position + (int)length;
        content = new BerReader(_message[..end], _position);
        _position = end;
        return true;
    }

    /// <summary>The next element, whatever it is.</summary>
    public bool TryReadElement(string field, out byte tag, out ReadOnlySpan<byte> content)
    {
        content = default;
        var start = _position;
        if (!TryReadHeader(field, out tag, out var length))
        {
            return false;
        }

        if (length > Remaining)
        {
            return Fail(start, field, DecodeReason.PassesTheEnd);
        }

        content = _message.Slice(_position, (int)length);
        _position += (int)length;
        return true;
    }

    /// <summary>The content of an element that must have this tag.</summary>
    public bool TryReadPrimitive(byte expected, string field, out ReadOnlySpan<byte> content)
    {
        var start = _position;
        return TryReadElement(field, out var tag, out content) && (tag == expected || Fail(start, field, DecodeReason.WrongTag));
    }

    /// <summary>An INTEGER within 32 bits, sign-extended octets allowed.</summary>
    public bool TryReadInt32(string field, out int value)
    {
        var start = _position;
        value = 0;
        if (!TryReadPrimitive(BerTag.Integer, field, out var content))
        {
            return false;
        }

        if (!BerContent.TryReadSigned(content, out var wide) || wide is < int.MinValue or > int.MaxValue)
        {
            return Fail(start, field, DecodeReason.OutOfRange);
        }

        value = (int)wide;
        return true;
    }

    /// <summary>An INTEGER within 32 bits that some agents hold as unsigned: 00 FF FF FF F0 is -16.</summary>
    public bool TryReadBits32(string field, out int value)
    {
        var start = _position;
        value = 0;
        if (!TryReadPrimitive(BerTag.Integer, field, out var content))
        {
            return false;
        }

        if (!BerContent.TryReadSigned(content, out var wide) || wide is < int.MinValue or > uint.MaxValue)
        {
            return Fail(start, field, DecodeReason.OutOfRange);
        }

        value = unchecked((int)wide);
        return true;
    }

    /// <summary>Records the failure and steps back to <paramref name="at"/>; always false.</summary>
    public bool Fail(int at, string field, string reason)
    {
        _position = at;
        _error = new(new DecodeError(field, reason, at));
        return false;
    }

    // X.690 §8.1.2 and §8.1.3: tag, then length in short or long form, here as most are.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReadHeader(string field, out byte tag, out uint length)
    {
        var message = _message;
        var at = _position;
        if (at + 1 < message.Length && (message[at] & 0x1F) != 0x1F && message[at + 1] < 0x80)
        {
            (tag, length) = (message[at], message[at + 1]);
            _position = at + 2;
            return true;
        }

        return TryReadUnusualHeader(field, out tag, out length);
    }

    // 0x80 (indefinite) is not allowed, RFC 3417 §8 (1).
    private bool TryReadUnusualHeader(string field, out byte tag, out uint length)
    {
        tag = 0;
        length = 0;
        var start = _position;
        if (Remaining < 2)
        {
            return Fail(start, field, DecodeReason.Missing);
        }

        tag = _message[_position++];
        var first = _message[_position++];
        if ((tag & 0x1F) == 0x1F)
        {
            return Fail(start, field, DecodeReason.MultiOctetTag);
        }

        return TryReadLongLength(first & 0x7F, out length) || Fail(start, field, DecodeReason.BadLength);
    }

    private bool TryReadLongLength(int count, out uint length)
    {
        length = 0;
        if (count == 0 || count > Remaining)
        {
            return false;
        }

        var octets = _message.Slice(_position, count).TrimStart((byte)0);
        _position += count;
        foreach (var octet in octets)
        {
            length = BitOperations.LeadingZeroCount(length) < 8 ? uint.MaxValue : (length << 8) | octet;
        }

        return octets.Length <= 4;
    }
}
