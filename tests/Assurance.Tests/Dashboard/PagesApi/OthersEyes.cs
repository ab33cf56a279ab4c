using System.Collections.Immutable;
using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Notices;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard.PagesApi;

/// <summary>The small network with something of the south in every list there is: work, a storm, a finding, a decision, a lay on the shelf, mails, a ticket.</summary>
internal static class OthersEyes
{
    /// <summary>Every id and key there is to reach for, and what is looked for.</summary>
    public static readonly string[] Ids =
        ["f1", "f2", "a1", "a2", "a3", "t1", "t2", "cust-north", "cust-south", "c-south", "c-north", "d-south", "s-south", "r-south", "p-wang", "w-south", "w-north", "cable1", "l1", "1", "2", "3"];

    public static void Fill(LiveState state)
    {
        SmallNetwork.Fill(state);
        var tables = SmallNetwork.Inventory().Tables;
        state.Apply(new NetworkInventory(
            tables with
            {
                PlannedWork = new[] { Work("w-south", "South splice", "d-south", "south"), Work("w-north", "North splice", "cable1", "north") }.ToTable(),
                Contacts = new[] { new Contact("cust-south", "p-wang", "lead", ["email"]) }.ToTable(),
            },
            2));
        state.Apply(new PlannedWorkOutlook("w-south", ["c-south"], [], []));
        state.Apply(new PlannedWorkOutlook("w-north", ["c-north"], ["c-south"], [new("c-south", "cust-south", "f2", null), new("c-south", "cust-south", null, "w-south")]));
        state.Apply(new StormChange(new Storm { Id = "s1", Device = "d-south", Name = "d-south", Since = Some.At(1), Alarms = 4711, Standing = 4711, PeakPerMinute = 4711 }, ["a3"], Some.At(1)));
        state.Apply(new StormChange(new Storm { Id = "s2", Device = null, Name = "", Since = Some.At(1), Alarms = 4711, Standing = 4711, PeakPerMinute = 4711 }, [], Some.At(1)));
        state.Apply(new InventoryFinding("i1", FindingKind.OneEndOnly, "d-south", "d-south", "l1", "", Some.At(1), Some.At(2), 3, ["a3"]));
        state.Apply(new Shelving("a3", "op", Some.At(3), Some.At(9999), "South waits"));
        state.Apply(Some.Change(Decided(), FaultChangeKind.Regrouped));
        state.Apply(new TicketChange(SmallNetwork.TicketOf(SmallNetwork.CardFailure()) with { Id = "t2", Name = "South card", Circuits = ["c-south"], Customers = ["cust-south"], Alarms = ["a3"], Organizations = ["south"] }, TicketChangeKind.Opened, Some.At(12)));
        foreach (var (id, customer, name, to) in (ReadOnlySpan<(string, string, string, string)>)[("n1", "cust-north", "North Bank", "li@example.net"), ("n2", "cust-south", "South Mill", "wang@example.net")])
        {
            state.Apply(NoticeOf(id, customer, name, to));
        }
    }

    /// <summary>Something happens to all that is the south's alone, and at last to what both see.</summary>
    public static void GoesOn(LiveState state)
    {
        state.Apply(Some.Change(Some.Alarm("a9", Some.Interface("r-south", "d-south"), at: 40)));
        state.Apply(Some.Change(SmallNetwork.CardFailure() with { Comments = [new Comment("op", Some.At(41), "South Mill calls")] }, FaultChangeKind.Commented));
        state.Apply(new TicketChange(state.Ticket("t2")! with { Priority = 1 }, TicketChangeKind.StatusChanged, Some.At(42)));
        state.Apply(Some.Change(Decided() with { Exposure = [.. Decided().Exposure.Select(e => e with { MinutesLeft = e.MinutesLeft - 1 })], Priority = 1 }, FaultChangeKind.ImpactChanged));
        state.Apply(new TicketChange(state.Ticket("t1")! with { Priority = 1 }, TicketChangeKind.StatusChanged, Some.At(43)));
        state.Apply(Some.Change(state.Alarm("a1")! with { Tally = 77 }, AlarmChangeKind.SeverityChanged));
    }

    /// <summary>What people did: to the south's alone, and to what is both's at once.</summary>
    public static OperatorCommand[] Done =>
    [
        new CommentAlarms("op", ["a3"], "South Mill is angry"),
        new AcknowledgeAlarms("op", ["a1", "a3"]),
        new Shelve("op", ["a1", "a3"], ["f1", "f2"], 60, "known"),
    ];

    private static Fault Decided() => SmallNetwork.CableCut() with
    {
        Verdict = new FaultVerdict(VerdictKind.Merged, "op", Some.At(9), new EntityRef("cable1", "cable", "Cable 1"), [new EngineOpinion("f1", new EntityRef("cable1", "cable", "Cable 1"), 0.9, ["a1", "a2"])]),
    };

    private static Notice NoticeOf(string id, string customer, string name, string to) => new()
    {
        Id = id,
        Kind = NoticeKind.Affected,
        Fault = "f1",
        Customer = customer,
        CustomerName = name,
        Recipient = to,
        RecipientName = to,
        Email = to,
        Language = "en",
        Root = new EntityRef("cable1", "cable", "Cable 1"),
        Cause = Decided().Reason,
        State = ServiceState.Down,
        Circuits = [],
        FaultRaisedAt = Some.At(0),
        Time = Some.At(8),
        TimeZone = "Asia/Shanghai",
    };

    private static PlannedWork Work(string id, string name, string element, string unit) => new(id, name, Some.At(0), Some.At(3600), [element], unit, ExcludesSla: true);
}
