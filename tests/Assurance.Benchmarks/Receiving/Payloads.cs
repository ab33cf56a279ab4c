using System.Globalization;
using System.Text;
using Assurance.Snmp;

namespace Assurance.Benchmarks.Receiving;

/// <summary>Messages of one length each: half of them say that something went down, half that it is back.</summary>
internal static class Payloads
{
    private const int Objects = 512;
    private const int RepeatedObjects = 64;
    private const int FirstIndex = 1_000;

    /// <summary>linkDown and linkUp of SNMPv2c.</summary>
    public static IReadOnlyList<byte[]> Traps { get; } = [.. Enumerable.Range(0, 2 * Objects).Select(i => Trap(FirstIndex + (i % Objects), up: i >= Objects))];

    /// <summary>Such of <see cref="Traps"/> as say the same again and again.</summary>
    public static IReadOnlyList<byte[]> Repeated { get; } = [.. Traps.Take(RepeatedObjects)];

    /// <summary>The same of SNMPv3, as <see cref="SecureTraps.User"/> sends them.</summary>
    public static IReadOnlyList<byte[]> Secure { get; } =
        [.. Enumerable.Range(0, 2 * Objects).Select(i => SecureTraps.Seal(Pdu(FirstIndex + (i % Objects), up: i >= Objects), i))];

    /// <summary>RFC 5424, as a router's BGP tells of a neighbour.</summary>
    public static IReadOnlyList<byte[]> Logs { get; } = [.. Enumerable.Range(0, 2 * Objects).Select(i => Log(i % Objects, up: i >= Objects))];

    private static byte[] Trap(int index, bool up) => new SnmpMessage(SnmpVersion.V2c) { Community = "public", Pdu = Pdu(index, up) }.Encode();

    private static SnmpPdu Pdu(int index, bool up) => SnmpPdu.Trap(
        0x01000000 + index, 0x01000000, Oid.Parse($"1.3.6.1.6.3.1.1.5.{(up ? 4 : 3)}"),
        new VarBind(Oid.Parse($"1.3.6.1.2.1.2.2.1.1.{index}"), SnmpValue.Integer(index)),
        new VarBind(Oid.Parse($"1.3.6.1.2.1.2.2.1.7.{index}"), SnmpValue.Integer(1)),
        new VarBind(Oid.Parse($"1.3.6.1.2.1.2.2.1.8.{index}"), SnmpValue.Integer(up ? 1 : 2)));

    private static byte[] Log(int number, bool up) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"<187>1 2026-11-23T16:10:00.{number:000}Z router{number % 64:00} bgpd 4242 ADJCHANGE - %BGP-5-ADJCHANGE: neighbor 10.0.{number / 200}.{100 + (number % 100)} {(up ? "Up  " : "Down")}"));
}
