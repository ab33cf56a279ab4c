using System.Reactive.Subjects;
using Assurance.Correlation.Stages;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Tickets;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Impacts;

/// <summary>Two links side by side in one duct, a circuit over both and one over the first alone; work on the first's cable.</summary>
public sealed class PlannedWorkTests
{
    private readonly Timeline time = new();
    private readonly Subject<FaultChange> faults = new();
    private readonly Subject<NetworkInventory> inventories = new();
    private readonly Heard<PlannedWorkOutlook> outlooks;

    public PlannedWorkTests() => outlooks = time.Hear(faults.ForeseePlannedWork(inventories, time.Clock));

    [Fact]
    public void What_it_takes_down_and_what_it_leaves_with_one_leg_is_known_before_it_starts()
    {
        inventories.OnNext(Network().Build());
        Assert.Equal(new PlannedWorkOutlook("W1", ["k2"], ["k1"], []), outlooks.Last);
    }

    [Fact]
    public void A_fault_on_the_other_leg_is_a_conflict_until_it_is_over()
    {
        inventories.OnNext(Network().Build());
        var fault = Broken("f1", "c2", ("k1", ServiceState.AtRisk));
        faults.OnNext(Some.Change(fault));
        Assert.Equal([new PlannedWorkConflict("k1", "bank", "f1", null)], outlooks.Last.Conflicts);

        faults.OnNext(Some.Change(fault with { Status = FaultStatus.Resolved }));
        Assert.Empty(outlooks.Last.Conflicts);
    }

    [Fact]
    public void A_fault_on_the_same_leg_or_on_both_is_none()
    {
        inventories.OnNext(Network().Build());
        faults.OnNext(Some.Change(Broken("f1", "c1", ("k1", ServiceState.AtRisk), ("k2", ServiceState.Down))));
        faults.OnNext(Some.Change(Broken("f2", "duct", ("k1", ServiceState.Down), ("k2", ServiceState.Down))));
        Assert.Empty(outlooks.Last.Conflicts);
    }

    [Fact]
    public void Work_on_the_other_leg_at_the_same_time_is_a_conflict_of_both()
    {
        inventories.OnNext(Network().Work("W2", Some.At(5000), Some.At(9000), excludesSla: true, "c2").Work("W3", Some.At(8000), Some.At(9000), excludesSla: true, "c2").Build());
        var last = outlooks.Items.GroupBy(o => o.Work).ToDictionary(g => g.Key, g => g.Last().Conflicts.Select(c => c.OtherWork!).ToArray());
        Assert.Equal(["W2"], last["W1"]);
        Assert.Equal(["W1"], last["W2"]);
        Assert.Empty(last["W3"]);
    }

    [Fact]
    public void A_new_inventory_is_looked_at_anew_under_the_faults_that_stand()
    {
        inventories.OnNext(Network().Build());
        faults.OnNext(Some.Change(Broken("f1", "c2", ("k1", ServiceState.AtRisk))));
        inventories.OnNext(Network().Circuit("k1", "bank", ["L1", "L2", "L3"]).Build());
        Assert.Equal(new PlannedWorkOutlook("W1", ["k2"], ["k1"], []), outlooks.Last);
    }

    [Fact]
    public void A_circuit_that_goes_further_down_than_planned_gets_its_ticket_and_its_minutes_count()
    {
        var story = new Story(Network().Sla("s", 99.9m).Circuit("k1", "bank", ["L1", "L2"], "s").Circuit("k2", "bank", ["L1"], "s"))
            .Down(4000, "A.1", "Z.1", "A.2", "Z.2");
        foreach (var end in new[] { "A.1", "Z.1", "A.2", "Z.2" })
        {
            story.Turn(4000, end, AlarmChangeKind.PlannedWorkStarted, a => a with { PlannedWork = "W1", IsSettled = true });
        }

        var fault = story.Only;
        Assert.Equal(("duct", "W1"), (fault.Root.Id, fault.PlannedWork));
        Assert.Equal(["k1"], fault.BeyondPlan);
        Assert.True(TicketRules.NeedsWork(fault with { IsSettled = true }));
        Assert.Null(Assert.Single(story.Ledger.Of("k1").Outages).PlannedWork);
        Assert.NotNull(Assert.Single(story.Ledger.Of("k2").Outages).PlannedWork);
    }

    [Fact]
    public void What_was_planned_stays_quiet()
    {
        var story = new Story(Network()).Down(4000, "A.1", "Z.1");
        story.Turn(4000, "A.1", AlarmChangeKind.PlannedWorkStarted, a => a with { PlannedWork = "W1" });
        story.Turn(4000, "Z.1", AlarmChangeKind.PlannedWorkStarted, a => a with { PlannedWork = "W1" });
        Assert.Empty(story.Only.BeyondPlan);
        Assert.False(TicketRules.NeedsWork(story.Only with { IsSettled = true }));
    }

    [Fact]
    public void That_a_device_parted_by_the_work_may_be_dead_is_nothing_beyond_the_plan()
    {
        // Beyond D everything is heard over the one link that is worked on.
        var network = new NetworkSketch()
            .Link("UV", "U.1", "V.1").Link("UW", "U.2", "W.1").Link("VW", "V.2", "W.2").Link("UD", "U.3", "D.1", "c1").Link("DX", "D.2", "X.1").Link("DY", "D.3", "Y.1")
            .Circuit("through", "bank", ["UD DX"]).Circuit("behind", "bank", ["DX DY"])
            .Work("W1", Some.At(0), Some.At(7200), excludesSla: true, "c1");
        var story = new Story(network).Down(10, "U.3");
        story.Turn(10, "U.3", AlarmChangeKind.PlannedWorkStarted, a => a with { PlannedWork = "W1", IsSettled = true });
        story.Later();

        Assert.Equal(["behind Degraded", "through Down"], Story.Circuits(story.Only));
        Assert.Empty(story.Only.BeyondPlan);
    }

    [Fact]
    public void An_aggregate_weakened_as_planned_is_nothing_beyond_the_plan_and_another_one_is()
    {
        var network = new NetworkSketch()
            .Link("M1", "A.1", "B.1", "west").Link("M2", "A.2", "B.2", "east").Link("N1", "A.3", "C.1", "north").Link("N2", "A.4", "C.2", "south").Duct("duct", "west", "north")
            .Aggregate("AB", "A.9", "B.9", "M1", "M2").Aggregate("AC", "A.8", "C.9", "N1", "N2")
            .Circuit("planned", "bank", ["AB"]).Circuit("other", "bank", ["AC"])
            .Work("W1", Some.At(0), Some.At(7200), excludesSla: true, "west");

        Assert.Empty(Under("W1", new Story(network), "A.1", "B.1").BeyondPlan);
        Assert.Equal(["other"], Under("W1", new Story(network), "A.1", "B.1", "A.3", "C.1").BeyondPlan);
    }

    private static Fault Under(string work, Story story, params string[] ends)
    {
        story.Down(10, ends);
        foreach (var end in ends)
        {
            story.Turn(10, end, AlarmChangeKind.PlannedWorkStarted, a => a with { PlannedWork = work, IsSettled = true });
        }

        return story.Later().Only;
    }

    private static NetworkSketch Network() => new NetworkSketch()
        .Duct("duct", "c1", "c2")
        .Link("L1", "A.1", "Z.1", "c1").Link("L2", "A.2", "Z.2", "c2").Link("L3", "A.3", "Z.3", "c3")
        .Circuit("k1", "bank", ["L1", "L2"]).Circuit("k2", "bank", ["L1"])
        .Work("W1", Some.At(3600), Some.At(7200), excludesSla: true, "c1");

    private static Fault Broken(string id, string cable, params (string Circuit, ServiceState State)[] circuits) => Some.Fault(id) with
    {
        BrokenElements = [new EntityRef(cable, cable == "duct" ? "duct" : "cable", cable)],
        Impact = new([.. circuits.Select(c => new AffectedCircuit(c.Circuit, c.Circuit, c.Circuit, "bank", c.State, Some.At(0)))], []),
    };
}
