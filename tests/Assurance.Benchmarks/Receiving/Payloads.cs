using System.Globalization;
using System.Text;
using Assurance.Snmp;

namespace Assurance.Benchmarks.Receiving;

/// <summary>Messages of one length each: half of them say that something went down, half that it is back; or all say again what is down.</summary>
internal static class Payloads
{
    private const int Objects = 512;
    private const int RepeatedObjects = 64;
    private const int SealedAnew = 4_096;
    private const int FirstIndex = 1_000;

    private static readonly IReadOnlyList<byte[]> Traps = Changes(Trap);
    private static readonly IReadOnlyList<byte[]> Logs = Changes(Log);
    // Sealed when first asked for; each with a salt of its own, as a sender seals what it says again.
    private static readonly Lazy<IReadOnlyList<byte[]>> Secure = new(() => Changes((i, up) => SecureTraps.Seal(Pdu(FirstIndex + i, up), (up ? Objects : 0) + i)));
    private static readonly Lazy<IReadOnlyList<byte[]>> RepeatedSecure =
        new(() => [.. Enumerable.Range(0, SealedAnew).Select(i => SecureTraps.Seal(Pdu(FirstIndex + (i % RepeatedObjects), up: false), i))]);

    /// <summary>linkDown and linkUp of SNMPv2c, the same of SNMPv3 as <see cref="SecureTraps.User"/> sends them, or RFC 5424 as a router's BGP tells of a neighbour.</summary>
    /// <param name="isRepeated">Each says what stands, again; otherwise each is a change.</param>
    public static IReadOnlyList<byte[]> Of(Way way, bool isRepeated = false) => (way, isRepeated) switch
    {
        (Way.Trap, _) => isRepeated ? [.. Traps.Take(RepeatedObjects)] : Traps,
        (Way.SecureTrap, _) => isRepeated ? RepeatedSecure.Value : Secure.Value,
        _ => isRepeated ? [.. Logs.Take(RepeatedObjects)] : Logs,
    };

    private static IReadOnlyList<byte[]> Changes(Func<int, bool, byte[]> message) => [.. Enumerable.Range(0, 2 * Objects).Select(i => message(i % Objects, i >= Objects))];

    private static byte[] Trap(int number, bool up) => new SnmpMessage(SnmpVersion.V2c) { Community = "public", Pdu = Pdu(FirstIndex + number, up) }.Encode();

    private static SnmpPdu Pdu(int index, bool up) => SnmpPdu.Trap(
        0x01000000 + index, 0x01000000, Oid.Parse($"1.3.6.1.6.3.1.1.5.{(up ? 4 : 3)}"),
        new VarBind(Oid.Parse($"1.3.6.1.2.1.2.2.1.1.{index}"), SnmpValue.Integer(index)),
        new VarBind(Oid.Parse($"1.3.6.1.2.1.2.2.1.7.{index}"), SnmpValue.Integer(1)),
        new VarBind(Oid.Parse($"1.3.6.1.2.1.2.2.1.8.{index}"), SnmpValue.Integer(up ? 1 : 2)));

    private static byte[] Log(int number, bool up) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"<187>1 2026-11-23T16:10:00.{number:000}Z router{number % 64:00} bgpd 4242 ADJCHANGE - %BGP-5-ADJCHANGE: neighbor 10.0.{number / 200}.{100 + (number % 100)} {(up ? "Up  " : "Down")}"));
}
