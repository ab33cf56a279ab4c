using System.Reactive.Subjects;
using System.Text;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Usm;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;
using Assurance.Snmp.Usm;
using Assurance.Tests.Correlation;

namespace Assurance.Tests.Collectors.Normalisation;

public sealed class InterpretStageTests
{
    private const string LinkDown = "1.3.6.1.6.3.1.1.5.3";

    private static readonly string[] Logs =
    [
        "<187>{0} pe1 %LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down",
        "<187>{0} pe1 %LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to up",
        "<189>{0} pe1 %BGP-5-ADJCHANGE: neighbor 10.0.0.1 Down Interface flap",
        "<187>{0} pe2 %LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down",
        "<186>{0} pe1 %LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down",
    ];

    private static readonly UsmUser Noc = new("noc", AuthProtocol.SHA256, "authentic phrase", PrivacyProtocol.AES128, "private phrase");
    private static readonly UsmUser Lab = new("lab", AuthProtocol.SHA, "authentic phrase", PrivacyProtocol.DES, "private phrase");
    private static readonly UsmUsers Users = new([Noc, Lab]);

    private readonly Subject<DatagramEntry> datagrams = new();
    private readonly List<AlarmReport> reports = [];
    private readonly List<Normalised> outcomes = [];
    private readonly List<Quarantined> quarantined = [];
    private NetworkInventory inventory = NetworkInventory.Empty;
    private long position;

    public InterpretStageTests() => datagrams
        .Interpret(new(() => StandardPacks.Rules, () => inventory, new UsmReceiver(Users, null)), quarantined.Add, (_, _, became) => outcomes.Add(became))
        .Subscribe(reports.Add);

    [Fact]
    public void It_keeps_the_order_and_survives_what_it_cannot_read()
    {
        Say(Transport.Snmp, Trap(1, 100, 7));
        Say(Transport.Snmp, [0x30, 0x80, 1]);
        Say(Transport.SyslogUdp, Log(0, 0));

        Assert.Equal([1L, 3], reports.Select(r => r.Position));
        Assert.Equal("ber", Assert.Single(quarantined).Reason);
    }

    [Fact]
    public void What_is_said_again_becomes_what_reading_it_anew_makes_of_it()
    {
        var dice = new Random(11);
        var expected = new List<AlarmReport>();
        var anew = new UsmReceiver(Users, null);
        for (var i = 0; i < 4000; i++)
        {
            var source = $"192.0.2.{dice.Next(3)}";
            var (transport, octets) = dice.Next(8) switch
            {
                0 => (Transport.Snmp, Trap(dice.Next(70_000), (uint)dice.Next(), dice.Next(12))),
                1 => (Transport.Snmp, TrapV1((uint)dice.Next(), dice.Next(12))),
                2 => (Transport.Snmp, Inform(dice.Next(), (uint)dice.Next(), dice.Next(12))),
                3 => (Transport.Snmp, CarryingLog(dice.Next(), (uint)dice.Next(), dice.Next(12))),
                4 => (Transport.Snmp, Sealed(dice.Next(2) == 0 ? Noc : Lab, (ulong)i, SnmpPdu.Trap(dice.Next(), (uint)dice.Next(), Oid.Parse(LinkDown), Index(dice.Next(12))))),
                5 => (Transport.Snmp, Sealed(Noc, (ulong)i, SnmpPdu.Inform(dice.Next(), (uint)dice.Next(), Oid.Parse(LinkDown), Index(dice.Next(12))))),
                6 => (Transport.SyslogUdp, Log(dice.Next(Logs.Length), dice.Next(60))),
                _ => (Transport.SyslogTcp, Log(dice.Next(Logs.Length), dice.Next(60))),
            };
            if (i == 2000)
            {
                inventory = new NetworkSketch().Device("192.0.2.1").Build();
            }

            var entry = Say(transport, octets, source);
            Assert.True(DatagramDecoder.TryDecode(entry, anew, out var decoded, out _));
            expected.AddRange(Normaliser.Normalise(decoded, StandardPacks.Rules, inventory).Reports);
        }

        Assert.Contains(expected, r => r is { Uptime: null, Transport: "snmp", Condition: Conditions.LinkDown });
        Assert.Equal(expected, reports);
        Assert.Equal(4000, outcomes.Count);
    }

    [Fact]
    public void One_octet_of_difference_is_another_message()
    {
        for (var i = 0; i < 3; i++)
        {
            Say(Transport.Snmp, Trap(i, 100, 7));
        }

        Say(Transport.Snmp, Trap(3, 100, 8));
        Say(Transport.Snmp, Trap(4, 100, 7), "192.0.2.2");

        Assert.Equal(["7", "7", "7", "8", "7"], reports.Select(r => r.Object.Name.Split(' ')[^1]));
        Assert.Equal("192.0.2.2", reports[^1].Source);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("cut")]
    [InlineData("v3")]
    [InlineData("uptime of another type")]
    public void What_has_no_usual_form_is_read_each_time(string what)
    {
        var usual = Trap(1, 100, 7);
        var octets = what switch
        {
            "get" => new SnmpMessage(SnmpVersion.V2c) { Community = "public", Pdu = SnmpPdu.Get(1, Oid.Parse(LinkDown)) }.Encode(),
            "cut" => usual[..^4],
            "v3" => new SnmpMessage(SnmpVersion.V3) { V3 = new SnmpV3Header(1, 65507, MessageFlags.None, 3) { Usm = new UsmParameters(new EngineId([0x80, 0, 0x1f, 0x88, 4, 1]), 1, 2, "nobody", Array.Empty<byte>(), Array.Empty<byte>(), 0) }, Pdu = SnmpPdu.Trap(1, 100, Oid.Parse(LinkDown)) }.Encode(),
            _ => [.. usual.Select(o => o == (byte)SnmpType.TimeTicks ? (byte)SnmpType.Counter32 : o)],
        };

        Assert.False(NotificationForm.TryRead(octets, out _));
        Assert.True(NotificationForm.TryRead(usual, out var form));
        Assert.Equal(TimeSpan.FromSeconds(1), form.Uptime);
    }

    [Fact]
    public void Thousands_that_are_said_in_turn_are_each_read_no_more_than_twice()
    {
        const int Senders = 64, Ports = 64;
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < Senders * Ports; i++)
            {
                Say(Transport.Snmp, Trap(1, (uint)round, i % Ports), $"192.0.2.{i / Ports}");
            }
        }

        var again = outcomes[(Senders * Ports)..];
        Assert.InRange(Enumerable.Range(0, Senders * Ports).Count(i => ReferenceEquals(again[i], again[i + (Senders * Ports)])), Senders * Ports * 97 / 100, Senders * Ports);
    }

    [Fact]
    public void What_is_sealed_anew_is_known_by_what_it_says_and_by_whom()
    {
        Say(Transport.Snmp, SealedTrap(Noc, 1, uptime: 1_000));
        Say(Transport.Snmp, SealedTrap(Noc, 2, uptime: 2_000));
        Say(Transport.Snmp, SealedTrap(Noc, 3, uptime: 3_000));
        Say(Transport.Snmp, SealedTrap(Lab, 4, uptime: 4_000));
        Say(Transport.Snmp, SealedTrap(Noc, 5, uptime: 5_000), "192.0.2.2");

        // Kept when it is said the second time.
        Assert.Same(outcomes[1], outcomes[2]);
        Assert.All([0, 3, 4], other => Assert.NotSame(outcomes[2], outcomes[other]));
        Assert.Equal([10.0, 20, 30, 40, 50], reports.Select(r => r.Uptime!.Value.TotalSeconds));
    }

    [Fact]
    public void What_was_said_before_is_still_checked()
    {
        var (right, forged) = (SealedTrap(Noc, 1, uptime: 1_000), SealedTrap(Noc, 1, uptime: 1_000));
        forged[^1] ^= 1;
        Say(Transport.Snmp, right);
        Say(Transport.Snmp, right);
        Say(Transport.Snmp, forged);
        Say(Transport.Snmp, SealedTrap(Noc, 2, uptime: 1_000, boots: 0));

        Assert.Equal(["usmStatsWrongDigests", "usmStatsNotInTimeWindows"], quarantined.Select(q => q.Reason));
        Assert.Equal(2, reports.Count);
    }

    private DatagramEntry Say(Transport transport, byte[] octets, string source = "192.0.2.1")
    {
        var entry = new DatagramEntry(++position, StandardPacks.At.AddSeconds(position), transport, source, 162, octets);
        datagrams.OnNext(entry);
        return entry;
    }

    private static byte[] Trap(int request, uint uptime, int index) => Message(SnmpVersion.V2c, SnmpPdu.Trap(request, uptime, Oid.Parse(LinkDown), Index(index)));

    // clogMessageGenerated of CISCO-SYSLOG-MIB.
    private static byte[] CarryingLog(int request, uint uptime, int port) => Message(SnmpVersion.V2c, SnmpPdu.Trap(request, uptime, Oid.Parse("1.3.6.1.4.1.9.9.41.2.0.1"),
        History(2, "LINK"), new VarBind(Oid.Parse("1.3.6.1.4.1.9.9.41.1.2.3.1.3.7"), SnmpValue.Integer(4)), History(4, "UPDOWN"),
        History(5, $"Interface GigabitEthernet0/{port}, changed state to down")));

    private static byte[] SealedTrap(UsmUser user, ulong salt, uint uptime, int boots = 1) => Sealed(user, salt, SnmpPdu.Trap((int)salt, uptime, Oid.Parse(LinkDown), Index(7)), boots);

    private static byte[] Sealed(UsmUser user, ulong salt, SnmpPdu pdu, int boots = 1)
    {
        var engine = EngineId.Parse("80001f880462656e6368");
        var header = new SnmpV3Header((int)salt, 65_507, MessageFlags.Authenticated | MessageFlags.Private, 3) { Usm = new UsmParameters(engine, boots, 1_000 + (int)salt, user.Name, default, default, 0) };
        return UsmSecurity.Seal(new SnmpMessage(SnmpVersion.V3) { V3 = header, ContextEngineId = engine, Pdu = pdu }, user, salt);
    }

    private static VarBind History(int column, string text) => new(Oid.Parse($"1.3.6.1.4.1.9.9.41.1.2.3.1.{column}.7"), SnmpValue.OctetString(text));

    private static byte[] Inform(int request, uint uptime, int index) => Message(SnmpVersion.V2c, SnmpPdu.Inform(request, uptime, Oid.Parse(LinkDown), Index(index)));

    private static byte[] TrapV1(uint uptime, int index) => Message(SnmpVersion.V1, new SnmpPdu(PduType.TrapV1, 0, [Index(index)])
    {
        TrapV1 = new TrapV1Fields(Oid.Parse("1.3.6.1.4.1.9.1.1"), System.Net.IPAddress.Parse("192.0.2.7"), 2, 0, uptime),
    });

    private static VarBind Index(int index) => new(Oid.Parse($"1.3.6.1.2.1.2.2.1.1.{index}"), SnmpValue.Integer(index));

    private static byte[] Message(SnmpVersion version, SnmpPdu pdu) => new SnmpMessage(version) { Community = "public", Pdu = pdu }.Encode();

    private static byte[] Log(int which, int second) => Encoding.ASCII.GetBytes(string.Format(
        System.Globalization.CultureInfo.InvariantCulture, Logs[which], $"Nov 25 03:00:{second:00}"));
}
