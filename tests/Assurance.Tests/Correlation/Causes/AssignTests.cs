using System.Reactive.Subjects;
using Assurance.Correlation.Stages;
using Assurance.Correlation.State;
using Assurance.Model.Faults;
using Assurance.Model.Operations;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>A fault is one person's: the first who says so over what they saw, until its time is up.</summary>
public sealed class AssignTests
{
    private readonly Timeline time = new();
    private readonly Subject<OperatorCommand> commands = new();
    private readonly Subject<FaultChange> faults = new();
    private readonly Dictionary<string, Fault> fault = new() { ["f1"] = Some.Fault("f1"), ["f2"] = Some.Fault("f2") };
    private readonly Heard<Assignment> heard;

    public AssignTests() => heard = time.Hear(commands.Assign(faults, id => fault.GetValueOrDefault(id), time.Clock));

    private string[] Told => heard.Told(a => $"{a.Fault} v{a.Version} {a.User ?? "-"}{(a.Lapsed is null ? "" : $" lapsed {a.Lapsed}")}");

    [Fact]
    public void The_first_over_a_version_wins_and_the_second_changes_nothing()
    {
        Assign(1, "li", "wang", 0, ("f1", 0));
        Assign(2, "zhao", "chen", 0, ("f1", 0), ("f2", 0));
        Assign(3, "zhao", "chen", 0, ("f1", 1));

        Assert.Equal(["1 f1 v1 wang", "2 f2 v1 chen", "3 f1 v2 chen"], Told);
        Assert.Equal([("li", "wang"), ("zhao", "chen")], heard.Last.Steps.Select(s => (s.User, s.What.Arguments[0])));
    }

    [Fact]
    public void It_is_taken_back_and_from_nobody_there_is_nothing_to_take()
    {
        Assign(1, "li", null, 0, ("f1", 0));
        Assign(2, "li", "wang", 0, ("f1", 0));
        Assign(3, "li", null, 0, ("f1", 1));

        Assert.Equal(["2 f1 v1 wang", "3 f1 v2 -"], Told);
        Assert.Equal(Explanation.Of(ExplanationCodes.StepUnassigned, "wang"), heard.Last.Steps[^1].What);
    }

    [Fact]
    public void Its_time_ends_it_while_the_fault_is_open_and_renewing_puts_that_off()
    {
        Assign(0, "wang", "wang", 1, ("f1", 0), ("f2", 0));
        Assign(30, "wang", "wang", 2, ("f1", 1));
        time.At(40, () => faults.OnNext(new FaultChange(Some.Fault("f2") with { Status = FaultStatus.Resolved }, FaultChangeKind.Resolved, time.Clock.Now)));
        time.PassTo(1000);

        Assert.Equal(["0 f1 v1 wang", "0 f2 v1 wang", "30 f1 v2 wang", "150 f1 v3 - lapsed wang"], Told);
    }

    [Fact]
    public void What_is_over_or_unknown_is_nobodys_to_assign()
    {
        fault["f2"] = Some.Fault("f2") with { Status = FaultStatus.Resolved };
        Assign(1, "li", "wang", 0, ("f2", 0), ("f9", 0));

        Assert.Empty(Told);
    }

    [Fact]
    public void The_state_tells_fault_and_ticket()
    {
        var state = new LiveState();
        state.Apply(new FaultChange(Some.Fault("f1"), FaultChangeKind.Opened, Some.Start));
        var changed = new List<StateSubject>();
        state.Changed += c => changed.Add(c.Subject);
        state.Apply(Assignment.None("f1").To("wang", "li", Some.Start, 5));

        Assert.Equal([StateSubject.Fault], changed);
        Assert.Equal(("wang", Some.At(300)), (state.AssignmentOf("f1")!.User, state.AssignmentOf("f1")!.Until));
    }

    private void Assign(double at, string by, string? to, double minutes, params (string Fault, int Version)[] which) =>
        time.At(at, () => commands.OnNext(new AssignFaults(by, [.. which.Select(w => new FaultAtVersion(w.Fault, w.Version))], to, minutes)));
}
