namespace Assurance.Snmp;

/// <summary>msgFlags (RFC 3412 §6.4).</summary>
[Flags]
public enum MessageFlags
{
    None = 0,
    Authenticated = 1,
    Private = 2,
    Reportable = 4,
}

/// <summary>The header of an SNMPv3 message (RFC 3412 §6) and, for security model 3, its USM parameters (RFC 3414 §2.4).</summary>
/// <param name="MessageId">msgID, 0..2^31-1: pairs request and response.</param>
/// <param name="MaxSize">msgMaxSize in octets, from 484: the largest message the sender takes.</param>
/// <param name="SecurityModel">3 is USM.</param>
public sealed record SnmpV3Header(int MessageId, int MaxSize, MessageFlags Flags, int SecurityModel)
{
    /// <summary>Null when the security model is another.</summary>
    public UsmParameters? Usm { get; init; }
}

/// <summary>UsmSecurityParameters (RFC 3414 §2.4).</summary>
/// <param name="EngineId">msgAuthoritativeEngineID; empty asks for discovery, else 5..32 octets.</param>
/// <param name="EngineBoots">0..2^31-1 by the standard; negative where a sender wrote so, which is never timely.</param>
/// <param name="EngineTime">Seconds since that boot, 0..2^31-1.</param>
/// <param name="UserName">0..32 octets.</param>
/// <param name="AuthenticationParameters">The digest; its length follows the protocol.</param>
/// <param name="PrivacyParameters">The salt, 8 octets or none.</param>
/// <param name="DigestOffset">Where the digest stands in the message, which is checked with these octets zeroed.</param>
public sealed record UsmParameters(
    EngineId EngineId,
    int EngineBoots,
    int EngineTime,
    string UserName,
    ReadOnlyMemory<byte> AuthenticationParameters,
    ReadOnlyMemory<byte> PrivacyParameters,
    int DigestOffset);
