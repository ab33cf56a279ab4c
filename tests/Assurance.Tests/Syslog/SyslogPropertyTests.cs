using System.Text;
using Assurance.Syslog;
using Assurance.Tests.Snmp;
using FsCheck;
using FsCheck.Fluent;

namespace Assurance.Tests.Syslog;

public sealed class SyslogPropertyTests
{
    private static readonly DateTimeOffset Received = new(2026, 3, 8, 2, 31, 0, TimeSpan.FromHours(8));

    private static readonly string[] Samples =
    [
        "<165>1 2026-03-08T02:30:00.123456+08:00 pe1 mgd 3046 UI_COMMIT [ex@32473 a=\"x\\]y\"][meta sequenceId=\"7\"] \uFEFF中文",
        "<189>521: rtr1: 000123: *Mar  1 18:46:11.021 CST: %LINK-3-UPDOWN: Interface Gi0/1, changed state to down",
        "<190>40: xrv RP/0/RP0/CPU0:Oct  4 22:52:47.441 : cfgmgr[67310]: %MGBL-CONFIG-6-DB_COMMIT : Configuration",
        "<188>Mar  8 2026 20:34:46.120+08:00 pe1 %%01IFNET/4/IF_STATE(l)[12]:Interface GE1/0/1",
        "%Nov 10 19:05:38 2009 LH6506 ARP/5/DUPIP:Slot=0;IP address 192.168.1.21",
        "<186>10:05:17 03/08/2026 UTC alarm 6 occurred %ENVIRONMENT% Rack fan 2 wrong",
        "<187>Mar  8 20:34:46 sr1 TMNX: 11 Base SNMP-WARNING-linkDown-2004 [1/1/1]:  x",
        "<166>20w2d: %SYS-5-RESTART: System restarted",
    ];

    private static readonly Gen<byte[]> Octets = from n in Gen.Choose(1, 200) from o in Gen.ArrayOf(Gen.Choose(0, 255), n) select Array.ConvertAll(o, i => (byte)i);

    [Fact]
    public void Random_octets_are_text_and_never_throw() =>
        Check.One(Properties.Runs(3000), Prop.ForAll(Octets.ToArbitrary(), AssertReadable));

    [Fact]
    public void Broken_messages_are_text_and_never_throw()
    {
        var broken =
            from sample in Gen.Elements(Samples)
            from hits in Gen.ListOf(from at in Gen.Choose(0, 1000) from octet in Gen.Choose(0, 255) select (at, octet))
            from cut in Gen.Choose(0, 100)
            select Break(Encoding.UTF8.GetBytes(sample), hits, cut);
        Check.One(Properties.Runs(3000), Prop.ForAll(broken.ToArbitrary(), AssertReadable));
    }

    [Fact]
    public void A_message_cut_anywhere_is_read()
    {
        foreach (var sample in Samples)
        {
            var octets = Encoding.UTF8.GetBytes(sample);
            for (var length = 1; length <= octets.Length; length++)
            {
                AssertReadable(octets[..length]);
            }
        }
    }

    [Fact]
    public void Structured_values_come_back_as_they_were()
    {
        var values = Gen.ArrayOf(Gen.Elements("a", "\\", "\"", "]", "[", "=", " ", "中", "n")).Select(string.Concat).ToArbitrary();
        Check.One(Properties.Runs(1000), Prop.ForAll(values, value =>
        {
            var escaped = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
            var message = SyslogExpectation.Decode(Encoding.UTF8.GetBytes($"<13>1 - h a - - [id@1 p=\"{escaped}\"] text"), Received);
            Assert.Equal((value, "text"), (message.Parameter("id@1", "p"), message.Text));
        }));
    }

    private static byte[] Break(byte[] octets, IEnumerable<(int At, int Octet)> hits, int cut)
    {
        foreach (var (at, octet) in hits)
        {
            octets[at % octets.Length] = (byte)octet;
        }

        return octets[..Math.Max(1, octets.Length - cut)];
    }

    private static void AssertReadable(byte[] octets)
    {
        if (!SyslogDecoder.TryDecode(octets, Received, out var message, out _))
        {
            Assert.All(octets, o => Assert.Contains(o, "\0\r\n \t"u8.ToArray()));
            return;
        }

        foreach (var text in (string?[])[message.Text, message.Hostname, message.AppName, message.ProcId, message.MsgId])
        {
            Assert.DoesNotContain(text ?? "", char.IsControl);
        }
    }
}
