using System.Text.Json;
using Assurance.Correlation.State;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Storage.Accounts;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard.Live;

/// <summary>Whatever happens in whatever order, clients that apply what they are sent hold what is so.</summary>
public sealed class FeedPropertyTests
{
    private static readonly Viewer[] Viewers =
    [
        new("admin", Roles.Administrator, null), new("o", Roles.Operator, "north"), new("e", Roles.Engineer, "south"),
        new("p-li", Roles.AccountManager, null), new("p-wang", Roles.AccountManager, null),
    ];

    private static readonly RowFilter[] Filters =
    [
        RowFilter.None,
        Filter("""{"severity":["critical","major"]}"""),
        Filter("""{"text":"south"}"""),
        Filter("""{"acknowledged":false}"""),
    ];

    [Fact]
    public void Snapshot_and_later_changes_are_the_state_whatever_happens()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            Assert.True(Play(new Random(seed)), $"seed {seed}");
        }
    }

    private static bool Play(Random random)
    {
        var line = new FeedLine();
        var clients = new List<(string Name, Viewer Viewer, ViewRequest Request)>();
        for (var step = 0; step < 60; step++)
        {
            switch (random.Next(12))
            {
                case 0 when clients.Count < 12:
                    var request = new ViewRequest { View = random.Next(3) switch { 0 => "faults", 1 => "customers", _ => "alarms" }, Count = LiveFeed.MaximumRows, Differences = random.Next(2) == 0 };
                    request.Filter = request.View == "alarms" ? Filters[random.Next(Filters.Length)] : RowFilter.None;
                    clients.Add(($"c{clients.Count}", Viewers[random.Next(Viewers.Length)], request));
                    line.Subscribe(clients[^1].Name, clients[^1].Viewer, request);
                    break;
                case 1 when clients.Count > 0:
                    var (name, viewer, wanted) = clients[random.Next(clients.Count)];
                    line.Resume(name, viewer, wanted);
                    break;
                case 2:
                    line.Flush();
                    break;
                case 3:
                    line.Writing = random.Next(2) == 0 ? Task.CompletedTask : new TaskCompletionSource().Task;
                    break;
                case 4 or 5:
                    line.State.Apply(RandomFault(random, line.State));
                    break;
                default:
                    line.State.Apply(RandomAlarm(random, line.State));
                    break;
            }
        }

        line.Writing = Task.CompletedTask;
        line.Unstall(clients);
        line.Flush();
        return clients.TrueForAll(c => line.Shows(c.Name, c.Viewer, c.Request));
    }

    private static AlarmChange RandomAlarm(Random random, LiveState state)
    {
        var id = $"a{random.Next(1, 12)}";
        var before = state.Alarm(id) ?? Some.Alarm(id, random.Next(3) switch
        {
            0 => Some.Interface("r-north", "d-north"),
            1 => Some.Interface("r-south", "d-south"),
            _ => Some.Sender(),
        });
        return Some.Change(before with
        {
            Severity = (PerceivedSeverity)random.Next(1, 6),
            Tally = before.Tally + 1,
            Acknowledged = random.Next(2) == 0 ? null : new Acknowledgement("x", Some.Start),
            ClearedAt = random.Next(3) == 0 ? Some.At(5) : null,
        });
    }

    private static FaultChange RandomFault(Random random, LiveState state)
    {
        var fault = random.Next(2) == 0 ? SmallNetwork.CableCut() : SmallNetwork.CardFailure();
        var whole = SmallNetwork.CableCut().Impact;
        var customer = random.Next(3) switch { 0 => "cust-north", 1 => "cust-south", _ => null };
        var impact = customer is null
            ? whole
            : new Impact([.. whole.Circuits.Where(c => c.Customer == customer)], [.. whole.Customers.Where(c => c.Customer == customer)]);
        var alarms = Enumerable.Range(1, 11).Select(i => $"a{i}").Where(a => random.Next(3) == 0 && state.Alarm(a) is not null);
        return Some.Change(fault with
        {
            Impact = impact,
            Status = random.Next(3) == 0 ? FaultStatus.Resolved : FaultStatus.Open,
            Organizations = random.Next(2) == 0 ? ["north"] : ["south"],
            Alarms = [.. alarms.Select(a => new FaultAlarm(a, AlarmRole.Symptom, Explanation.Of("x"), []))],
        });
    }

    private static RowFilter Filter(string json) => JsonSerializer.Deserialize<RowFilter>(json)!;
}
