using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Sla;
using Assurance.Model.Tickets;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard;

/// <summary>A group with two provinces, a site, a device and a customer in each. A cable between them is cut (f1, alarms a1 north, a2 south); a card
/// in the south fails by itself (f2, alarm a3); a sender nobody knows says something (a4).</summary>
internal static class SmallNetwork
{
    public static NetworkInventory Inventory(long version = 1) => new(
        new InventoryTables
        {
            Organizations = Table(
                new Organization("group", null, "group", "Group"),
                new Organization("north", "group", "province", "North"),
                new Organization("north-1", "north", "local", "North One"),
                new Organization("south", "group", "province", "South")),
            People = Table(
                new Person("p-li", "Li", "accountManager", "north", "li@example.net", "", "zh-CN"),
                new Person("p-wang", "Wang", "accountManager", "south", "wang@example.net", "", "en")),
            Sites = Table(
                new Site("s-north", "north-1", "North site", 40, 116, "core"),
                new Site("s-south", "south", "South site", 23, 113, "core")),
            Devices = Table(Device("d-north", "s-north", "192.0.2.1"), Device("d-south", "s-south", "192.0.2.2")),
            Resources = Table(
                new Resource("r-north", "d-north", null, "interface", "GigabitEthernet0/0/1", 1, null, ""),
                new Resource("r-south", "d-south", null, "interface", "GigabitEthernet0/0/1", 1, null, "")),
            Cables = Table(new Cable("cable1", "cable", "Cable 1", null, "s-north", "s-south")),
            Links = Table(new Link("l1", "ethernet", "Link 1", "r-north", "r-south", ["cable1"])),
            Customers = Table(
                Customer("cust-north", "North Bank", "north", "p-li", "important", "strategic"),
                Customer("cust-south", "South Mill", "south", "p-wang", "group")),
            Slas = Table(new ServiceLevelAgreement("gold", "Gold", 99.9m, 30, 240, 60, "Asia/Shanghai", [], [])),
            Circuits = Table(Circuit("c-north", "cust-north", "north"), Circuit("c-south", "cust-south", "south")),
            CircuitPaths = new[] { new PathElement("c-north", "1", "working", 1, "l1"), new PathElement("c-south", "1", "working", 1, "l1") }.ToPathTable(),
        },
        version);

    public static void Fill(LiveState state)
    {
        state.Apply(Inventory());
        state.Apply(Some.Change(Some.Alarm("a1", Interface("r-north", "d-north"))));
        state.Apply(Some.Change(Some.Alarm("a2", Interface("r-south", "d-south"), at: 1)));
        state.Apply(Some.Change(Some.Alarm("a3", Interface("r-south", "d-south"), Conditions.CardFailure, 10, PerceivedSeverity.Critical)));
        state.Apply(Some.Change(Some.Alarm("a4", Some.Sender("198.51.100.9"), Conditions.Unknown, 20, PerceivedSeverity.Indeterminate, ServiceEffect.None)));
        state.Apply(Some.Change(CableCut()));
        state.Apply(Some.Change(CardFailure()));
        state.Apply(new TicketChange(TicketOf(CableCut()), TicketChangeKind.Opened, Some.At(6)));
    }

    public static Fault CableCut() => Some.Fault("f1", new EntityRef("cable1", "cable", "Cable 1"), impact: new Impact(
        [Some.Circuit("c-north", "cust-north"), Some.Circuit("c-south", "cust-south")],
        [Affected("cust-north", "North Bank", "p-li", premier: true), Affected("cust-south", "South Mill", "p-wang")])) with
    {
        IsInferred = true,
        Confidence = 0.9,
        Priority = 2,
        Organizations = ["north", "south"],
        Alarms = [Member("a1"), Member("a2")],
        Exposure = [Exposure("cust-north", "c-north", 12), Exposure("cust-south", "c-south", 34)],
        Candidates = [new Candidate(new EntityRef("l1", "ethernet", "Link 1"), 0.1, Explanation.Of(ExplanationCodes.CandidateExplains, "2", "2"))],
        Evidence = [new Evidence(true, Explanation.Of(ExplanationCodes.EvidenceLinksFailed, "1", "1"), "a2")],
        Steps = [new FaultStep(Some.At(0), Explanation.Of(ExplanationCodes.StepOpened, "Cable 1"), "")],
    };

    public static Fault CardFailure() => Some.Fault("f2", new EntityRef("d-south", "device", "d-south"), at: 10,
        impact: new Impact([Some.Circuit("c-south", "cust-south", ServiceState.Degraded)], [Affected("cust-south", "South Mill", "p-wang") with { State = ServiceState.Degraded }])) with
    {
        Condition = Conditions.CardFailure,
        Priority = 5,
        Site = "s-south",
        Organizations = ["south"],
        Alarms = [new FaultAlarm("a3", AlarmRole.Root, Explanation.Of(ExplanationCodes.AlarmOnCause, "d-south"), [])],
    };

    public static Ticket TicketOf(Fault fault) => new()
    {
        Id = "t1",
        Fault = fault.Id,
        Name = "Cable 1 broken",
        Description = "North Bank and South Mill are down",
        Priority = 2,
        Severity = PerceivedSeverity.Critical,
        Status = TicketStatus.Acknowledged,
        StatusChanges = [new TicketStatusChange(TicketStatus.Acknowledged, Some.At(6), "", "")],
        CreatedAt = Some.At(6),
        ChangedAt = Some.At(6),
        Circuits = ["c-north", "c-south"],
        Customers = ["cust-north", "cust-south"],
        Alarms = ["a1", "a2"],
        AccountManagers = ["p-li", "p-wang"],
        Organizations = ["north", "south"],
    };

    private static FaultAlarm Member(string alarm) => new(alarm, AlarmRole.Symptom, Explanation.Of(ExplanationCodes.AlarmCarried, alarm, "Link 1", "Cable 1"), ["cable1", "l1"]);

    private static SlaExposure Exposure(string customer, string circuit, double left) => new(customer, circuit, 1, left, Some.At(left * 60), 0, 3);

    private static AffectedCustomer Affected(string id, string name, string manager, bool premier = false) =>
        new(id, name, manager, ServiceState.Down, 1, premier ? 5 : 3, true, premier);

    private static ManagedObject Interface(string id, string device) => Some.Interface(id, device);

    private static Device Device(string id, string site, string address) => new(id, site, id, address, [], "huawei", "NE40E", "core", "");

    private static Customer Customer(string id, string name, string unit, string manager, params string[] classes) =>
        new(id, null, name, [.. classes], 3, 1000, "", unit, "en", manager);

    private static Circuit Circuit(string id, string customer, string unit) =>
        new(id, $"N-{id}", $"Circuit {id}", "ethernet", 10_000_000, customer, "gold", unit, "s-north", "s-south", "none", "active");

    private static EntityTable<T> Table<T>(params T[] rows)
        where T : class, IInventoryEntity => rows.ToTable();
}
