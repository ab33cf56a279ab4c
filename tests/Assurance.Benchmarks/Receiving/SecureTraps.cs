using Assurance.Snmp;
using Assurance.Snmp.Usm;

namespace Assurance.Benchmarks.Receiving;

/// <summary>The one sender of SNMPv3 traps, and how receivers are told of it.</summary>
internal static class SecureTraps
{
    private const string Name = "noc";
    private const string AuthKey = "authentic phrase";
    private const string PrivacyKey = "private phrase";
    private const string Engine = "80001f880462656e6368";
    private const int FirstMessage = 0x01000000;

    public static UsmUser User { get; } = new(Name, AuthProtocol.SHA256, AuthKey, PrivacyProtocol.AES128, PrivacyKey, null);

    public static string[] OurSettings { get; } =
    [
        $"--Snmp:Users:0:Name={Name}", "--Snmp:Users:0:AuthProtocol=SHA256", $"--Snmp:Users:0:AuthKey={AuthKey}",
        "--Snmp:Users:0:PrivacyProtocol=AES128", $"--Snmp:Users:0:PrivacyKey={PrivacyKey}",
    ];

    public static string NetSnmpSettings => $"createUser -e 0x{Engine} {Name} SHA-256 \"{AuthKey}\" AES \"{PrivacyKey}\"\n";

    /// <summary>Boots and time stand still: a burst is far shorter than the window of 150 s.</summary>
    public static byte[] Seal(SnmpPdu pdu, int number)
    {
        var usm = new UsmParameters(EngineId.Parse(Engine), 1, 1_000, Name, default, default, 0);
        var header = new SnmpV3Header(FirstMessage + number, 65_507, MessageFlags.Authenticated | MessageFlags.Private, 3) { Usm = usm };
        return UsmSecurity.Seal(new SnmpMessage(SnmpVersion.V3) { V3 = header, ContextEngineId = EngineId.Parse(Engine), Pdu = pdu }, User, (ulong)number);
    }
}
