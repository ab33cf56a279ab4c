using System.Reactive.Subjects;
using Assurance.Correlation.Stages;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Alarms;

/// <summary>Device A at site SA with interface A1 on card AC, device B at site SB with interface B1; link L between A1 and B1 rides on fibre F in
/// cable K in duct D.</summary>
public sealed class SuppressTests
{
    private static readonly InventoryTables Network = new()
    {
        Sites = Some.Table(new Site("SA", null, "SA", null, null, "core"), new Site("SB", null, "SB", null, null, "core")),
        Devices = Some.Table(Device("A", "SA"), Device("B", "SB")),
        Resources = Some.Table(
            new Resource("AC", "A", null, "card", "slot 1", null, null, ""),
            new Resource("A1", "A", "AC", "interface", "GE1/0/1", 1, null, ""),
            new Resource("B1", "B", null, "interface", "GE1/0/1", 1, null, "")),
        Cables = Some.Table(new Cable("F", "fibre", "F", "K", null, null), new Cable("K", "cable", "K", "D", null, null), new Cable("D", "duct", "D", null, null, null)),
        Links = Some.Table(new Link("L", "ethernet", "L", "A1", "B1", ["F"])),
    };

    private readonly Timeline time = new();
    private readonly Subject<AlarmChange> changes = new();
    private readonly BehaviorSubject<NetworkInventory> inventory = new(NetworkInventory.Empty);
    private readonly Heard<AlarmChange> heard;

    public SuppressTests() => heard = time.Hear(changes.Suppress(inventory, time.Clock));

    private string[] Told => heard.Told(c => $"{c.Alarm.Id} {c.Kind} {c.Alarm.PlannedWork ?? "-"}");

    [Fact]
    public void What_is_raised_within_the_window_carries_the_work_and_what_still_stands_at_its_end_is_told()
    {
        Plan(Work("pw1", 10, 60, "K"));
        Raise(5, "before", clears: 6);
        Raise(20, "short", clears: 30);
        Raise(40, "long");
        time.PassTo(100);
        Raise(120, "after");

        Assert.Equal(
            [
                "5 before Raised -", "6 before Cleared -", "20 short Raised pw1", "30 short Cleared pw1",
                "40 long Raised pw1", "60 long PlannedWorkEnded -", "120 after Raised -",
            ],
            Told);
    }

    [Fact]
    public void What_stood_before_the_window_is_covered_from_its_start_on()
    {
        Plan(Work("pw1", 10, 60, "A"));
        Raise(5, "a1");
        Then(20, "a1", AlarmChangeKind.Repeated);
        Then(30, "a1", AlarmChangeKind.Cleared);
        Then(70, "a1", AlarmChangeKind.Acknowledged);

        Assert.Equal(
            ["5 a1 Raised -", "10 a1 PlannedWorkStarted pw1", "20 a1 Repeated pw1", "30 a1 Cleared pw1", "70 a1 Acknowledged pw1"], Told);
    }

    [Fact]
    public void The_inventory_may_plan_prolong_and_withdraw_work()
    {
        Plan();
        Raise(5, "a1");
        time.At(10, () => Plan(Work("pw1", 0, 60, "L")));
        time.At(50, () => Plan(Work("pw1", 0, 90, "L")));
        time.At(80, () => Plan());

        Assert.Equal(["5 a1 Raised -", "10 a1 PlannedWorkStarted pw1", "80 a1 PlannedWorkEnded -"], Told);
    }

    [Fact]
    public void Of_several_works_the_one_that_ends_last_counts_and_nothing_is_told_between()
    {
        Plan(Work("pw1", 0, 60, "K"), Work("pw2", 30, 90, "A"));
        Raise(5, "a1");
        time.PassTo(200);

        Assert.Equal(["5 a1 Raised pw1", "30 a1 PlannedWorkStarted pw2", "90 a1 PlannedWorkEnded -"], Told);
    }

    [Theory]
    [InlineData("A1", true)]
    [InlineData("AC", true)]
    [InlineData("A", true)]
    [InlineData("SA", true)]
    [InlineData("L", true)]
    [InlineData("F", true)]
    [InlineData("K", true)]
    [InlineData("D", true)]
    [InlineData("B1", true)]
    [InlineData("B", true)]
    [InlineData("SB", true)]
    [InlineData("elsewhere", false)]
    public void Work_on_what_the_object_is_in_or_its_link_rides_on_covers_it(string element, bool covers)
    {
        Plan(Work("pw1", 0, 60, element));
        Raise(5, "a1");

        Assert.Equal(covers ? "pw1" : null, heard.Last.Alarm.PlannedWork);
    }

    [Theory]
    [InlineData("K", false)]
    [InlineData("B", false)]
    [InlineData("SA", true)]
    public void Work_on_a_cable_or_a_far_end_does_not_cover_equipment(string element, bool covers)
    {
        Plan(Work("pw1", 0, 60, element));
        time.At(5, () => changes.OnNext(Some.Change(Alarm("a1") with { EventType = EventType.Equipment }, at: 5)));

        Assert.Equal(covers ? "pw1" : null, heard.Last.Alarm.PlannedWork);
    }

    [Fact]
    public void A_device_or_a_sender_is_covered_by_work_on_itself()
    {
        Plan(Work("pw1", 0, 60, "A", "192.0.2.1"));
        time.At(5, () => changes.OnNext(Some.Change(Some.Alarm("a1", Some.Device("A")), at: 5)));
        time.At(5, () => changes.OnNext(Some.Change(Some.Alarm("a2", Some.Device("B")), at: 5)));
        time.At(5, () => changes.OnNext(Some.Change(Some.Alarm("a3", Some.Sender()), at: 5)));

        Assert.Equal(["5 a1 Raised pw1", "5 a2 Raised -", "5 a3 Raised pw1"], Told);
    }

    private static Device Device(string id, string site) => new(id, site, id, "", [], "", "", "core", "");

    private static PlannedWork Work(string id, double start, double end, params string[] elements) =>
        new(id, id, Some.At(start), Some.At(end), [.. elements], null, true);

    private static Alarm Alarm(string id) => Some.Alarm(id, Some.Interface("A1", "A"));

    private void Plan(params PlannedWork[] works) => inventory.OnNext(new NetworkInventory(Network with { PlannedWork = Some.Table<PlannedWork>(works) }, 1));

    private void Raise(double at, string id, double? clears = null)
    {
        Then(at, id, AlarmChangeKind.Raised);
        if (clears is { } cleared)
        {
            Then(cleared, id, AlarmChangeKind.Cleared);
        }
    }

    private void Then(double at, string id, AlarmChangeKind kind) => time.At(at, () =>
    {
        var isOver = kind is AlarmChangeKind.Cleared or AlarmChangeKind.Acknowledged;
        changes.OnNext(Some.Change(Alarm(id) with { ClearedAt = isOver ? Some.At(at) : null }, kind, at));
    });
}
