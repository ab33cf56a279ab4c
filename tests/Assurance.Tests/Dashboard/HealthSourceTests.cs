using Assurance.Collectors.Listening;
using Assurance.Correlation.State;
using Assurance.Collectors.Journal;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Retention;
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

    [Fact]
    public void Where_the_journal_begins_and_why_it_holds_more_than_it_should_are_told()
    {
        var state = new LiveState();
        var journal = new FakeJournal(state, TimeProvider.System) { Beginning = new(101, At, 7) };
        var status = new RetentionStatus(new RetentionPolicy(null, 1)) { Refused = "fault f1 stands", Bytes = 3 << 20 };
        var rows = new HealthRows(state, new LineCounters(), journal, retention: status);
        var sight = new Sight(new Viewer("admin", Roles.Administrator, null), state.Inventory, state);

        Assert.Equal(new HealthRow("journal/begins", "journal", "begins", "7 carried over, 93 gone", 101, At), rows.Row("journal/begins", sight));
        Assert.Equal("fault f1 stands", Assert.IsType<HealthRow>(rows.Row("journal/retention", sight)).Detail);
        Assert.Equal(3, Assert.IsType<HealthRow>(rows.Row("journal/mebibytes", sight)).Value);
    }

    private string Detail(string transport)
    {
        var state = new LiveState();
        var rows = new HealthRows(state, new LineCounters(), new FakeJournal(state, TimeProvider.System), sources);
        return Assert.IsType<HealthRow>(rows.Row($"source/{transport}/192.0.2.1", new Sight(new Viewer("admin", Roles.Administrator, null), state.Inventory, state))).Detail;
    }
}
