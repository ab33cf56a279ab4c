using System.Reactive.Subjects;
using Assurance.Correlation;
using Assurance.Correlation.Stages;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Tickets;

/// <summary>From reports to tickets through every stage between: links L1 and L2 between A and B ride on the cable K.</summary>
public sealed class LineStoryTests
{
    private static readonly string[] Ends = ["A.1", "B.1", "A.2", "B.2"];

    private static NetworkSketch Network => new NetworkSketch().Link("L1", "A.1", "B.1", "K").Link("L2", "A.2", "B.2", "K");

    [Fact]
    public void A_cut_cable_is_one_ticket_that_closes_with_it()
    {
        var line = new Line(Network);
        line.Say(0, AlarmAction.Raise, Ends);
        line.Say(600, AlarmAction.Clear, Ends);
        line.Time.PassTo(2000);

        Assert.Equal("cable K", line.Tickets[0].Name.Split(':')[0]);
        Assert.Equal(["t1 Acknowledged", "t1 InProgress", "t1 Resolved", "t1 Closed"], line.Statuses());
        Assert.True(line.Tickets[0].CreatedAt >= Some.At(5));
    }

    [Fact]
    public void What_clears_within_the_settling_time_is_no_ticket()
    {
        var line = new Line(Network);
        line.Say(0, AlarmAction.Raise, Ends);
        line.Say(3, AlarmAction.Clear, Ends);
        line.Time.PassTo(600);

        Assert.Empty(line.Tickets);
        Assert.NotEmpty(line.Faults);
    }

    [Fact]
    public void Planned_work_on_the_cable_is_no_ticket_until_its_end_finds_it_still_broken()
    {
        var line = new Line(Network.Work("pw1", Some.At(0), Some.At(3600), true, "K"));
        line.Say(60, AlarmAction.Raise, Ends);
        line.Time.PassTo(3599);
        Assert.Empty(line.Tickets);
        Assert.Equal("pw1", line.Faults[^1].PlannedWork);

        line.Time.PassTo(3700);
        Assert.Equal(["t1 Acknowledged"], line.Statuses());
        Assert.Equal(Some.At(3600), line.Tickets[0].CreatedAt);
    }

    [Fact]
    public void A_flapping_link_is_one_fault_and_one_ticket()
    {
        var line = new Line(Network);
        for (var n = 0; n < 40; n++)
        {
            line.Say(n * 4, n % 2 == 0 ? AlarmAction.Raise : AlarmAction.Clear, "A.1", "B.1");
        }

        line.Time.PassTo(1000);
        Assert.Single(line.Faults.Select(f => f.Id).Distinct());
        Assert.Single(line.Tickets.Select(t => t.Id).Distinct());
        Assert.Equal(TicketStatus.Closed, line.Tickets[^1].Status);
    }

    [Fact]
    public void The_same_reports_after_a_restart_are_the_same_tickets()
    {
        Assert.Equal(Run(), Run());

        static string[] Run()
        {
            var line = new Line(Network.Work("pw1", Some.At(50), Some.At(90), true, "L1"));
            line.Say(0, AlarmAction.Raise, "A.1", "B.1");
            line.Say(20, AlarmAction.Raise, "B.2", "A.2");
            line.Say(100, AlarmAction.Clear, Ends);
            line.Say(150, AlarmAction.Raise, Ends);
            line.Time.PassTo(1000);
            return [.. line.Tickets.Select(t => $"{t.ChangedAt:O} {t.Id} {t.Fault} {t.Status} {t.Name} {string.Join(',', t.Alarms)}")];
        }
    }

    private sealed class Line
    {
        private readonly Subject<AlarmReport> reports = new();
        private readonly NetworkSketch network;
        private readonly Heard<TicketChange> tickets;
        private readonly List<Fault> faults = [];
        private long position;

        public Line(NetworkSketch network)
        {
            this.network = network;
            var options = new EngineOptions();
            var commands = new Subject<OperatorCommand>();
            var inventory = new BehaviorSubject<NetworkInventory>(network.Build());
            var correlated = new Subject<FaultChange>();
            tickets = Time.Hear(correlated.OpenTickets(commands, inventory, options, Time.Clock));
            correlated.Subscribe(c => faults.Add(c.Fault));
            reports.Deduplicate(commands, options, Time.Clock, new())
                .Settle(options, Time.Clock)
                .Suppress(inventory, Time.Clock)
                .Correlate(inventory, commands, () => [], options, Time.Clock)
                .Subscribe(correlated);
        }

        public Timeline Time { get; } = new();

        public IReadOnlyList<Fault> Faults => faults;

        public Ticket[] Tickets => [.. tickets.Items.Select(c => c.Ticket)];

        public string[] Statuses() =>
            [.. tickets.Items.Where(c => c.Kind is TicketChangeKind.Opened or TicketChangeKind.StatusChanged).Select(c => $"{c.Ticket.Id} {c.Ticket.Status}")];

        public void Say(double at, AlarmAction action, params string[] objects) => Time.At(at, () =>
        {
            foreach (var name in objects)
            {
                reports.OnNext(Some.Report(action, at, ++position, network.Object(name)));
            }
        });
    }
}
