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

/// <summary>A resolved fault's ticket is closed after five minutes.</summary>
public sealed class OpenTicketsTests
{
    private readonly Timeline time = new();
    private readonly Subject<FaultChange> faults = new();
    private readonly Subject<OperatorCommand> commands = new();
    private readonly BehaviorSubject<NetworkInventory> inventory = new(NetworkInventory.Empty);
    private readonly Heard<TicketChange> heard;

    public OpenTicketsTests() =>
        heard = time.Hear(faults.OpenTickets(commands, inventory, new EngineOptions(), time.Clock));

    private string[] Told => heard.Told(c => $"{c.Ticket.Id} {c.Kind} {c.Ticket.Status}");

    [Fact]
    public void A_fault_gets_its_ticket_when_it_settles_and_not_before()
    {
        Fault(0, Some.Fault(settled: false), FaultChangeKind.Opened);
        Assert.Empty(heard.All);

        Fault(5, Some.Fault(), FaultChangeKind.Settled);
        Assert.Equal(["5 t1 Opened Acknowledged"], Told);
    }

    [Fact]
    public void What_planned_work_explains_gets_its_ticket_when_the_work_ends()
    {
        Fault(0, Some.Fault() with { PlannedWork = "pw1" }, FaultChangeKind.Settled);
        Assert.Empty(heard.All);

        Fault(3600, Some.Fault(), FaultChangeKind.PlannedWorkEnded);
        Assert.Equal(["3600 t1 Opened Acknowledged"], Told);
    }

    [Theory]
    [InlineData(PerceivedSeverity.Warning, false, 0)]
    [InlineData(PerceivedSeverity.Warning, true, 1)]
    [InlineData(PerceivedSeverity.Minor, false, 1)]
    [InlineData(PerceivedSeverity.Indeterminate, false, 0)]
    public void A_warning_that_touches_nobody_is_no_work(PerceivedSeverity severity, bool touches, int tickets)
    {
        Fault(0, Some.Fault(severity: severity, impact: touches ? Some.Impact(Some.Circuit()) : null), FaultChangeKind.Settled);

        Assert.Equal(tickets, heard.All.Count);
    }

    [Fact]
    public void It_says_place_cause_circuits_customers_priority_and_by_when()
    {
        inventory.OnNext(new NetworkInventory(
            new InventoryTables
            {
                Organizations = Some.Table(new Organization("sh", null, "province", "Shanghai"), new Organization("js", null, "province", "Jiangsu")),
                Sites = Some.Table(new Site("s1", "js", "Nanjing 1", null, null, "core"), new Site("s2", "sh", "Shanghai 2", null, null, "core")),
                Cables = Some.Table(new Cable("cable1", "cable", "Cable 1", null, "s1", "s2")),
                Circuits = Some.Table(Some.Line("c1"), Some.Line("c2", sla: "diamond")),
                Slas = Some.Table(Some.Sla("gold", 240), Some.Sla("diamond", 120)),
            },
            1));
        var impact = Some.Impact(Some.Circuit("c1"), Some.Circuit("c2", state: ServiceState.AtRisk));
        var reason = Explanation.Of(ExplanationCodes.CauseSharedCarrier, "Cable 1", "4", "4");
        Fault(10, Some.Fault(impact: impact) with { Site = "s1", Reason = reason, IsInferred = true, Confidence = 0.9, Organizations = ["js", "sh"] }, FaultChangeKind.Settled);

        var ticket = heard.Last.Ticket;
        Assert.Equal("cable Cable 1: cable broken", ticket.Name);
        Assert.Equal("Nanjing 1 (Jiangsu) — Shanghai 2 (Shanghai)", ticket.Place);
        Assert.Equal(
            """
            Cause: 4 of the 4 links on Cable 1 failed together (inferred, 90 % sure)
            Place: Nanjing 1 (Jiangsu) — Shanghai 2 (Shanghai)
            Circuits (2): N-c1 down; N-c2 at risk (redundancy lost)
            Customers (1): Customer cust1 (key account, 3 stars): down
            """,
            ticket.Description);
        Assert.Equal((3, PerceivedSeverity.Critical, Some.At(7200)), (ticket.Priority, ticket.Severity, ticket.ExpectedResolution!.Value));
        Assert.Equal(["js", "sh"], ticket.Organizations);
        Assert.Equal(["am-cust1"], ticket.AccountManagers);
        Assert.Equal(["c1", "c2"], ticket.Circuits);
    }

    [Fact]
    public void It_grows_with_its_fault_and_says_nothing_where_nothing_changed()
    {
        Fault(5, Some.Fault(), FaultChangeKind.Settled);
        Fault(6, Some.Fault(), FaultChangeKind.Commented);
        Fault(7, Some.Fault(impact: Some.Impact(Some.Circuit())), FaultChangeKind.ImpactChanged);

        Assert.Equal(["5 t1 Opened Acknowledged", "7 t1 Amended Acknowledged"], Told);
        Assert.Equal(["c1"], heard.Last.Ticket.Circuits);
    }

    [Fact]
    public void It_is_resolved_with_its_fault_and_closed_later()
    {
        Fault(5, Some.Fault(impact: Some.Impact(Some.Circuit())), FaultChangeKind.Settled);
        Fault(60, Some.Fault(status: FaultStatus.Resolved), FaultChangeKind.Resolved);
        time.PassTo(1000);

        Assert.Equal(
            ["5 t1 Opened Acknowledged", "60 t1 StatusChanged InProgress", "60 t1 StatusChanged Resolved", "360 t1 StatusChanged Closed"], Told);
        Assert.Equal(Some.At(60), heard.Last.Ticket.ResolvedAt);
        Assert.Equal(["c1"], heard.Last.Ticket.Circuits);
    }

    [Fact]
    public void A_fault_that_comes_back_has_its_ticket_in_progress_again()
    {
        Fault(5, Some.Fault(), FaultChangeKind.Settled);
        Fault(60, Some.Fault(status: FaultStatus.Resolved), FaultChangeKind.Resolved);
        Fault(359, Some.Fault(settled: false), FaultChangeKind.Reopened);
        time.PassTo(1000);

        Assert.Equal("359 t1 StatusChanged InProgress", Told[^1]);
        Assert.Null(heard.Last.Ticket.ResolvedAt);
    }

    [Fact]
    public void A_fault_that_comes_back_to_a_closed_ticket_is_noted_in_it()
    {
        Fault(5, Some.Fault(), FaultChangeKind.Settled);
        Fault(60, Some.Fault(status: FaultStatus.Resolved), FaultChangeKind.Resolved);
        Command(70, new ChangeTicketStatus("wang", "t1", TicketStatus.Closed, "confirmed"));
        Fault(80, Some.Fault(), FaultChangeKind.Reopened);

        Assert.Equal(["70 t1 StatusChanged Closed", "80 t1 Noted Closed"], Told[^2..]);
    }

    [Fact]
    public void The_ticket_of_a_merged_fault_is_cancelled_and_names_the_other()
    {
        Fault(5, Some.Fault("f1"), FaultChangeKind.Settled);
        Fault(5, Some.Fault("f2"), FaultChangeKind.Settled);
        Fault(9, Some.Fault("f2", status: FaultStatus.Merged) with { MergedInto = "f1" }, FaultChangeKind.Merged);

        Assert.Equal("9 t2 StatusChanged Cancelled", Told[^1]);
        Assert.Equal("a consequence of fault f1: see ticket t1", heard.Last.Ticket.StatusChanges[^1].Reason);
    }

    [Fact]
    public void Merged_after_work_began_it_is_closed_instead()
    {
        Fault(5, Some.Fault("f2"), FaultChangeKind.Settled);
        Command(6, new ChangeTicketStatus("wang", "t2", TicketStatus.InProgress, "on the way"));
        Fault(9, Some.Fault("f2", status: FaultStatus.Merged) with { MergedInto = "f1" }, FaultChangeKind.Merged);

        Assert.Equal(["9 t2 StatusChanged Resolved", "9 t2 StatusChanged Closed"], Told[^2..]);
        Assert.Equal("a consequence of fault f1", heard.Last.Ticket.StatusChanges[^1].Reason);
    }

    [Fact]
    public void A_picture_is_on_it_once_however_often_it_is_sent_and_stays_when_the_fault_changes()
    {
        Fault(5, Some.Fault(), FaultChangeKind.Settled);
        var picture = new AttachPicture("li", "t1", new string('a', 64), "image/jpeg", 1000, 64, 32, "the open duct");
        Command(6, picture);
        Command(7, picture with { User = "wang" });
        Command(8, picture with { Ticket = "t9" });
        Command(9, picture with { Hash = new string('b', 64), Text = "the door" });
        Fault(10, Some.Fault() with { Severity = PerceivedSeverity.Critical }, FaultChangeKind.Regrouped);

        Assert.Equal([("p1", "li", "the open duct"), ("p2", "li", "the door")], heard.Last.Ticket.Pictures.Select(p => (p.Id, p.User, p.Text)));
    }

    [Fact]
    public void People_change_its_status_within_the_table_and_note_what_they_like()
    {
        Fault(5, Some.Fault(), FaultChangeKind.Settled);
        Command(6, new ChangeTicketStatus("wang", "t1", TicketStatus.Closed, "no"));
        Command(7, new ChangeTicketStatus("wang", "t9", TicketStatus.InProgress, "no such"));
        Command(8, new ChangeTicketStatus("wang", "t1", TicketStatus.InProgress, "on the way"));
        Command(9, new NoteTicket("li", "t1", "gate code 4711"));

        Assert.Equal(["5 t1 Opened Acknowledged", "8 t1 StatusChanged InProgress", "9 t1 Noted InProgress"], Told);
        Assert.Equal(new TicketStatusChange(TicketStatus.InProgress, Some.At(8), "on the way", "wang"), heard.Last.Ticket.StatusChanges[^1]);
        Assert.Equal([new Comment("li", Some.At(9), "gate code 4711")], heard.Last.Ticket.Notes);
    }

    [Fact]
    public void What_is_taken_away_from_it_loses_its_words_and_keeps_its_place()
    {
        Fault(5, Some.Fault(), FaultChangeKind.Settled);
        Command(6, new NoteTicket("li", "t1", "on the way"));
        Command(7, new NoteTicket("li", "t1", "gate code 4711"));
        Command(8, new AttachPicture("li", "t1", new string('a', 64), "image/jpeg", 1000, 64, 32, "a face"));
        Command(9, new TakeFromTicket("li", "t1", "2", "li", Some.At(7)));
        Command(10, new TakeFromTicket("li", "t1", "p1", "li", Some.At(8)));
        Command(11, new TakeFromTicket("li", "t9", "1", "li", Some.At(8)));

        Assert.Equal(["on the way", ""], heard.Last.Ticket.Notes.Select(n => n.Text));
        Assert.Equal([("p1", "")], heard.Last.Ticket.Pictures.Select(p => (p.Id, p.Text)));
    }

    [Fact]
    public void Resolved_by_people_while_the_fault_stands_it_is_not_closed_until_the_fault_is_gone()
    {
        Fault(5, Some.Fault(), FaultChangeKind.Settled);
        Command(6, new ChangeTicketStatus("wang", "t1", TicketStatus.InProgress, ""));
        Command(7, new ChangeTicketStatus("wang", "t1", TicketStatus.Resolved, "spliced"));
        time.PassTo(1000);
        Assert.Equal("7 t1 StatusChanged Resolved", Told[^1]);

        Fault(1000, Some.Fault(status: FaultStatus.Resolved), FaultChangeKind.Resolved);
        time.PassTo(2000);
        Assert.Equal("1300 t1 StatusChanged Closed", Told[^1]);
    }

    private void Fault(double at, Fault fault, FaultChangeKind kind) => time.At(at, () => faults.OnNext(Some.Change(fault, kind, at)));

    private void Command(double at, OperatorCommand command) => time.At(at, () => commands.OnNext(command));
}
