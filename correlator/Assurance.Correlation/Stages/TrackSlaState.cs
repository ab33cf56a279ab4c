using System.Collections.Immutable;
using System.Reactive.Concurrency;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Sla;

namespace Assurance.Correlation.Stages;

/// <summary>The state of the stage: which circuits each open fault keeps down.</summary>
internal sealed class TrackSlaState : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    /// <summary>While others turn its circuits, what a fault exposes is worked out no more often than this.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);

    private readonly IScheduler scheduler;
    private readonly SlaLedger ledger;
    private readonly Action<FaultChange> emit;
    private readonly TimerQueue<string> stale;
    private readonly Dictionary<string, Fault> lastTold = new(StringComparer.Ordinal);

    private readonly Dictionary<string, HashSet<string>> downBy = new(StringComparer.Ordinal);
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
        if (fault.Status != FaultStatus.Open && !downBy.ContainsKey(fault.Id) && ended.Get(fault.Id) is { } last)
        {
            // A comment on what is over: it keeps what it last exposed.
            emit(change with { Fault = fault with { Exposure = last.Exposure } });
            return;
        }

        Follow(fault, change.Time);
        fault = fault with { Exposure = Exposure(fault, change.Kind == FaultChangeKind.ImpactChanged) };
        if (fault.Status != FaultStatus.Open)
        {
            downBy.Remove(fault.Id);
            workOf.Remove(fault.Id);
            lastOf.Remove(fault.Id);
            lastTold.Remove(fault.Id);
            stale.Cancel(fault.Id);
            ended.Put(fault.Id, fault);
        }

        emit(change with { Fault = fault });
    }

    // Storms tell a fault many times a second: what it exposes is worked out anew when its impact changed, or after a moment.
    private ImmutableArray<SlaExposure> Exposure(Fault fault, bool byOthers)
    {
        var now = scheduler.Now;
        if (fault.Status == FaultStatus.Open && byOthers && lastOf.TryGetValue(fault.Id, out var lately) && now - lately.At < Gather)
        {
            lastTold[fault.Id] = fault;
            stale.Set(fault.Id, lately.At + Gather);
            return lately.Exposure;
        }

        lastTold.Remove(fault.Id);
        stale.Cancel(fault.Id);
        if (fault.Status == FaultStatus.Open && lastOf.TryGetValue(fault.Id, out var last) && ReferenceEquals(last.Impact, fault.Impact) && now - last.At < Moment)
        {
            return last.Exposure;
        }

        var exposure = ledger.Exposure(fault, inventory, now);
        lastOf[fault.Id] = (fault.Impact, now, exposure);
        return exposure;
    }

    private void Freshen(string id, DateTimeOffset now)
    {
        if (lastTold.TryGetValue(id, out var fault))
        {
            emit(new FaultChange(fault with { Exposure = Exposure(fault, byOthers: false), ChangedAt = now }, FaultChangeKind.ImpactChanged, now));
        }
    }

    private void Follow(Fault fault, DateTimeOffset time)
    {
        if (!downBy.TryGetValue(fault.Id, out var before))
        {
            downBy[fault.Id] = before = new(StringComparer.Ordinal);
        }

        var down = fault.Status == FaultStatus.Open ? fault.Impact.Circuits.Where(c => c.State == ServiceState.Down).ToList() : [];
        var now = down.Select(c => c.Circuit).ToHashSet(StringComparer.Ordinal);
        foreach (var circuit in before.Where(c => !now.Contains(c)).Order(StringComparer.Ordinal).ToList())
        {
            before.Remove(circuit);
            ledger.Change(circuit, l => l.End(fault.Id, time));
        }

        Explain(fault, before, time);
        foreach (var circuit in down.Where(c => before.Add(c.Circuit)))
        {
            ledger.Change(circuit.Circuit, l => l.Begin(fault.Id, circuit.Since, Excuse(fault, circuit.Circuit)));
        }
    }

    // Work that no longer explains the fault, though its time is not over, excuses what it covered so far and no more.
    private void Explain(Fault fault, HashSet<string> down, DateTimeOffset time)
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

        foreach (var circuit in down)
        {
            ledger.Change(circuit, l => l.Explain(fault.Id, Excuse(fault, circuit)));
        }
    }

    private Span? Excuse(Fault fault, string circuit) => fault.BeyondPlan.Contains(circuit) ? null : workOf[fault.Id].Work;
}
