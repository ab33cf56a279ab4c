namespace Assurance.Snmp;

/// <summary>An object's name and value (RFC 3416 §3). <paramref name="Name"/> is empty where the name itself could not be read.</summary>
public readonly record struct VarBind(Oid Name, SnmpValue Value)
{
    public override string ToString() => $"{Name} = {Value.Type}: {Value.AsText()}";
}
