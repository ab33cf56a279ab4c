using Assurance.Collectors.Decoding;
using Assurance.Collectors.Listening;
using Assurance.Model.Journal;
using Assurance.Snmp;
using Assurance.Tests.Collectors.Journal;

namespace Assurance.Tests.Collectors.Listening;

/// <summary>net-snmp's own senders against the real listener.</summary>
public sealed class SnmpProgramsTests
{
    private const string LinkDown = "1.3.6.1.6.3.1.1.5.3";

    private static readonly string[] Interface7 = ["1.3.6.1.2.1.2.2.1.1.7", "i", "7", "1.3.6.1.2.1.31.1.1.1.1.7", "s", "GE0/0/7"];

    [Fact]
    public async Task A_v2c_trap_is_journalled_and_read()
    {
        await using var line = new ListeningLine();

        Assert.Equal(0, await Programs.Run("snmptrap", ["-v2c", "-c", "public", line.Snmp, "4711", LinkDown, .. Interface7]));

        var entry = Assert.Single(await line.Entries(1));
        Assert.Equal((Transport.Snmp, "127.0.0.1"), (entry.Transport, entry.Source));
        var notification = Read(entry);
        Assert.Equal((SnmpVersion.V2c, NotificationKind.Trap, LinkDown), (notification.Version, notification.Kind, notification.TrapOid.ToString()));
        Assert.Equal(TimeSpan.FromMilliseconds(47110), notification.Uptime);
        Assert.Equal("GE0/0/7", notification.VarBinds[1].Value.ToString());
    }

    [Fact]
    public async Task A_v1_trap_is_journalled_and_read()
    {
        await using var line = new ListeningLine();

        Assert.Equal(0, await Programs.Run(
            "snmptrap", ["-v1", "-c", "public", line.Snmp, "1.3.6.1.4.1.2011.2.23", "10.1.2.3", "2", "0", "100", .. Interface7]));

        var notification = Read(Assert.Single(await line.Entries(1)));
        Assert.Equal((SnmpVersion.V1, LinkDown), (notification.Version, notification.TrapOid.ToString()));
        Assert.Equal("10.1.2.3", notification.V1?.AgentAddress?.ToString());
    }

    [Fact]
    public async Task A_v3_trap_is_journalled_as_it_came()
    {
        await using var line = new ListeningLine();

        Assert.Equal(0, await Programs.Run(
            "snmptrap", "-v3", "-e", "0x8000000001020304", "-u", "ops", "-l", "authPriv", "-a", "SHA", "-A", "auth pass phrase", "-x", "AES",
            "-X", "priv pass phrase", line.Snmp, "1", LinkDown));

        var entry = Assert.Single(await line.Entries(1));
        Assert.False(DatagramDecoder.TryDecode(entry, out _, out var quarantined));
        Assert.Equal("encrypted", quarantined.Reason);
    }

    [Fact]
    public async Task An_inform_is_answered_once_it_is_in_the_journal()
    {
        await using var line = new ListeningLine();

        Assert.Equal(0, await Programs.Run(
            "snmpinform", ["-v2c", "-c", "public", "-r", "0", "-t", "5", line.Snmp, "1", LinkDown, .. Interface7]));

        Assert.Equal(NotificationKind.Inform, Read(Assert.Single(await line.Entries(1))).Kind);
        await line.Until(() => line.Line.InformsAnswered == 1);
    }

    // A socket bound to every address answers from the one the inform went to, else the sender does not know the answer.
    [Theory]
    [InlineData("0.0.0.0:0", "127.0.0.2:")]
    [InlineData("[::]:0", "127.0.0.2:")]
    [InlineData("[::]:0", "udp6:[::1]:")]
    public async Task An_inform_is_answered_from_the_address_it_was_sent_to(string listen, string to)
    {
        if (listen[0] == '[' && !System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces().Any(
            i => i.GetIPProperties().UnicastAddresses.Any(a => a.Address.Equals(System.Net.IPAddress.IPv6Loopback))))
        {
            Assert.Skip("no IPv6 here");
        }

        await using var line = new ListeningLine(new CollectorOptions { SnmpListen = listen, SyslogUdp = null, SyslogTcp = null });

        Assert.Equal(0, await Programs.Run(
            "snmpinform", "-v2c", "-c", "public", "-r", "0", "-t", "5", to + line.Line.SnmpEndPoint!.Text(), "1", LinkDown));

        Assert.Equal(to.Contains("::1", StringComparison.Ordinal) ? "::1" : "127.0.0.1", Assert.Single(await line.Entries(1)).Source);
    }

    [Fact]
    public async Task Without_the_journal_no_inform_is_answered()
    {
        await using var line = new ListeningLine();
        line.Disk.Now = FailingDisk.Fault.Flush;
        string[] inform = ["-v2c", "-c", "public", "-r", "1", "-t", "0.3", line.Snmp, "1", LinkDown];

        Assert.NotEqual(0, await Programs.Run("snmpinform", inform));
        Assert.Equal(0, line.Line.InformsAnswered);
        Assert.Equal(2, line.Dropped(Transport.Snmp, "journal-failed"));

        line.Disk.Now = FailingDisk.Fault.None;
        Assert.Equal(0, await Programs.Run("snmpinform", inform));
        await line.Line.StopAsync();
        line.AssertNothingUncounted(Transport.Snmp, line.Received(Transport.Snmp));
        Assert.Equal(line.Journalled(Transport.Snmp), line.Line.InformsAnswered);
    }

    private static SnmpNotification Read(DatagramEntry entry)
    {
        Assert.True(DatagramDecoder.TryDecode(entry, out var decoded, out _));
        return Assert.IsType<DecodedNotification>(decoded).Notification;
    }
}
