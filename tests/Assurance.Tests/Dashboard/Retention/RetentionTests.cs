using System.Text;
using Assurance.Collectors.Journal;
using Assurance.Correlation;
using Assurance.Dashboard.Composition;
using Assurance.Dashboard.Retention;
using Assurance.Lab.Scenarios;
using Assurance.Lab.Sending;
using Assurance.Model.Faults;
using Assurance.Model.Journal;
using Assurance.Model.Notices;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;
using Assurance.Tests.Collectors.Journal;
using Assurance.Tests.EndToEnd;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Tests.Dashboard.Retention;

/// <summary>Faults of the lab in a journal of small files: some over, some standing when their entries grow old.</summary>
public sealed class RetentionTests : IDisposable
{
    private static readonly EngineOptions Options = new() { KeepEnded = RetentionKeeper.KeepsAll, MostEnded = int.MaxValue };

    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_stands_survives_the_removal_of_what_is_old_with_its_ids_its_ticket_and_without_a_second_message()
    {
        await using var store = Open();
        await PlayAsync(store, Scenario("fibre-cut"), toTheEnd: true);
        var standing = Scenario("line-card");
        await PlayAsync(store, standing, toTheEnd: false);
        using (var now = Fold(store))
        {
            var fault = now.Engine.State.Faults.First(f => f.Status == FaultStatus.Open);
            await store.AppendAsync(new AcknowledgeFault("li", fault.Id), CancellationToken.None);
            await store.AppendAsync(new ChangeTicketStatus("li", now.Engine.State.TicketOf(fault.Id)!.Id, TicketStatus.InProgress, ""), CancellationToken.None);
        }

        folder.Time.Pass(TimeSpan.FromDays(100));
        await NoiseAsync(store, 400);
        using var before = Fold(store);

        var status = Look(store, new RetentionPolicy(TimeSpan.FromDays(90), null), before);

        Assert.Null(status.Refused);
        Assert.True(store.Beginning.Removed > store.Beginning.Carried, store.Beginning.ToString());
        using var after = Fold(store);
        Assert.Equal(Open(before), Open(after));
        Assert.NotEmpty(Open(after));
        Assert.Empty(after.Notices.Select(n => n.Id).Except(before.Notices.Select(n => n.Id)));
        Assert.All(after.Engine.State.Faults.Where(f => f.Status == FaultStatus.Open), f => Assert.Equal("li", f.Acknowledged?.User));
    }

    [Fact]
    public async Task What_follows_gets_the_numbers_it_would_have_had()
    {
        await using var store = Open();
        await PlayAsync(store, Scenario("fibre-cut"), toTheEnd: true);
        await PlayAsync(store, Scenario("line-card"), toTheEnd: false);
        folder.Time.Pass(TimeSpan.FromDays(100));
        await NoiseAsync(store, 400);
        using (var before = Fold(store))
        {
            Look(store, new RetentionPolicy(TimeSpan.FromDays(90), null), before);
            Assert.NotNull(store.Beginning.Since);
            await PlayAsync(store, Scenario("node-failure"), toTheEnd: false);
            before.Go();
            using var after = Fold(store);
            Assert.Equal(Open(before), Open(after));
            Assert.True(Open(after).Count > 1);
        }
    }

    [Fact]
    public async Task Outages_of_this_month_still_count_after_their_entries_are_gone()
    {
        await using var store = Open();
        await PlayAsync(store, Scenario("fibre-cut"), toTheEnd: true);
        await NoiseAsync(store, 400);
        folder.Time.Pass(TimeSpan.FromDays(2));
        await NoiseAsync(store, 400);
        using var before = Fold(store);
        var down = before.Engine.State.Faults.SelectMany(f => f.Impact.Circuits).Where(c => c.State == ServiceState.Down).Select(c => c.Circuit).Distinct().ToList();

        Look(store, new RetentionPolicy(TimeSpan.FromDays(1), null), before);

        Assert.NotNull(store.Beginning.Since);
        using var after = Fold(store);
        Assert.NotEmpty(down);
        Assert.All(down, c => Assert.Equal(before.Engine.Sla.Of(c).Outages, after.Engine.Sla.Of(c).Outages));
    }

    [Fact]
    public async Task What_the_engine_waits_for_is_not_removed_and_it_is_said()
    {
        await using var store = Open();
        await PlayAsync(store, Scenario("fibre-cut"), toTheEnd: true);
        using var before = Fold(store);

        var status = Look(store, new RetentionPolicy(null, 1), before);

        Assert.Equal(JournalBeginning.Whole, store.Beginning);
        Assert.Contains("nearly all would have to be carried over", status.Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_scenarios_in_one_journal_may_lose_their_past_again_and_again()
    {
        await using var store = Open();
        var number = 0;
        foreach (var scenario in ScenarioLine.Scenarios.Where((_, n) => n % 2 == 0))
        {
            await PlayAsync(store, scenario, toTheEnd: number++ % 3 != 0);
            folder.Time.Pass(TimeSpan.FromDays(40));
            await NoiseAsync(store, 60);
            using var before = Fold(store);
            var status = Look(store, new RetentionPolicy(TimeSpan.FromDays(30), null), before);
            using var after = Fold(store);
            Assert.True(Open(before).SequenceEqual(Open(after)), $"after {scenario.Id}: {status.Refused}");
            TestContext.Current.TestOutputHelper!.WriteLine($"{scenario.Id}: {store.Beginning}; {status.Refused}");
        }

        Assert.True(store.Beginning.Removed > store.Beginning.Carried, store.Beginning.ToString());
    }

    private JournalStore Open() => folder.Open(folder.Options with { SegmentBytes = 3000, CommitDelay = TimeSpan.Zero });

    private static Scenario Scenario(string part) => ScenarioLine.Scenarios.First(s => s.Id == part);

    private RetentionStatus Look(JournalStore store, RetentionPolicy policy, JournalFold live)
    {
        var status = new RetentionStatus(policy);
        using var keeper = new RetentionKeeper(status, store, live.Engine.State, _ => JournalFold.Begin(), Options, folder.Time, NullLogger<RetentionKeeper>.Instance);
        keeper.Look(CancellationToken.None);
        return status;
    }

    private static JournalFold Fold(JournalStore store)
    {
        var fold = new JournalFold(store);
        fold.Go();
        return fold;
    }

    private static List<string> Open(JournalFold fold) =>
    [
        .. fold.Engine.State.Alarms.Where(a => a.Stands).Select(a => $"{a.Id} {a.Key} {a.RaisedAt:O} {a.Severity} {a.Tally} {a.Text}").Order(StringComparer.Ordinal),
        .. fold.Engine.State.Faults.Where(f => f.Status == FaultStatus.Open).Select(f =>
            $"{f.Id} {f.Root} {f.RaisedAt:O} {f.Acknowledged} {string.Join(' ', f.Impact.Circuits.Select(c => $"{c.Circuit} {c.State}"))} {fold.Engine.State.TicketOf(f.Id)?.Id} {fold.Engine.State.TicketOf(f.Id)?.Status}").Order(StringComparer.Ordinal),
    ];

    private async Task PlayAsync(JournalStore store, Scenario scenario, bool toTheEnd)
    {
        await SendAsync(store, scenario.Messages(folder.Time.GetUtcNow()));
        folder.Time.Pass(TimeSpan.FromMinutes(10));
        if (toTheEnd)
        {
            await SendAsync(store, scenario.RepairMessages(folder.Time.GetUtcNow()));
            folder.Time.Pass(TimeSpan.FromMinutes(30));
        }
    }

    private async Task SendAsync(JournalStore store, IReadOnlyList<LabMessage> messages)
    {
        var start = folder.Time.GetUtcNow();
        foreach (var message in messages.OrderBy(m => m.Offset))
        {
            if (start + message.Offset - folder.Time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            {
                folder.Time.Pass(wait);
            }

            foreach (var octets in ScenarioLine.Datagrams(message))
            {
                await store.AppendAsync(ScenarioLine.TransportOf(message), "127.0.0.1", 40000, octets, CancellationToken.None);
            }
        }
    }

    private async Task NoiseAsync(JournalStore store, int count)
    {
        for (var n = 0; n < count; n++)
        {
            folder.Time.Pass(TimeSpan.FromSeconds(20));
            await store.AppendAsync(Transport.SyslogUdp, "127.0.0.1", 40000, Encoding.UTF8.GetBytes($"<190>1 2026-11-25T02:00:00Z nobody-knows app - - - nothing of weight {n}"), CancellationToken.None);
        }
    }

    /// <summary>An engine that has folded the journal as far as it reaches.</summary>
    private sealed class JournalFold : IDisposable
    {
        private readonly JournalStore store;

        public JournalFold(JournalStore store)
        {
            this.store = store;
            Engine.Notices.Subscribe(Notices.Add);
        }

        public Engine Engine { get; } = Begin();

        public List<Notice> Notices { get; } = [];

        public static Engine Begin()
        {
            var engine = new Engine(Options, LineFront.Of(() => ScenarioLine.StandardRules, _ => { }), (before, _) => before);
            engine.Start(ScenarioLine.LabInventory);
            return engine;
        }

        public void Go()
        {
            foreach (var entry in store.ReadFrom(Engine.State.Position + 1))
            {
                Engine.Process(entry);
            }

            Engine.AdvanceTo(store.Now());
        }

        public void Dispose() => Engine.Dispose();
    }
}
