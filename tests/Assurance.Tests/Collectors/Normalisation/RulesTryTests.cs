using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using Assurance.Collectors.Normalisation.Tools;

namespace Assurance.Tests.Collectors.Normalisation;

public sealed class RulesTryTests
{
    private const string Down = "<187>r1: %LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down";

    // linkDown of ifIndex 7, admin up, oper down, v2c (net-snmp 5.9.3).
    private const string LinkDown =
        "307702010104067075626c6963a76a0204504a3d21020100020100305c300e06082b06010201010300430230393017060a2b06010603010104010006092b0601060301010503300f060a2b060102010202010107020107300f060a2b060102010202010707020101300f060a2b060102010202010807020102";

    private static readonly string[] Keys =
        ["n", "rule", "vendor", "action", "object", "alarmType", "probableCause", "specificProblem", "severity", "key", "text"];

    [Fact]
    public void One_object_a_message_in_order_with_the_contract_s_names()
    {
        var outcomes = Try("m.ndjson", Encoding.UTF8.GetBytes($$"""
            {"text":"{{Down}}","transport":"syslog","source":"192.0.2.7"}
            {"hex":"{{LinkDown}}","transport":"snmp"}
            {"text":"0 nobody knows this"}
            {"hex":"3005","transport":"snmp"}
            {"message":"a device may write JSON too"}
            {"text":"%SYS-5-CONFIG_I: Configured from console by admin"}
            """));

        Assert.Equal([1, 2, 3, 4, 5, 6], outcomes.Select(o => (int)o["n"]!));
        Assert.All(outcomes, o => Assert.Equal(Keys, o.Select(p => p.Key)));
        Assert.Equal(["raise", "raise", "event", "unreadable", "event", "none"], outcomes.Select(o => (string)o["action"]!));
        Assert.Equal(["cisco.link", "ietf.linkDown", null, null, null, "cisco.no-alarm"], outcomes.Select(o => (string?)o["rule"]));
        Assert.Equal("{\"kind\":\"interface\",\"name\":\"GigabitEthernet0/1\",\"ifIndex\":null,\"address\":null}", outcomes[0]["object"]!.ToJsonString());
        Assert.Equal(7, (int)outcomes[1]["object"]!["ifIndex"]!);
        Assert.Equal(("communicationsAlarm", "major", "Link down"), ((string)outcomes[0]["alarmType"]!, (string)outcomes[0]["severity"]!, (string)outcomes[0]["specificProblem"]!));
        Assert.StartsWith("192.0.2.7/interface:", (string)outcomes[0]["key"]!);
    }

    [Theory]
    [InlineData("%SPANTREE-5-ROOTCHANGE: Root Changed for instance 1: New Root Port is GigabitEthernet0/48.", "none", "interface", "GigabitEthernet0/48")]
    [InlineData("%XYZ-6-SEEN: something was seen on Gi0/1", "event", "interface", "Gi0/1")]
    [InlineData("something was seen on interface inside", "event", "interface", "inside")]
    [InlineData("something was seen from 192.0.2.9 port 22", "event", "device", "192.0.2.0")]
    [InlineData("%XYZ-6-SEEN: something was done on line vty0", "event", "device", "192.0.2.0")]
    public void What_raises_nothing_speaks_of_the_interface_it_names(string text, string action, string kind, string name)
    {
        var outcome = Assert.Single(Try("m.log", Encoding.UTF8.GetBytes(text)));

        Assert.Equal((action, kind, name), ((string)outcome["action"]!, (string)outcome["object"]!["kind"]!, (string)outcome["object"]!["name"]!));
    }

    [Fact]
    public void Plain_text_is_a_message_a_line() =>
        Assert.Equal(["raise", "clear"], Try("m.log", Encoding.UTF8.GetBytes(Down + "\r\n\n" + Down.Replace("down", "up", StringComparison.Ordinal) + "\n")).Select(o => (string)o["action"]!));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Captures_give_the_messages_within_their_packets(bool blocks)
    {
        var frames = new[] { Frame(514, Encoding.UTF8.GetBytes(Down)), Frame(162, Convert.FromHexString(LinkDown)), Frame(53, [1, 2, 3]) };

        var outcomes = Try("m.pcap", blocks ? PcapNg(frames) : Pcap(frames));

        Assert.Equal(["cisco.link", "ietf.linkDown"], outcomes.Select(o => (string?)o["rule"]));
        Assert.StartsWith("192.0.2.7/", (string)outcomes[0]["key"]!);
    }

    [Fact]
    public void Without_json_a_line_for_a_person()
    {
        using var folder = new PackFolder();
        var output = new StringWriter();

        Assert.Equal(1, RulesTry.Run(folder.Write("m.log", Down), StandardPacks.Rules, output, json: false));
        Assert.Contains("raise", output.ToString());
    }

    private static List<JsonObject> Try(string name, byte[] content)
    {
        using var folder = new PackFolder();
        var output = new StringWriter();
        RulesTry.Run(folder.Write(name, content), StandardPacks.Rules, output, json: true);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())];
    }

    // Ethernet, IPv4 from 192.0.2.7, UDP.
    private static byte[] Frame(ushort port, byte[] payload)
    {
        var frame = new byte[14 + 20 + 8 + payload.Length];
        frame[12] = 8;
        var packet = frame.AsSpan(14);
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)packet.Length);
        packet[9] = 17;
        new byte[] { 192, 0, 2, 7, 192, 0, 2, 1 }.CopyTo(packet[12..]);
        BinaryPrimitives.WriteUInt16BigEndian(packet[20..], 40000);
        BinaryPrimitives.WriteUInt16BigEndian(packet[22..], port);
        payload.CopyTo(packet[28..]);
        return frame;
    }

    private static byte[] Pcap(byte[][] frames)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var word in new uint[] { 0xA1B2C3D4, 0x0004_0002, 0, 0, 65535, 1 })
        {
            writer.Write(word);
        }

        foreach (var frame in frames)
        {
            foreach (var word in new[] { 1_700_000_000u, 5u, (uint)frame.Length, (uint)frame.Length })
            {
                writer.Write(word);
            }

            writer.Write(frame);
        }

        return stream.ToArray();
    }

    private static byte[] PcapNg(byte[][] frames)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        Block(writer, 0x0A0D0D0A, [0x4D, 0x3C, 0x2B, 0x1A, 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        Block(writer, 1, [1, 0, 0, 0, 0, 0, 0, 0]);
        foreach (var frame in frames)
        {
            Block(writer, 6, [.. new byte[12], .. BitConverter.GetBytes(frame.Length), .. BitConverter.GetBytes(frame.Length), .. frame, .. new byte[(4 - (frame.Length % 4)) % 4]]);
        }

        return stream.ToArray();
    }

    private static void Block(BinaryWriter writer, uint type, byte[] body)
    {
        writer.Write(type);
        writer.Write(body.Length + 12);
        writer.Write(body);
        writer.Write(body.Length + 12);
    }
}
