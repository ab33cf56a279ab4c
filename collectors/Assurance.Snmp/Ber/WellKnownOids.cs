namespace Assurance.Snmp.Ber;

/// <summary>Names that stand in every notification, so that one copy serves all of them.</summary>
internal static class WellKnownOids
{
    private const int GenericTraps = 6;
    private static readonly Oid[] Traps = [.. Enumerable.Range(1, GenericTraps).Select(n => Oid.Of(1, 3, 6, 1, 6, 3, 1, 1, 5, (uint)n))];

    public static ReadOnlySpan<byte> SysUpTimeContent => "\x2b\x06\x01\x02\x01\x01\x03\x00"u8;

    /// <param name="content">Content octets of an OBJECT IDENTIFIER.</param>
    public static bool TryFind(ReadOnlySpan<byte> content, out Oid oid)
    {
        // sysUpTime.0; snmpTrapOID.0; snmpTraps 1 to 6 (RFC 3418).
        if (content.SequenceEqual(SysUpTimeContent))
        {
            oid = NotificationObjects.SysUpTime;
            return true;
        }

        if (content.SequenceEqual("\x2b\x06\x01\x06\x03\x01\x01\x04\x01\x00"u8))
        {
            oid = NotificationObjects.SnmpTrapOid;
            return true;
        }

        var isTrap = content.Length == 9 && content[8] is >= 1 and <= GenericTraps && content.StartsWith("\x2b\x06\x01\x06\x03\x01\x01\x05"u8);
        oid = isTrap ? Traps[content[8] - 1] : default;
        return isTrap;
    }
}
