using System.Net;
using System.Text;
using System.Text.Json;
using Assurance.Snmp;
using Assurance.Snmp.Usm;

namespace Assurance.Benchmarks.Fuzzing;

/// <summary>Well-formed inputs of our own, and the published ones where they lie beside the checkout.</summary>
internal sealed record FuzzSeeds(IReadOnlyList<byte[]> Packets, IReadOnlyList<byte[]> Messages, IReadOnlyList<byte[]> Streams, bool Published)
{
    /// <summary>Whose keys open what is sealed among the packets.</summary>
    public static readonly UsmUser User = new("fuzz", AuthProtocol.SHA256, "fuzzing-authentication", PrivacyProtocol.AES128, "fuzzing-privacy");

    private static readonly string[] Texts =
    [
        "<165>1 2026-11-25T03:00:00.003+08:00 r1 app 8710 ID47 [ex@32473 iut=\"3\" e=\"\\]\"] an event",
        "<188>Nov 25 03:00:00 r1 %%01IFNET/4/IF_STATE(l)[6]:Interface GigabitEthernet0/0/1 has turned into DOWN state.",
        "<189>521: r1: Nov 25 03:00:00.021: %LINK-3-UPDOWN: Interface Gi0/0/1, changed state to down",
        "<28>Nov 25 03:00:00 r2 mib2d[1234]: SNMP_TRAP_LINK_DOWN: ifIndex 512, ifAdminStatus up(1), ifOperStatus down(2), ifName ge-0/0/1",
    ];

    public static FuzzSeeds Find(string? corpora)
    {
        List<byte[]> packets = [.. OwnPackets()], messages = [.. Texts.Select(Encoding.UTF8.GetBytes)];
        foreach (var file in corpora is null ? Array.Empty<string>() : [.. Directory.EnumerateFiles(corpora, "*.jsonl").Order(StringComparer.Ordinal)])
        {
            foreach (var (_, snmp, octets) in PublishedIn(file))
            {
                (snmp ? packets : messages).Add(octets);
            }
        }

        return new(packets, messages, [.. messages.Chunk(3).Select(Stream)], corpora is not null);
    }

    /// <summary><c>shared/data/corpora</c> in a folder above this program; null where there is none.</summary>
    public static string? Beside()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "data", "corpora") is var path && Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>What a file of the published corpora holds as octets or as a log's text.</summary>
    public static IEnumerable<(string Id, bool Snmp, byte[] Octets)> PublishedIn(string file)
    {
        foreach (var line in File.ReadLines(file))
        {
            using var record = JsonDocument.Parse(line);
            var root = record.RootElement;
            var snmp = root.TryGetProperty("transport", out var by) && by.GetString()!.StartsWith("snmp", StringComparison.Ordinal);
            var hex = new[] { "built_packet", "hex" }.Select(n => root.TryGetProperty(n, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null).FirstOrDefault(v => v is not null);
            if (hex is not null)
            {
                yield return (root.GetProperty("id").GetString()!, snmp, Convert.FromHexString(hex));
            }
            else if (!snmp && root.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
            {
                yield return (root.GetProperty("id").GetString()!, snmp, Encoding.UTF8.GetBytes(text.GetString()!));
            }
        }
    }

    private static IEnumerable<byte[]> OwnPackets()
    {
        var trap = SnmpPdu.Trap(1, 4711, Oid.Parse("1.3.6.1.6.3.1.1.5.3"), new VarBind(Oid.Parse("1.3.6.1.2.1.2.2.1.1.7"), SnmpValue.Integer(7)), new VarBind(Oid.Parse("1.3.6.1.2.1.31.1.1.1.1.7"), SnmpValue.OctetString("Gi0/0/1"u8.ToArray())));
        yield return new SnmpMessage(SnmpVersion.V2c) { Community = "public", Pdu = trap }.Encode();
        yield return new SnmpMessage(SnmpVersion.V1) { Community = "public", Pdu = SnmpPdu.Trap(new TrapV1Fields(Oid.Parse("1.3.6.1.4.1.2011"), IPAddress.Loopback, 2, 0, 4711), trap.VarBinds.Skip(2)) }.Encode();
        var engine = EngineId.Parse("80001F8880E9630000D61FF449");
        yield return UsmSecurity.Seal(
            new SnmpMessage(SnmpVersion.V3)
            {
                V3 = new SnmpV3Header(77, 65507, MessageFlags.Authenticated | MessageFlags.Private, 3) { Usm = new UsmParameters(engine, 3, 900, User.Name, default, default, 0) },
                Pdu = trap,
            },
            User, 17);
    }

    // Octet counting and lines in one stream.
    private static byte[] Stream(byte[][] messages) =>
        [.. messages.SelectMany((m, i) => i == 0 ? [.. Encoding.ASCII.GetBytes($"{m.Length} "), .. m] : (IEnumerable<byte>)[.. m, (byte)'\n'])];
}
