using System.Collections.Immutable;
using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Sla;

namespace Assurance.Correlation.Stages;

/// <summary>The state of the stage: what each open fault did to circuits when it was last told.</summary>
[StageState]
internal sealed class TrackSlaState : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    /// <summary>While its circuits turn, what a fault exposes is worked out no more often than this.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);

    private readonly IScheduler scheduler;
    private readonly SlaLedger ledger;
    private readonly Action<FaultChange> emit;
    private readonly TimerQueue<string> stale;
    private readonly Dictionary<string, Fault> lastTold = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Impact> impactOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Span? Work, ImmutableArray<string> Beyond)> workOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Impact Impact, DateTimeOffset At, ImmutableArray<SlaExposure> Exposure)> lastOf = new(StringComparer.Ordinal);
    private readonly EndedFaults<Fault> ended = new();
    private NetworkInventory inventory = NetworkInventory.Empty;

    public TrackSlaState(IScheduler scheduler, SlaLedger ledger, Action<FaultChange> emit)
    {
        (this.scheduler, this.ledger, this.emit) = (scheduler, ledger, emit);
        stale = new(scheduler, Freshen);
    }

    public void Dispose() => stale.Dispose();

    public void Take(NetworkInventory next) => inventory = next;

    public void Take(FaultChange change)
    {
        var fault = change.Fault;
        if (fault.Status != FaultStatus.Open && !impactOf.ContainsKey(fault.Id) && ended.Get(fault.Id) is { } last)
        {
            // A comment on what is over: it keeps what it last exposed.
            emit(change with { Fault = fault with { Exposure = last.Exposure } });
            return;
        }

        Follow(fault, change.Time);
        fault = fault with { Exposure = Exposure(fault, change.Kind == FaultChangeKind.ImpactChanged) };
        if (fault.Status != FaultStatus.Open)
        {
            impactOf.Remove(fault.Id);
            workOf.Remove(fault.Id);
            lastOf.Remove(fault.Id);
            lastTold.Remove(fault.Id);
            stale.Cancel(fault.Id);
            ended.Put(fault.Id, fault);
        }

        emit(change with { Fault = fault });
    }

    // Storms tell a fault many times a second: what it exposes is worked out anew when it does something else to a customer, or after a moment.
    private ImmutableArray<SlaExposure> Exposure(Fault fault, bool byOthers)
    {
        var now = scheduler.Now;
        lastTold[fault.Id] = fault;
        if (fault.Status == FaultStatus.Open && lastOf.TryGetValue(fault.Id, out var last))
        {
            if (ReferenceEquals(last.Impact, fault.Impact) && now - last.At < Moment)
            {
                return last.Exposure;
            }

            if (now - last.At < Gather && (byOthers || IsSameToCustomers(last.Impact, fault.Impact)))
            {
                stale.Set(fault.Id, last.At + Gather);
                return last.Exposure;
            }
        }

        return Expose(fault, now);
    }

    private static bool IsSameToCustomers(Impact before, Impact now) =>
        before.Customers.AsSpan().SequenceEqual(now.Customers.AsSpan(), AlikeToCustomer);

    private static readonly IEqualityComparer<AffectedCustomer> AlikeToCustomer =
        EqualityComparer<AffectedCustomer>.Create((a, b) => a!.State == b!.State && a.Customer == b.Customer, c => c.Customer.GetHashCode(StringComparison.Ordinal));

    private ImmutableArray<SlaExposure> Expose(Fault fault, DateTimeOffset now)
    {
        stale.Cancel(fault.Id);
        var exposure = ledger.Exposure(fault, inventory, now);
        lastOf[fault.Id] = (fault.Impact, now, exposure);
        return exposure;
    }

    private void Freshen(string id, DateTimeOffset now)
    {
        if (lastTold.TryGetValue(id, out var fault))
        {
            emit(new FaultChange(fault with { Exposure = Expose(fault, now), ChangedAt = now }, FaultChangeKind.ImpactChanged, now));
        }
    }

    private void Follow(Fault fault, DateTimeOffset time)
    {
        var before = impactOf.GetValueOrDefault(fault.Id, Impact.None);
        var now = fault.Status == FaultStatus.Open ? fault.Impact : Impact.None;
        impactOf[fault.Id] = now;
        if (!ReferenceEquals(before, now))
        {
            End(fault.Id, before, now, time);
        }

        Explain(fault, before, time);
        if (!ReferenceEquals(before, now))
        {
            Begin(fault, before, now);
        }
    }

    private void End(string fault, Impact before, Impact now, DateTimeOffset time)
    {
        foreach (var (was, isNow) in Impact.Pairs(before, now))
        {
            if (IsDown(was) && !IsDown(isNow))
            {
                ledger.End(was!.Circuit, fault, time);
            }
        }
    }

    private void Begin(Fault fault, Impact before, Impact now)
    {
        foreach (var (was, isNow) in Impact.Pairs(before, now))
        {
            if (IsDown(isNow) && !IsDown(was))
            {
                ledger.Begin(isNow!.Circuit, fault.Id, isNow.Since, Excuse(fault, isNow.Circuit));
            }
        }
    }

    private static bool IsDown(AffectedCircuit? circuit) => circuit is { State: ServiceState.Down };

    // Work that no longer explains the fault, though its time is not over, excuses what it covered so far and no more.
    private void Explain(Fault fault, Impact told, DateTimeOffset time)
    {
        var (before, beyond) = workOf.GetValueOrDefault(fault.Id, (null, []));
        var work = fault.PlannedWork is { } id && inventory.Tables.PlannedWork.TryGetValue(id, out var known)
            ? known.ExcludesSla ? new Span(known.Start, known.End) : (Span?)null
            : before is { } covered ? covered.Within(new Span(covered.Start, time)) : null;
        workOf[fault.Id] = (work, fault.BeyondPlan);
        if (work == before && beyond.AsSpan().SequenceEqual(fault.BeyondPlan.AsSpan()))
        {
            return;
        }

        // What is no longer down has ended: nothing explains it any more.
        foreach (var circuit in told.Circuits.Where(IsDown))
        {
            ledger.Explain(circuit.Circuit, fault.Id, Excuse(fault, circuit.Circuit));
        }
    }

    private Span? Excuse(Fault fault, string circuit) => fault.BeyondPlan.Contains(circuit) ? null : workOf[fault.Id].Work;
}
