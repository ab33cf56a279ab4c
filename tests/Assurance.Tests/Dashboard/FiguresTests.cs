using System.Net;
using Assurance.Dashboard.Api;
using Assurance.Dashboard.Api.Figures;
using Assurance.Model.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Assurance.Tests.Dashboard;

public sealed class FiguresTests
{
    [Fact]
    public async Task Metrics_carry_the_names_of_the_contract()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        var counters = dashboard.Services.GetRequiredService<LineCounters>();
        counters.Received(Transport.Snmp, 5);
        counters.Journalled(Transport.Snmp, 4);
        counters.Dropped(Transport.Snmp, "queue-full");
        counters.Quarantined("decode", "ber");
        dashboard.State.MoveTo(7);
        dashboard.Services.GetRequiredService<LatencyMeter>().Observe("arrival", "journalled", 0.003);
        using var client = dashboard.Anonymous();

        var lines = (await client.GetStringAsync("/metrics")).Split('\n');

        Assert.All(
            [
                "assurance_received_total{transport=\"snmp\"} 5", "assurance_journalled_total{transport=\"snmp\"} 4",
                "assurance_received_total{transport=\"syslog-tcp\"} 0",
                "assurance_dropped_total{transport=\"snmp\",reason=\"queue-full\"} 1", "assurance_quarantined_total{stage=\"decode\",reason=\"ber\"} 1",
                "assurance_journal_position 0", "assurance_engine_position 7", "assurance_alarm_reports_total 0",
                "assurance_alarms_active{severity=\"major\"} 2", "assurance_alarms_active{severity=\"minor\"} 0",
                "assurance_faults_open 2", "assurance_tickets_open 1",
                "assurance_latency_seconds_count{from=\"arrival\",to=\"journalled\"} 1",
            ],
            expected => Assert.Contains(expected, lines));
    }

    [Fact]
    public async Task It_is_alive_at_once_and_ready_when_caught_up()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = dashboard.Anonymous();

        using var live = await client.GetAsync("/health/live");
        using var starting = await client.GetAsync("/health/ready");
        dashboard.Services.GetRequiredService<Readiness>().IsReady = true;
        using var ready = await client.GetAsync("/health/ready");
        dashboard.Services.GetRequiredService<Readiness>().Troubles = () => [new("journal", "No space left on device")];
        using var failing = await client.GetAsync("/health/ready");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable],
            new[] { live.StatusCode, starting.StatusCode, ready.StatusCode, failing.StatusCode });
        Assert.Contains("\"failing\"", await failing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("journal: No space left on device", await failing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("assurance_failing{part=\"journal\"} 1", await client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_is_OpenAPI_3_1_and_names_the_interfaces()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = dashboard.Anonymous();

        var document = await client.GetJsonAsync("/openapi/v1.json");

        Assert.StartsWith("3.1", (string)document["openapi"]!, StringComparison.Ordinal);
        var paths = document["paths"]!.AsObject().Select(p => p.Key).ToArray();
        Assert.All(
            ["/tmf-api/alarm/v4/alarm", "/tmf-api/serviceProblemManagement/v4/serviceProblem/{id}", "/tmf-api/troubleTicket/v4/troubleTicket/{id}", "/api/sessions"],
            path => Assert.Contains(path, paths));
        Assert.Contains("alarmedObject", document.ToJsonString(), StringComparison.Ordinal);
    }
}
