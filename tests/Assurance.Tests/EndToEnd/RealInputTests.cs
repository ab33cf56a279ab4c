using System.Text.Json.Nodes;
using Assurance.Tests.Support;

namespace Assurance.Tests.EndToEnd;

/// <summary>From datagrams of real senders to alarms, through the whole running product.</summary>
public sealed class RealInputTests
{
    [Fact]
    public async Task Traps_informs_and_syslog_of_one_interface_are_one_alarm_whoever_says_it()
    {
        RealSenders.Require("snmptrap", "snmpinform", "logger");
        await using var product = await RunningProduct.StartAsync();
        await product.ImportAsync(SmallNetwork.Write());
        var (snmp, udp, tcp) = (product.Application.Snmp, product.Application.SyslogUdp, product.Application.SyslogTcp);

        Assert.Equal(0, await RealSenders.LinkTrapV1Async(snmp, "192.0.2.1", down: true, ifIndex: 7));
        Assert.Equal(0, await RealSenders.LinkTrapAsync(snmp, down: true, ifIndex: 7));
        Assert.Equal(0, await RealSenders.LinkTrapAsync(snmp, down: true, ifIndex: 7, "snmpinform"));
        var text = "%%01IFNET/4/IF_STATE(l)[12]:Interface GigabitEthernet1/0/1 has turned into DOWN state.";
        Assert.Equal(0, await RealSenders.RunAsync("logger", "-n", "127.0.0.1", "-P", $"{udp.Port}", "-d", "--rfc3164", "-t", "x", text));
        Assert.Equal(0, await RealSenders.RunAsync("logger", "-n", "127.0.0.1", "-P", $"{tcp.Port}", "-T", "--octet-count", "--rfc5424", "-t", "x", text));

        var alarm = (await RunningProduct.Until(() => StandingOn(product, "r1-1"), a => a is [var one] && (long)one!["tally"]! == 5))[0]!;
        Assert.Equal("communicationsAlarm", (string)alarm["alarmType"]!);
        Assert.Equal(5, alarm["journal"]!.AsArray().Count);

        Assert.Equal(0, await RealSenders.LinkTrapAsync(snmp, down: false, ifIndex: 7));
        await RunningProduct.Until(() => StandingOn(product, "r1-1"), a => a.Count == 0);
    }

    [Fact]
    public async Task Rsyslogd_forwards_by_tcp_with_both_framings()
    {
        RealSenders.Require("rsyslogd", "logger");
        await using var product = await RunningProduct.StartAsync();
        await product.ImportAsync(SmallNetwork.Write());
        foreach (var framing in (string[])["traditional", "octet-counted"])
        {
            await using var relay = await Rsyslog.StartAsync(product.Application.SyslogTcp, framing);
            await relay.LogAsync("YC-R2", $"%PKT_INFRA-LINK-3-UPDOWN : Interface GigabitEthernet0/0/0/{(framing == "traditional" ? 1 : 2)}, changed state to Down");
        }

        await RunningProduct.Until(() => StandingOn(product, "r2-1"), a => a.Count == 1);
        await RunningProduct.Until(() => StandingOn(product, "r2-2"), a => a.Count == 1);
    }

    [Fact]
    public async Task Garbage_is_journalled_quarantined_and_counted_and_harms_nothing()
    {
        RealSenders.Require("snmptrap");
        await using var product = await RunningProduct.StartAsync();
        using (var socket = new System.Net.Sockets.UdpClient())
        {
            socket.Connect(product.Application.Snmp);
            for (var seed = 0; seed < 50; seed++)
            {
                var rubbish = new byte[seed * 20];
                new Random(seed).NextBytes(rubbish);
                socket.Send(rubbish);
            }
        }

        Assert.Equal(0, await RealSenders.LinkTrapV1Async(product.Application.Snmp, "198.51.100.7", down: true, ifIndex: 3));

        await RunningProduct.Until(() => product.AlarmsAsync("?alarmedObject.id=198.51.100.7"), a => a.Count == 1);
        var figures = await product.Admin.GetStringAsync("/metrics");
        Assert.Equal(Figure(figures, "assurance_received_total"), Figure(figures, "assurance_journalled_total") + Figure(figures, "assurance_dropped_total"));
        Assert.Equal(51, Figure(figures, "assurance_journalled_total"));
        Assert.Equal(50, Figure(figures, "assurance_quarantined_total"));
    }

    [Fact]
    public async Task After_a_restart_the_same_alarms_faults_and_tickets_stand_and_no_mail_goes_out_twice()
    {
        RealSenders.Require("snmptrap");
        var data = Directory.CreateTempSubdirectory("assurance-restart").FullName;
        string before;
        await using (var product = await RunningProduct.StartAsync(data))
        {
            await product.ImportAsync(SmallNetwork.Write());
            await RealSenders.LinkTrapAsync(product.Application.Snmp, down: true, ifIndex: 7);
            await RunningProduct.Until(() => product.TicketsAsync(), t => t.Count == 1);
            await RunningProduct.Until(() => Task.FromResult(Mails(data)), m => m.Length == 1);
            before = await Standing(product);
        }

        await using (var again = await RunningProduct.StartAsync(data))
        {
            Assert.Equal(before, await Standing(again));
            Assert.Single(Mails(data));
            await RealSenders.LinkTrapAsync(again.Application.Snmp, down: false, ifIndex: 7);
            await RunningProduct.Until(() => StandingOn(again, "r1-1"), a => a.Count == 0);

            // A linkUp ends two conditions; the first found one of them standing.
            await RealSenders.LinkTrapAsync(again.Application.Snmp, down: false, ifIndex: 7);
            await RunningProduct.Until(
                () => again.Admin.GetStringAsync("/metrics"), m => m.Contains("assurance_changed_nothing_total{why=\"clear-without-raise\"} 3", StringComparison.Ordinal));
        }

        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_start_goes_on_from_the_snapshot_of_the_stop_and_comes_to_the_same_as_without_it()
    {
        RealSenders.Require("snmptrap");
        var data = Directory.CreateTempSubdirectory("assurance-snapshot").FullName;
        string before;
        await using (var product = await RunningProduct.StartAsync(data))
        {
            Assert.Equal(0, product.Application.BegunAfter);
            await product.ImportAsync(SmallNetwork.Write());
            await RealSenders.LinkTrapAsync(product.Application.Snmp, down: true, ifIndex: 7);
            using var sender = new System.Net.Sockets.UdpClient();
            sender.Send("<13>Nov 25 02:00:00 nobody-knows strange[1]: a sentence that no rule has"u8, product.Application.SyslogUdp);
            sender.Send([0x30, 0x82, 0xff], product.Application.Snmp);
            await RunningProduct.Until(() => product.TicketsAsync(), t => t.Count == 1, 60);
            await RunningProduct.Until(() => Aside(product), a => a.Contains("a sentence", StringComparison.Ordinal) && a.Contains("decode", StringComparison.Ordinal), 60);
            before = await Standing(product) + await Aside(product);
        }

        await using (var again = await RunningProduct.StartAsync(data))
        {
            Assert.True(again.Application.BegunAfter > 0);
            Assert.Equal(before, await Standing(again) + await Aside(again));
            await RealSenders.LinkTrapAsync(again.Application.Snmp, down: false, ifIndex: 7);
            await RunningProduct.Until(() => StandingOn(again, "r1-1"), a => a.Count == 0, 60);
            before = await Standing(again) + await Aside(again);
        }

        Directory.Delete(Path.Combine(data, "snapshots"), recursive: true);
        await using (var whole = await RunningProduct.StartAsync(data))
        {
            Assert.Equal(0, whole.Application.BegunAfter);
            Assert.Equal(before, await Standing(whole) + await Aside(whole));
        }

        Directory.Delete(data, recursive: true);
    }

    // What is folded beside the line.
    private static async Task<string> Aside(RunningProduct product) =>
        await product.Admin.GetStringAsync("/api/unknown-messages") + await product.Admin.GetStringAsync("/api/quarantine");

    private static async Task<string> Standing(RunningProduct product)
    {
        var alarms = (await product.AlarmsAsync()).Select(a => $"{a!["id"]} {a["state"]} {a["fault"]}");
        var faults = (await product.ProblemsAsync()).Select(f => $"{f!["id"]} {f["rootCauseResource"]![0]!["id"]}");
        var tickets = (await product.TicketsAsync()).Select(t => $"{t!["id"]}");
        return string.Join('\n', alarms.Concat(faults).Concat(tickets));
    }

    private static string[] Mails(string data) =>
        Directory.Exists(Path.Combine(data, "outbox")) ? Directory.GetFiles(Path.Combine(data, "outbox"), "*.eml", SearchOption.AllDirectories) : [];

    private static async Task<JsonArray> StandingOn(RunningProduct product, string resource)
    {
        var alarms = await product.AlarmsAsync($"?alarmedObject.id={resource}&state=raised,updated");
        return alarms;
    }

    private static double Figure(string metrics, string name) => metrics.Split('\n')
        .Where(l => l.StartsWith(name + "{", StringComparison.Ordinal) || l.StartsWith(name + " ", StringComparison.Ordinal))
        .Sum(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
}
