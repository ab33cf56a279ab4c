namespace Assurance.Snmp;

/// <summary>msgVersion as it stands on the wire (RFC 1157 §4, RFC 3584 §1.1, RFC 3412 §6).</summary>
public enum SnmpVersion
{
    V1 = 0,
    V2c = 1,
    V3 = 3,
}
