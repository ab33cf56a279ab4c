using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Assurance.Tests.Support;

namespace Assurance.Tests.EndToEnd;

/// <summary>SNMPv3 agents of net-snmp that lost count of their boots, and old messages that are played again.</summary>
public sealed class LostBootsTests
{
    private const string Engine = "80001f88046c6f73742d31";
    private const string Auth = "authentic phrase";
    private const string Privacy = "private phrase";

    [Fact]
    public async Task An_agent_that_says_so_itself_is_heard_again_and_what_it_said_before_is_not()
    {
        RealSenders.Require("snmptrap", "snmpd");
        var memory = Directory.CreateTempSubdirectory("snmpd-memory").FullName;
        var data = Directory.CreateTempSubdirectory("assurance-test").FullName;
        try
        {
            // Its first boot, as far as it remembers.
            await using var agent = await Snmpd.StartAsync(0, memory, $"exactEngineID 0x{Engine}", $"createUser noc SHA \"{Auth}\" AES \"{Privacy}\"");
            await using (var product = await StartAsync(data, agent.Port))
            {
                await product.ImportAsync(SmallNetwork.Write());
                await SendAsync(product, down: true, boots: 40, time: 5000);
                await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 1);

                await SendAsync(product, down: false, boots: 1, time: 5);
                await RunningProduct.Until(() => RefusedAsync(product), n => n == 1);
                await RunningProduct.Until(() => EnginesAsync(product), e => e.Count == 0);
                await SendAsync(product, down: false, boots: 1, time: 5);
                await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 0);

                // Of before, with a right digest.
                await SendAsync(product, down: true, boots: 40, time: 5001);
                await RunningProduct.Until(() => RefusedAsync(product), n => n >= 2);
                Assert.Empty(await StandingAsync(product));
            }

            await using var again = await StartAsync(data, agentPort: 0);
            Assert.Empty(await StandingAsync(again));
            await SendAsync(again, down: true, boots: 1, time: 10);
            await RunningProduct.Until(() => StandingAsync(again), a => a.Count == 1);
            Assert.Contains("synchroniseEngine", string.Concat(await Task.WhenAll(Enumerable.Range(1, 8).Select(async n => await (await again.Admin.GetAsync($"/api/journal/{n}")).Content.ReadAsStringAsync()))), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(memory, recursive: true);
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task One_that_cannot_be_asked_is_told_and_an_administrator_may_have_it_believed()
    {
        RealSenders.Require("snmptrap");
        await using var product = await StartAsync(null, agentPort: 9);
        await product.ImportAsync(SmallNetwork.Write());
        await SendAsync(product, down: true, boots: 40, time: 5000);
        await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 1);
        await SendAsync(product, down: false, boots: 2, time: 5);

        var told = (await RunningProduct.Until(() => EnginesAsync(product), e => e is [var one] && ((string)one!["asked"]!).Length > 0, seconds: 30))[0]!;
        Assert.Equal((Engine, 2, 40, "does not answer user noc on port 9"), ((string)told["engine"]!, (int)told["boots"]!, (int)told["knownBoots"]!, (string)told["asked"]!));
        Assert.Contains("assurance_snmp_engines_refused 1", await product.Admin.GetStringAsync("/metrics"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await product.Admin.PostAsync("/api/snmp/engines/80001f8804ffffffff/forget", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await product.Admin.PostAsync($"/api/snmp/engines/{Engine}/forget", null)).StatusCode);
        Assert.Contains("forgetEngine", await product.Admin.GetStringAsync("/api/audit"), StringComparison.Ordinal);
        await SendAsync(product, down: false, boots: 2, time: 6);
        await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 0);
        Assert.Empty(await EnginesAsync(product));
    }

    private static Task<RunningProduct> StartAsync(string? data, int agentPort) => RunningProduct.StartAsync(
        data, "--Snmp:Users:0:Name=noc", "--Snmp:Users:0:AuthProtocol=SHA", "--Snmp:Users:0:AuthKey=" + Auth, "--Snmp:Users:0:PrivacyProtocol=AES128", "--Snmp:Users:0:PrivacyKey=" + Privacy,
        string.Create(CultureInfo.InvariantCulture, $"--Snmp:AgentPort={agentPort}"));

    private static async Task SendAsync(RunningProduct product, bool down, int boots, int time) => Assert.Equal(0, await RealSenders.RunAsync(
        "snmptrap",
        [
            "-v3", "-e", "0x" + Engine, "-Z", string.Create(CultureInfo.InvariantCulture, $"{boots},{time}"), "-u", "noc", "-l", "authPriv", "-a", "SHA", "-A", Auth, "-x", "AES", "-X", Privacy,
            product.Application.Snmp.ToString(), "12345", down ? "1.3.6.1.6.3.1.1.5.3" : "1.3.6.1.6.3.1.1.5.4",
            "1.3.6.1.2.1.2.2.1.1.7", "i", "7", "1.3.6.1.2.1.2.2.1.7.7", "i", "1", "1.3.6.1.2.1.2.2.1.8.7", "i", down ? "2" : "1",
        ]));

    private static Task<JsonArray> StandingAsync(RunningProduct product) => product.AlarmsAsync("?state=raised,updated&alarmedObject.id=r1-1");

    private static Task<JsonArray> EnginesAsync(RunningProduct product) => product.ListAsync("/api/snmp/engines");

    private static async Task<long> RefusedAsync(RunningProduct product)
    {
        var line = (await product.Admin.GetStringAsync("/metrics")).Split('\n').FirstOrDefault(l => l.Contains("usmStatsNotInTimeWindows", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
