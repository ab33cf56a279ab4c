using System.Globalization;
using System.Text.Json.Nodes;
using Assurance.Tests.Support;

namespace Assurance.Tests.EndToEnd;

/// <summary>Real agents polled by the running product.</summary>
public sealed class PollingTests
{
    private const string Admin = "1.3.6.1.2.1.2.2.1.7.";
    private const string Oper = "1.3.6.1.2.1.2.2.1.8.";

    [Fact]
    public async Task A_poll_that_finds_the_condition_gone_ends_it_and_one_that_finds_an_interface_down_raises_it()
    {
        RealSenders.Require("snmptrap", "snmpd");
        await using var agent = await Snmpd.StartAsync(0, (Oper + "7", 1), (Admin + "7", 1), (Oper + "8", 2), (Admin + "8", 1), (Oper + "9", 2), (Admin + "9", 2));
        await using var product = await StartAsync(agent.Port);

        // Of nobody's telling: only the poll knows that 8 is down; 9 was shut by its operator.
        var down = await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 1);
        Assert.Equal("r1-2", (string)down[0]!["alarmedObject"]!["id"]!);

        // The lost linkUp: told that 7 is down, while the device says that it runs.
        Assert.Equal(0, await RealSenders.LinkTrapAsync(product.Application.Snmp, down: true, ifIndex: 7));
        var cleared = (await RunningProduct.Until(() => product.AlarmsAsync("?state=cleared"), a => a.Any(x => (string)x!["alarmedObject"]!["id"]! == "r1-1")))
            .First(x => (string)x!["alarmedObject"]!["id"]! == "r1-1")!;
        Assert.Equal(2, cleared["journal"]!.AsArray().Count);
        var last = cleared["journal"]!.AsArray()[^1]!.ToString();
        var record = JsonNode.Parse(await product.Admin.GetStringAsync($"/api/journal/{last}"))!;
        Assert.Equal("poll", (string)record["transport"]!);
        Assert.Equal("1.3.6.1.2.1.2.2.1.8.7 is 1", (string)record["decoded"]!["text"]!);
        Assert.Contains("assurance_polls_total{result=\"asked\"}", await product.Admin.GetStringAsync("/metrics"));
    }

    [Fact]
    public async Task An_agent_that_falls_silent_is_told_once_and_ends_when_it_answers_again()
    {
        RealSenders.Require("snmpd");
        var agent = await Snmpd.StartAsync(0);
        var port = agent.Port;
        await using var product = await StartAsync(port);
        await RunningProduct.Until(() => AskedAsync(product), n => n >= 2);
        Assert.Empty(await SilentAsync(product));
        await agent.DisposeAsync();

        // It still answers a ping, on loopback: the agent is what failed.
        Assert.Equal("minor", (string)(await RunningProduct.Until(() => SilentAsync(product), a => a.Count == 1))[0]!["perceivedSeverity"]!);
        await using var again = await Snmpd.StartAsync(port);
        await RunningProduct.Until(() => SilentAsync(product), a => a.Count == 0);
        await RunningProduct.Until(() => product.AlarmsAsync("?alarmedObject.id=r1"), a => a.Any(x => ((string)x!["specificProblem"]!).Contains("estart", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_device_that_answers_nothing_at_all_is_unreachable_and_a_profile_nobody_set_is_not_asked()
    {
        await using var product = await StartAsync(9, "r1,wh,WH-R1,198.51.100.77,,Huawei,NE40E,core,lab\nr2,yc,YC-R2,192.0.2.2,,Cisco,ASR9000,core,nobody\n");
        var alarm = (await RunningProduct.Until(() => product.AlarmsAsync("?state=raised,updated"), a => a.Count == 1, seconds: 30))[0]!;
        Assert.Equal(("r1", "Device unreachable", "critical"), ((string)alarm["alarmedObject"]!["id"]!, (string)alarm["specificProblem"]!, (string)alarm["perceivedSeverity"]!));
    }

    private static async Task<RunningProduct> StartAsync(int port, string? devices = null)
    {
        var product = await RunningProduct.StartAsync(
            null, "--Snmp:Profiles:0:Name=lab", "--Snmp:Profiles:0:Community=public", string.Create(CultureInfo.InvariantCulture, $"--Snmp:Profiles:0:Port={port}"),
            "--Snmp:Profiles:0:Timeout=00:00:00.500", "--Snmp:Profiles:0:Retries=0");
        var folder = SmallNetwork.Write();
        devices ??= "r1,wh,WH-R1,127.0.0.1,,Huawei,NE40E,core,lab\nr2,yc,YC-R2,192.0.2.2,,Cisco,ASR9000,core,\n";
        await File.WriteAllTextAsync(Path.Combine(folder, "devices.csv"), "id,site,name,address,aliases,vendor,model,role,snmpProfile\n" + devices);
        await product.ImportAsync(folder);
        return product;
    }

    private static async Task<long> AskedAsync(RunningProduct product)
    {
        var line = (await product.Admin.GetStringAsync("/metrics")).Split('\n').FirstOrDefault(l => l.StartsWith("assurance_polls_total{result=\"asked\"}", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private static Task<JsonArray> StandingAsync(RunningProduct product) => product.AlarmsAsync("?state=raised,updated&specificProblem=Link%20down");

    private static Task<JsonArray> SilentAsync(RunningProduct product) =>
        product.AlarmsAsync("?state=raised,updated&specificProblem=Management%20agent%20does%20not%20answer");
}
