using System.Net;
using Assurance.Collectors.Listening;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Polling;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Tests.EndToEnd;
using Assurance.Tests.Support;

namespace Assurance.Tests.Collectors.Polling;

/// <summary>When all that a device holds is asked for anew.</summary>
public sealed class DevicePollTests
{
    private readonly SourceTable sources = new();

    [Fact]
    public async Task After_a_gap_in_what_it_sent_the_states_of_its_interfaces_are_asked_for_again()
    {
        await using var agent = await Snmpd.StartAsync(0, ("1.3.6.1.2.1.2.2.1.8.7", 2), ("1.3.6.1.2.1.2.2.1.7.7", 1));
        await using var client = new SnmpClient(TimeProvider.System);
        var poll = new DevicePoll(new View(this), client);
        var target = new PollTarget("d1", "D1", new IPEndPoint(IPAddress.Loopback, agent.Port), new("lab", "public", agent.Port, TimeSpan.FromSeconds(2), 1));

        Assert.Single(await poll.RoundAsync(target, CancellationToken.None));
        Assert.Empty(await poll.RoundAsync(target, CancellationToken.None));

        sources.Of(Transport.SyslogUdp, "192.0.2.9").Dropped(1);
        Assert.Empty(await poll.RoundAsync(target, CancellationToken.None));
        sources.Of(Transport.SyslogUdp, "192.0.2.1").Dropped(1);
        Assert.Single(await poll.RoundAsync(target, CancellationToken.None));
        Assert.Empty(await poll.RoundAsync(target, CancellationToken.None));
        sources.Of(Transport.Snmp, SourceTable.Unknown).LostUnseen(5, Some.Start);
        Assert.Single(await poll.RoundAsync(target, CancellationToken.None));
        sources.Unheard(Transport.Snmp, "192.0.2.1", 3);
        Assert.Single(await poll.RoundAsync(target, CancellationToken.None));
    }

    [Fact]
    public async Task Every_fifth_round_a_real_agent_is_asked_what_its_interfaces_counted()
    {
        RealSenders.Require("snmpset");
        const string errors = "1.3.6.1.2.1.2.2.1.14.7";
        await using var agent = await Snmpd.StartAsync(
            0, null, "rwcommunity public 127.0.0.1", "override 1.3.6.1.2.1.2.2.1.8.7 integer 1", $"override -rw {errors} uinteger 0", "override 1.3.6.1.2.1.2.2.1.11.7 counter 1000");
        await using var client = new SnmpClient(TimeProvider.System);
        var poll = new DevicePoll(new View(this), client);
        var target = new PollTarget("d1", "D1", new IPEndPoint(IPAddress.Loopback, agent.Port), new("lab", "public", agent.Port, TimeSpan.FromSeconds(5), 1));
        var found = new List<PollFinding>();
        for (var round = 0; round < 2 * InterfaceCounters.Every; round++)
        {
            if (round == InterfaceCounters.Every)
            {
                Assert.Empty(found);
                Assert.Equal(0, await RealSenders.RunAsync("snmpset", "-v2c", "-c", "public", $"127.0.0.1:{agent.Port}", errors, "u", "500"));
            }

            found.AddRange(await poll.RoundAsync(target, CancellationToken.None));
        }

        Assert.Equal((Conditions.InterfaceErrors, "ifInErrors.7 counted 500 beside 0 packets since the last look"), (Assert.Single(found).Condition, found[0].Text));
    }

    private sealed class View(DevicePollTests test) : IPollView
    {
        public NetworkInventory Inventory { get; } = new(
            InventoryTables.Empty with
            {
                Devices = new[] { new Device("d1", null, "D1", "192.0.2.1", [], "Huawei", "NE40E", "core", "lab") }.ToTable(),
                Resources = new[] { new Resource("d1-1", "d1", null, "interface", "GigabitEthernet1/0/1", 7, null, "") }.ToTable(),
            },
            1);

        public RuleSet Rules => ScenarioLine.StandardRules;

        public IReadOnlyCollection<StandingAlarm> Standing(string device) => [];

        public long Lost(string device) => test.sources.LostOf(["192.0.2.1"]);
    }
}
