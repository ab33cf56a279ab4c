using System.Collections.Immutable;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Tests.Support;

/// <summary>Builders of ordinary things: a test names only what it is about, and changes the rest by <c>with</c>.</summary>
internal static class Some
{
    /// <summary>The instant that tests count from.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(double seconds) => Start + TimeSpan.FromSeconds(seconds);

    /// <summary>An interface that the inventory knows by the id given.</summary>
    public static ManagedObject Interface(string id = "r1", string device = "d1", string name = "GigabitEthernet0/0/1") =>
        new(ObjectKnowledge.Resource, id, "interface", name, device, device);

    public static ManagedObject Device(string id = "d1") => new(ObjectKnowledge.Device, id, "device", id, id, id);

    /// <summary>Something on a sender that the inventory does not know.</summary>
    public static ManagedObject Sender(string address = "192.0.2.1") => new(ObjectKnowledge.Sender, address, "device", address, null, address);

    /// <summary>A report at journal position <paramref name="position"/>, received <paramref name="at"/> seconds after <see cref="Start"/>.</summary>
    public static AlarmReport Report(
        AlarmAction action = AlarmAction.Raise,
        double at = 0,
        long position = 1,
        ManagedObject? on = null,
        string condition = Conditions.LinkDown,
        string qualifier = "",
        PerceivedSeverity severity = PerceivedSeverity.Major,
        string text = "the link is down",
        string transport = "snmp") => new()
        {
            Position = position,
            ReceivedAt = At(at),
            Object = on ?? Interface(),
            Action = action,
            Condition = condition,
            Qualifier = qualifier,
            EventType = EventType.Communications,
            ProbableCause = new ProbableCause(14, "unavailable"),
            Severity = action == AlarmAction.Clear ? PerceivedSeverity.Cleared : severity,
            Effect = ServiceEffect.Outage,
            Text = text,
            Rule = "test/rule",
            Transport = transport,
            Source = "192.0.2.1",
        };

    /// <summary>An alarm raised <paramref name="at"/> seconds after <see cref="Start"/>, standing and settled unless told otherwise.</summary>
    public static Alarm Alarm(
        string id = "a1",
        ManagedObject? on = null,
        string condition = Conditions.LinkDown,
        double at = 0,
        PerceivedSeverity severity = PerceivedSeverity.Major,
        ServiceEffect effect = ServiceEffect.Outage,
        bool settled = true,
        double? clearedAt = null)
    {
        var managed = on ?? Interface();
        return new Alarm
        {
            Id = id,
            Key = $"{managed.Key}|{condition}|",
            Object = managed,
            Condition = condition,
            EventType = EventType.Communications,
            ProbableCause = new ProbableCause(14, "unavailable"),
            Severity = severity,
            Effect = effect,
            Text = "the link is down",
            Rule = "test/rule",
            Transport = "snmp",
            Source = "192.0.2.1",
            Tally = 1,
            RaisedAt = At(at),
            ChangedAt = At(clearedAt ?? at),
            LastOccurrence = At(at),
            ClearedAt = clearedAt is { } cleared ? At(cleared) : null,
            IsSettled = settled,
            Journal = [1],
        };
    }

    /// <summary>A step of an alarm, at the alarm's own last change unless <paramref name="at"/> says otherwise.</summary>
    public static AlarmChange Change(Alarm alarm, AlarmChangeKind kind = AlarmChangeKind.Raised, double? at = null) =>
        new(alarm, kind, at is { } seconds ? At(seconds) : alarm.ChangedAt);

    /// <summary>An open, settled fault of a cut cable.</summary>
    public static Fault Fault(
        string id = "f1",
        EntityRef? root = null,
        double at = 0,
        bool settled = true,
        FaultStatus status = FaultStatus.Open,
        PerceivedSeverity severity = PerceivedSeverity.Critical,
        Impact? impact = null) => new()
        {
            Id = id,
            Status = status,
            Root = root ?? new EntityRef("cable1", "cable", "Cable 1"),
            Reason = Explanation.Of("test.reason", "Cable 1"),
            Condition = "cableBroken",
            Confidence = 1,
            Severity = severity,
            Alarms = [new FaultAlarm("a1", AlarmRole.Root, Explanation.Of("test.root"), [])],
            RaisedAt = At(at),
            ChangedAt = At(at),
            IsSettled = settled,
            Impact = impact ?? Assurance.Model.Faults.Impact.None,
        };

    public static FaultChange Change(Fault fault, FaultChangeKind kind = FaultChangeKind.Opened, double? at = null) =>
        new(fault, kind, at is { } seconds ? At(seconds) : fault.ChangedAt);

    public static AffectedCircuit Circuit(string id = "c1", string customer = "cust1", ServiceState state = ServiceState.Down, double since = 0) =>
        new(id, $"N-{id}", $"Circuit {id}", customer, state, At(since));

    /// <summary>The impact of these circuits; every customer is a key account of three stars with the account manager <c>am-CUSTOMER</c>.</summary>
    public static Impact Impact(params ReadOnlySpan<AffectedCircuit> circuits)
    {
        var all = circuits.ToImmutableArray().Sort((a, b) => string.CompareOrdinal(a.Circuit, b.Circuit));
        var customers = all.GroupBy(c => c.Customer, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new AffectedCustomer(g.Key, $"Customer {g.Key}", $"am-{g.Key}", g.Max(c => c.State), g.Count(), 3, true, false));
        return new Impact(all, [.. customers]);
    }

    /// <summary>A table of an inventory.</summary>
    public static EntityTable<T> Table<T>(params ReadOnlySpan<T> rows)
        where T : class, IInventoryEntity => rows.ToArray().ToTable();

    /// <summary>A key account of three stars whose account manager is <c>am-ID</c>.</summary>
    public static Customer Customer(string id = "cust1", string language = "zh-CN") =>
        new(id, null, $"Customer {id}", ["highValue"], 3, 5000m, "bank", "sh", language, $"am-{id}");

    public static Person AccountManager(string customer = "cust1", string language = "zh-CN") =>
        new($"am-{customer}", $"Manager of {customer}", "accountManager", "sh", $"{customer}@example.com", "", language);

    public static ServiceLevelAgreement Sla(string id = "gold", int restoreMinutes = 240, string zone = "Asia/Shanghai") =>
        new(id, id, 99.95m, 15, restoreMinutes, 60, zone, [], []);

    /// <summary>A circuit of the inventory, as <see cref="Circuit"/> is one of an impact.</summary>
    public static Circuit Line(string id = "c1", string customer = "cust1", string sla = "gold", string organization = "sh") =>
        new(id, $"N-{id}", $"Circuit {id}", "leased", 2_000_000, customer, sla, organization, null, null, "none", "active");
}
