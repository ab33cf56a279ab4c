using System.Reactive.Subjects;
using Assurance.Correlation;
using Assurance.Correlation.Stages;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;
using Assurance.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Assurance.Tests.Correlation.Tickets;

/// <summary>What holds of tickets for any history of three faults and whatever people try meanwhile.</summary>
public sealed class TicketProperties
{
    private sealed record Step(int Fault, int What, TicketStatus Status, int Seconds);

    private static readonly Gen<Step[]> Steps = (
        from fault in Gen.Choose(1, 3)
        from what in Gen.Choose(0, 7)
        from status in Gen.Elements(Enum.GetValues<TicketStatus>())
        from seconds in Gen.Frequency((5, Gen.Choose(0, 20)), (1, Gen.Choose(200, 400)))
        select new Step(fault, what, status, seconds)).ArrayOf();

    [Fact]
    public void A_fault_never_has_two_tickets() => Holds((_, changes) =>
    {
        var tickets = changes.Select(c => (c.Ticket.Id, c.Ticket.Fault)).Distinct().ToArray();
        return tickets.Length == tickets.Select(t => t.Fault).Distinct().Count()
            && changes.Count(c => c.Kind == TicketChangeKind.Opened) == tickets.Length;
    });

    [Fact]
    public void Every_fault_that_stood_settled_outside_planned_work_has_one() => Holds((faults, changes) =>
        faults.Where(TicketRules.NeedsWork).Select(f => f.Id).Distinct().Order()
            .SequenceEqual(changes.Select(c => c.Ticket.Fault).Distinct().Order()));

    [Fact]
    public void Every_transition_is_legal() => Holds((_, changes) =>
        changes.GroupBy(c => c.Ticket.Id).All(life =>
        {
            var path = life.Last().Ticket.StatusChanges.Select(s => s.Status).ToArray();
            return path[0] == TicketStatus.Acknowledged && path.Zip(path.Skip(1)).All(p => TicketTransitions.IsAllowed(p.First, p.Second));
        }));

    private static void Holds(Func<IReadOnlyList<Fault>, IReadOnlyList<TicketChange>, bool> property) =>
        Properties.Hold(Steps, steps =>
        {
            var (faults, changes) = Run(steps);
            return property(faults, changes);
        });

    private static (List<Fault> Faults, List<TicketChange> Changes) Run(Step[] steps)
    {
        var time = new Timeline();
        using var faults = new Subject<FaultChange>();
        using var commands = new Subject<OperatorCommand>();
        using var inventory = new BehaviorSubject<NetworkInventory>(NetworkInventory.Empty);
        var heard = time.Hear(faults.OpenTickets(commands, inventory, new EngineOptions(), time.Clock));
        var said = new List<Fault>();
        var at = 0.0;
        foreach (var step in steps)
        {
            at += step.Seconds;
            var fault = Some.Fault($"f{step.Fault}");
            (FaultChangeKind Kind, Fault Fault)? change = step.What switch
            {
                0 => (FaultChangeKind.Opened, fault with { IsSettled = false }),
                1 => (FaultChangeKind.Settled, fault),
                2 => (FaultChangeKind.ImpactChanged, fault with { Impact = Some.Impact(Some.Circuit($"c{step.Seconds}")) }),
                3 => (FaultChangeKind.Resolved, fault with { Status = FaultStatus.Resolved }),
                4 => (FaultChangeKind.Reopened, fault),
                5 => (FaultChangeKind.PlannedWorkStarted, fault with { PlannedWork = "pw" }),
                6 when step.Fault > 1 => (FaultChangeKind.Merged, fault with { Status = FaultStatus.Merged, MergedInto = "f1" }),
                _ => null,
            };
            time.At(at, () => Say(change, step));
        }

        time.PassTo(at + 3600);
        return (said, [.. heard.Items]);

        void Say((FaultChangeKind Kind, Fault Fault)? change, Step step)
        {
            if (change is { } told)
            {
                said.Add(told.Fault);
                faults.OnNext(Some.Change(told.Fault, told.Kind, at));
            }
            else
            {
                commands.OnNext(new ChangeTicketStatus("wang", $"t{step.Fault}", step.Status, "because"));
            }
        }
    }
}
