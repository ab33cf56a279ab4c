using Assurance.Correlation.State;
using Assurance.Model.Faults;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation;

public sealed class HeldImpactTests
{
    private static readonly AffectedCircuit Down = new("x1", "HB-1", "", "gov", ServiceState.Down, DateTimeOffset.UnixEpoch);
    private static readonly AffectedCircuit AtRisk = new("x2", "HB-2", "", "gov", ServiceState.AtRisk, DateTimeOffset.UnixEpoch);

    [Fact]
    public void A_resolved_fault_keeps_what_it_held_at_its_worst()
    {
        var held = new HeldImpact();
        var open = Some.Fault() with { Status = FaultStatus.Open, Priority = 1, Impact = new Impact([Down, AtRisk], [Customer(ServiceState.Down, 2)]) };
        var shrunk = open with { Priority = 5, Impact = new Impact([AtRisk], [Customer(ServiceState.AtRisk, 1)]) };
        var resolved = open with { Status = FaultStatus.Resolved, Priority = 8, Impact = Impact.None };

        Assert.Equal(open, held.Keep(open));
        Assert.Equal(shrunk.Impact, held.Keep(shrunk).Impact);
        var kept = held.Keep(resolved);

        Assert.Equal(open.Impact, kept.Impact);
        Assert.Equal(1, kept.Priority);
        Assert.Equal(FaultStatus.Resolved, kept.Status);
    }

    [Fact]
    public void A_fault_that_comes_back_begins_with_what_it_holds_then()
    {
        var held = new HeldImpact();
        var open = Some.Fault() with { Status = FaultStatus.Open, Impact = new Impact([Down], [Customer(ServiceState.Down, 1)]) };
        held.Keep(open);
        held.Keep(open with { Status = FaultStatus.Resolved, Impact = Impact.None });
        var again = open with { Impact = new Impact([AtRisk], [Customer(ServiceState.AtRisk, 1)]) };

        held.Keep(again);

        Assert.Equal(again.Impact, held.Keep(again with { Status = FaultStatus.Resolved, Impact = Impact.None }).Impact);
    }

    private static AffectedCustomer Customer(ServiceState state, int circuits) => new("gov", "省政府", null, state, circuits, 5, true, true);
}
