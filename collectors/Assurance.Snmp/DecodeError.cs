namespace Assurance.Snmp;

/// <summary>Why octets could not be read. Field and reason come from fixed sets and never hold data of the sender.</summary>
/// <param name="Field">The field in the standard's name, such as <c>msgVersion</c>.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Offset">The octet where it starts, from 0 at the start of the message.</param>
public readonly record struct DecodeError(string Field, string Reason, int Offset)
{
    /// <summary>Field and reason, without the place.</summary>
    public string What => $"{Field}: {Reason}";

    public override string ToString() => $"{Field}: {Reason} at octet {Offset}";
}

internal static class DecodeReason
{
    public const string Missing = "missing or cut short";
    public const string PassesTheEnd = "length passes the end";
    public const string BadLength = "indefinite or oversized length";
    public const string MultiOctetTag = "multi-octet tag";
    public const string WrongTag = "unexpected tag";
    public const string OutOfRange = "value out of range";
    public const string NotAllowed = "not allowed in this version";
    public const string Unreadable = "content not of its type";
}
