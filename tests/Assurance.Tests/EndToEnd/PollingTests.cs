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

    [Fact]
    public async Task A_device_is_asked_as_a_user_of_v3_and_one_that_refuses_is_told_with_the_reason()
    {
        RealSenders.Require("snmpd");
        await using var agent = await Snmpd.StartAsync(
            0, null, "createUser noc SHA-256 \"authentic phrase\" AES \"private phrase\"", "rouser noc authpriv", $"override {Oper}8 integer 2", $"override {Admin}8 integer 1");
        string[] Profile(int n, string name, string phrase) =>
        [
            $"--Snmp:Profiles:{n}:Name={name}", $"--Snmp:Profiles:{n}:User=noc", $"--Snmp:Profiles:{n}:AuthProtocol=SHA256", $"--Snmp:Profiles:{n}:AuthKey={phrase}",
            $"--Snmp:Profiles:{n}:PrivacyProtocol=AES128", $"--Snmp:Profiles:{n}:PrivacyKey=private phrase", string.Create(CultureInfo.InvariantCulture, $"--Snmp:Profiles:{n}:Port={agent.Port}"),
        ];
        await using var product = await RunningProduct.StartAsync(null, [.. Profile(0, "lab", "authentic phrase"), .. Profile(1, "wrong", "another phrase")]);
        var folder = SmallNetwork.Write();
        await File.WriteAllTextAsync(Path.Combine(folder, "devices.csv"), "id,site,name,address,aliases,vendor,model,role,snmpProfile\nr1,wh,WH-R1,127.0.0.1,,Huawei,NE40E,core,lab\nr2,yc,YC-R2,127.0.0.1,,Cisco,ASR9000,core,wrong\n");
        await product.ImportAsync(folder);

        var down = await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 1, seconds: 60);
        Assert.Equal("r1-2", (string)down[0]!["alarmedObject"]!["id"]!);
        var refusing = (await RunningProduct.Until(() => SilentAsync(product), a => a.Count == 1, seconds: 60))[0]!;
        Assert.Equal("r2", (string)refusing["alarmedObject"]!["id"]!);
        Assert.Contains("usmStatsWrongDigests", refusing.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("assurance_polls_total{result=\"refused\"}", await product.Admin.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Community=public", "Snmp:Profiles:0:Community is set beside User")]
    [InlineData("AuthKey=short", "Snmp:Profiles:0:AuthKey is shorter than 8 characters")]
    [InlineData("EngineId=80001f8804746573742d6e65", "Snmp:Profiles:0:EngineId is not set for a profile")]
    [InlineData("User=", "Snmp:Profiles:0:AuthKey is set without User")]
    public void A_wrong_profile_is_told_with_its_place_and_without_its_keys(string setting, string fault)
    {
        string[] arguments = ["--Snmp:Profiles:0:Name=lab", "--Snmp:Profiles:0:User=noc", "--Snmp:Profiles:0:AuthProtocol=SHA", "--Snmp:Profiles:0:AuthKey=secret-secret", "--Snmp:Profiles:0:" + setting];
        var failure = Assert.Throws<Assurance.Dashboard.Commands.CommandFailedException>(() => Assurance.Dashboard.Settings.AssuranceConfiguration.Read(arguments, demo: false));
        Assert.Contains(fault, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-secret", failure.Message, StringComparison.Ordinal);
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
