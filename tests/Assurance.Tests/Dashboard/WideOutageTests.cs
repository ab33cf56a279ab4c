using System.Text;
using System.Text.Json;
using Assurance.Correlation.State;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Faults;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard;

/// <summary>Lists are needed most, and are largest, in the widest outage: 3,000 alarms that no alarm explains, 30,000 circuits of 3,000 customers.</summary>
public sealed class WideOutageTests
{
    private const int Alarms = 3_000;
    private const int Circuits = 30_000;
    private const int Customers = 3_000;

    [Fact]
    public async Task Lists_of_the_widest_outage_do_not_multiply_its_circuits_by_its_alarms()
    {
        await using var dashboard = await TestDashboard.StartAsync(Fill);
        using var client = await dashboard.ClientAsync();

        var alarms = await client.GetStringAsync("/tmf-api/alarm/v4/alarm");
        Assert.True(Encoding.UTF8.GetByteCount(alarms) < 60_000_000, $"{alarms.Length} characters");
        using (var list = JsonDocument.Parse(alarms))
        {
            var carrying = Assert.Single(list.RootElement.EnumerateArray(), a => a.TryGetProperty("affectedService", out _));
            Assert.Equal(Circuits, carrying.GetProperty("affectedService").GetArrayLength());
        }

        var problems = await client.GetStringAsync("/tmf-api/serviceProblemManagement/v4/serviceProblem?fields=status,affectedNumberOfServices");
        Assert.Contains("\"affectedNumberOfServices\":30000", problems, StringComparison.Ordinal);
        Assert.DoesNotContain("relatedParty", problems, StringComparison.Ordinal);
        Assert.True(problems.Length < 500, problems[..Math.Min(500, problems.Length)]);
        var whole = JsonDocument.Parse(await client.GetStringAsync("/tmf-api/serviceProblemManagement/v4/serviceProblem/f1")).RootElement;
        Assert.Equal(Customers, whole.GetProperty("slaExposure").GetArrayLength());
        Assert.Equal("Customer k00007", whole.GetProperty("slaExposure")[7].GetProperty("name").GetString());
    }

    [Fact]
    public void Its_row_in_a_live_list_is_as_small_as_any()
    {
        var state = new LiveState();
        Fill(state);
        var row = new FaultRows(state).Row("f1", new Sight(new Viewer("admin", Roles.Administrator, null), state.Inventory, state));
        Assert.Equal(Circuits, Assert.IsType<FaultRow>(row).CircuitsDown);
        Assert.True(JsonSerializer.Serialize(row).Length < 2_000);
    }

    private static void Fill(LiveState state)
    {
        state.Apply(SmallNetwork.Inventory());
        for (var n = 0; n < Alarms; n++)
        {
            state.Apply(Some.Change(Some.Alarm($"a{n + 1}", Some.Interface($"i{n}", "d-north"))));
        }

        var impact = Some.Impact([.. Enumerable.Range(0, Circuits).Select(n => Some.Circuit($"x{n:D5}", $"k{n % Customers:D5}"))]);
        state.Apply(Some.Change(Some.Fault("f1", impact: impact) with
        {
            IsInferred = true,
            Alarms = [.. Enumerable.Range(0, Alarms).Select(n => new FaultAlarm($"a{n + 1}", AlarmRole.Symptom, Explanation.Of("test.symptom"), []))],
            Exposure = [.. Enumerable.Range(0, Customers).Select(n => new Assurance.Model.Sla.SlaExposure($"k{n:D5}", $"x{n:D5}", 1, 2, null, 0, 3))],
        }));
    }
}
