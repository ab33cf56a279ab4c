using Assurance.Collectors.Listening;
using Assurance.Correlation.State;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Journal;
using Assurance.Storage.Accounts;

namespace Assurance.Tests.Dashboard;

/// <summary>What the health page says of a source.</summary>
public sealed class HealthSourceTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);

    private readonly SourceTable sources = new();

    [Fact]
    public void Losses_the_ceiling_and_slowing_are_told()
    {
        var counts = sources.Of(Transport.Snmp, "192.0.2.1");
        for (var n = 0; n < 3; n++)
        {
            counts.Received(At);
        }

        counts.Shed();
        counts.Dropped(1);
        sources.Of(Transport.SyslogTcp, "192.0.2.1").Slowed(TimeSpan.FromSeconds(2.5));

        Assert.Equal("snmp, 2 dropped, 1 of them beyond its ceiling", Detail("snmp"));
        Assert.Equal("syslog-tcp, slowed for 2.5 s", Detail("syslog-tcp"));
    }

    private string Detail(string transport)
    {
        var state = new LiveState();
        var rows = new HealthRows(state, new LineCounters(), new FakeJournal(state, TimeProvider.System), sources);
        return Assert.IsType<HealthRow>(rows.Row($"source/{transport}/192.0.2.1", new Sight(new Viewer("admin", Roles.Administrator, null), state.Inventory, state))).Detail;
    }
}
