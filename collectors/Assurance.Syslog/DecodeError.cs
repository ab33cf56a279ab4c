namespace Assurance.Syslog;

/// <summary>Why a datagram is no message at all. The reason comes from a fixed set and never holds data of the sender.</summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Offset">The octet where reading stopped, from 0.</param>
public readonly record struct DecodeError(string Reason, int Offset)
{
    public override string ToString() => $"{Reason} at octet {Offset}";
}
