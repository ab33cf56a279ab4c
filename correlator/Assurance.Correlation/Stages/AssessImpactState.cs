using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Tickets;

namespace Assurance.Correlation.Stages;

/// <summary>The state of the stage: what each open fault holds, and how the circuits stand.</summary>
[StageState]
internal sealed class AssessImpactState : IDisposable
{
    /// <summary>What others do to a fault's circuits is told no more often than this: where hundreds share their circuits, each turn would tell them all.</summary>
    internal static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(250);

    private readonly IScheduler scheduler;
    private readonly Action<FaultChange> emit;
    private readonly Dictionary<string, AssessImpactHold> holds = new(StringComparer.Ordinal);
    private readonly EndedFaults<Fault> ended = new();
    private readonly TimerQueue<string> stale;
    private AssessImpactCircuits circuits;
    private readonly AssessImpactWriter writer = new();

    public AssessImpactState(IScheduler scheduler, Action<FaultChange> emit)
    {
        this.scheduler = scheduler;
        this.emit = emit;
        stale = new(scheduler, Freshen);
        circuits = Over(NetworkInventory.Empty);
    }

    public void Dispose() => stale.Dispose();

    /// <summary>A new inventory: every fault's reach is worked out again; states that did not change keep their time.</summary>
    public void Take(NetworkInventory inventory)
    {
        // A replay puts one inventory in the place of every import.
        if (circuits.IsOver(inventory))
        {
            return;
        }

        var before = circuits;
        circuits = Over(inventory);
        circuits.Inherit(before);
        foreach (var hold in InOrder(holds.Values))
        {
            circuits.Hold(hold, hold.Fault, scheduler.Now);
        }

        foreach (var hold in InOrder(holds.Values))
        {
            var impact = writer.Impact(hold);
            if (!impact.Equals(hold.Fault.Impact))
            {
                Tell(hold, hold.Fault, impact, FaultChangeKind.ImpactChanged, scheduler.Now);
            }
        }
    }

    public void Take(FaultChange change)
    {
        if (change.Fault.Status == FaultStatus.Open)
        {
            Assess(change);
        }
        else
        {
            End(change);
        }
    }

    private static AssessImpactCircuits Over(NetworkInventory inventory) => new(TopologyGraph.Of(inventory), inventory);

    private void Assess(FaultChange change)
    {
        if (!holds.TryGetValue(change.Fault.Id, out var hold))
        {
            holds[change.Fault.Id] = hold = new AssessImpactHold(change.Fault);
        }

        var (shows, turned, regrouped) = circuits.Hold(hold, change.Fault, change.Time);
        var impact = shows || hold.IsNew || hold.IsStale ? writer.Impact(hold) : hold.Fault.Impact;
        Tell(hold, change.Fault, impact, change.Kind, change.Time);
        TellOthers(hold, turned, regrouped, change.Time);
    }

    private void End(FaultChange change)
    {
        var fault = change.Fault;
        if (!holds.Remove(fault.Id, out var hold))
        {
            // People still comment on what is over.
            emit(change with { Fault = ended.Get(fault.Id) is { } last ? AsHeld(fault, last) : fault });
            return;
        }

        if (hold.IsStale)
        {
            hold.Fault = hold.Fault with { Impact = writer.Impact(hold) };
        }

        var (turned, regrouped) = circuits.Release(hold, change.Time);
        fault = fault.Status == FaultStatus.Merged ? fault with { Impact = Impact.None } : AsHeld(fault, hold.Fault);
        ended.Put(fault.Id, fault);
        emit(change with { Fault = fault });
        TellOthers(hold, turned, regrouped, change.Time);
    }

    private static Fault AsHeld(Fault fault, Fault last) => fault with { Impact = last.Impact, Priority = last.Priority, Organizations = last.Organizations };

    private void TellOthers(AssessImpactHold self, List<CircuitStanding> turned, List<AssessImpactHold> regrouped, DateTimeOffset time)
    {
        foreach (var other in Others(self, turned, regrouped))
        {
            if (time - other.ToldOfOthers >= Gather)
            {
                TellOfOthers(other, time);
            }
            else if (!other.IsStale)
            {
                other.IsStale = true;
                stale.Set(other.Fault.Id, other.ToldOfOthers + Gather);
            }
        }
    }

    // Those that hold circuits which turned, or gained or lost some. Mostly none.
    private static List<AssessImpactHold> Others(AssessImpactHold self, List<CircuitStanding> turned, List<AssessImpactHold> regrouped)
    {
        HashSet<AssessImpactHold>? others = regrouped.Count == 0 ? null : [.. regrouped];
        foreach (var circuit in turned)
        {
            foreach (var holder in circuit.Holders)
            {
                _ = holder != self && (others ??= []).Add(holder);
            }
        }

        others?.Remove(self);
        return others is null ? [] : InOrder(others);
    }

    private void TellOfOthers(AssessImpactHold hold, DateTimeOffset time)
    {
        hold.ToldOfOthers = time;
        Tell(hold, hold.Fault with { ChangedAt = time }, writer.Impact(hold), FaultChangeKind.ImpactChanged, time);
    }

    private void Freshen(string fault, DateTimeOffset now)
    {
        if (holds.TryGetValue(fault, out var hold) && hold.IsStale)
        {
            TellOfOthers(hold, now);
        }
    }

    private void Tell(AssessImpactHold hold, Fault fault, Impact impact, FaultChangeKind kind, DateTimeOffset time)
    {
        var last = hold.Fault;
        var same = !hold.IsNew && ReferenceEquals(last.Impact, impact) && last.Severity == fault.Severity && last.Root == fault.Root;
        (hold.IsNew, hold.IsStale) = (false, false);
        hold.DoesNotWait |= IsUrgent(fault, impact);
        hold.Fault = fault with
        {
            Impact = impact,
            IsSettled = fault.IsSettled || hold.DoesNotWait,
            Priority = same ? last.Priority : PriorityRules.Of(impact, fault.Severity),
            Organizations = same ? last.Organizations : AssessImpactWriter.Organizations(fault, hold),
        };
        emit(new FaultChange(hold.Fault, kind, time));
    }

    // Nobody waits for a critical alarm to settle where a premier account's circuit is on its way.
    private static bool IsUrgent(Fault fault, Impact impact) =>
        fault is { Severity: PerceivedSeverity.Critical, PlannedWork: null } && impact.Customers.Any(c => c.IsPremier && c.State != ServiceState.Up);

    private static List<AssessImpactHold> InOrder(IEnumerable<AssessImpactHold> some) =>
        [.. some.OrderBy(h => h.Fault.Id.Length).ThenBy(h => h.Fault.Id, StringComparer.Ordinal)];
}
