namespace Assurance.Snmp;

/// <summary>Objects of SNMPv2-MIB and SNMP-COMMUNITY-MIB with a meaning in every notification (RFC 3584 §3).</summary>
public static class NotificationObjects
{
    public static Oid SysUpTime { get; } = Oid.Parse("1.3.6.1.2.1.1.3.0");

    /// <summary>The content octets of <see cref="SysUpTime"/>.</summary>
    internal static ReadOnlySpan<byte> SysUpTimeContent => "\x2b\x06\x01\x02\x01\x01\x03\x00"u8;

    public static Oid SnmpTrapOid { get; } = Oid.Parse("1.3.6.1.6.3.1.1.4.1.0");

    public static Oid SnmpTrapEnterprise { get; } = Oid.Parse("1.3.6.1.6.3.1.1.4.3.0");

    public static Oid SnmpTrapAddress { get; } = Oid.Parse("1.3.6.1.6.3.18.1.3.0");

    /// <summary>coldStart .. egpNeighborLoss stand below it as .1 .. .6.</summary>
    public static Oid SnmpTraps { get; } = Oid.Parse("1.3.6.1.6.3.1.1.5");
}
