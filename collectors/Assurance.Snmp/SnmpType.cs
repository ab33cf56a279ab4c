namespace Assurance.Snmp;

/// <summary>What a value is: its BER tag (RFC 2578 §7.1, RFC 3416 §3), net-snmp's tags for wrapped numbers, or unreadable.</summary>
public enum SnmpType
{
    Unreadable = 0,
    Integer = 0x02,
    OctetString = 0x04,
    Null = 0x05,
    ObjectIdentifier = 0x06,
    IpAddress = 0x40,
    Counter32 = 0x41,
    Gauge32 = 0x42,
    TimeTicks = 0x43,
    Opaque = 0x44,
    Counter64 = 0x46,
    UInteger32 = 0x47,
    NoSuchObject = 0x80,
    NoSuchInstance = 0x81,
    EndOfMibView = 0x82,
    OpaqueFloat = 0x9F78,
    OpaqueDouble = 0x9F79,
}
