using System.Collections.Immutable;
using System.Reactive.Concurrency;
using System.Reactive.Subjects;
using Assurance.Correlation;
using Assurance.Correlation.Stages;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Operations;
using Assurance.Model.Sla;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation;

/// <summary>What happens in a sketched network, told second by second, and the faults that come of it.</summary>
internal sealed class Story
{
    private readonly HistoricalScheduler clock = new(Some.Start);
    private readonly Subject<AlarmChange> alarms = new();
    private readonly Subject<NetworkInventory> inventories = new();
    private readonly Subject<OperatorCommand> commands = new();
    private readonly Dictionary<string, Alarm> standing = [];
    private readonly Dictionary<string, Fault> faults = [];
    private readonly NetworkSketch network;
    private int raised;

    /// <param name="relations">What people know follows from what.</param>
    public Story(NetworkSketch network, EngineOptions? options = null, params CausalRelation[] relations)
    {
        this.network = network;
        options ??= new EngineOptions();
        ImmutableArray<CausalRelation> known = [.. relations];
        alarms.Correlate(inventories, commands, () => known, options, clock).AssessImpact(inventories, clock).MeasureAgainstPlan(inventories).TrackSla(inventories, clock, Ledger).Subscribe(Note);
        inventories.OnNext(network.Build());
    }

    public SlaLedger Ledger { get; } = new();

    /// <summary>Everything told, in order.</summary>
    public List<FaultChange> Told { get; } = [];

    /// <summary>Latest state of each fault, oldest first.</summary>
    public IReadOnlyList<Fault> Faults => [.. faults.Values.OrderBy(f => int.Parse(f.Id[1..]))];

    public IReadOnlyList<Fault> Open => [.. Faults.Where(f => f.Status == FaultStatus.Open)];

    /// <summary>The only open fault.</summary>
    public Fault Only
    {
        get
        {
            Assert.True(Open.Count == 1, string.Join('\n', Grouping()));
            return Open[0];
        }
    }

    public IEnumerable<Alarm> Standing => standing.Values;

    public double Now => (clock.Now - Some.Start).TotalSeconds;

    /// <summary>Loss of the link at these interfaces, of the session at these peers.</summary>
    public Story Down(double at, params string[] objects)
    {
        foreach (var name in objects)
        {
            Raise(at, name, name.Contains(".peer", StringComparison.Ordinal) ? Conditions.BgpPeerDown : Conditions.LinkDown);
        }

        return this;
    }

    public Story Raise(
        double at,
        string name,
        string condition,
        ServiceEffect effect = ServiceEffect.Outage,
        PerceivedSeverity severity = PerceivedSeverity.Major,
        EventType? type = null,
        string? address = null)
    {
        At(at);
        var managed = network.Object(name) with { Address = address };
        var key = $"{managed.Key}|{condition}|{address}";
        if (standing.TryGetValue(key, out var known))
        {
            return Change(known with { Tally = known.Tally + 1, LastOccurrence = clock.Now }, AlarmChangeKind.Repeated);
        }

        return Change(
            Some.Alarm($"a{++raised}", managed, condition, Now, severity, effect, settled: false) with { Key = key, EventType = type ?? TypeOf(condition) },
            AlarmChangeKind.Raised);
    }

    /// <summary>Something that a device says and that has no end.</summary>
    public Story Says(double at, string device, string condition = "configurationChanged")
    {
        At(at);
        var alarm = Some.Alarm($"a{++raised}", network.Object(device), condition, Now, PerceivedSeverity.Warning, ServiceEffect.None);
        alarms.OnNext(new AlarmChange(alarm with { IsEvent = true, EventType = EventType.Other }, AlarmChangeKind.Raised, clock.Now));
        return this;
    }

    /// <summary>All that stands at these objects clears.</summary>
    public Story Up(double at, params string[] objects)
    {
        At(at);
        foreach (var alarm in objects.SelectMany(o => standing.Values.Where(a => a.Object.Key == network.Object(o).Key)).ToList())
        {
            Change(alarm with { ClearedAt = clock.Now, ChangedAt = clock.Now, IsFlapping = false }, AlarmChangeKind.Cleared);
        }

        return this;
    }

    /// <summary>Changes what stands at an object.</summary>
    public Story Turn(double at, string name, AlarmChangeKind kind, Func<Alarm, Alarm> change)
    {
        At(at);
        foreach (var alarm in standing.Values.Where(a => a.Object.Key == network.Object(name).Key).ToList())
        {
            Change(change(alarm) with { ChangedAt = clock.Now }, kind);
        }

        return this;
    }

    public Story Settle(double at, params string[] objects)
    {
        foreach (var name in objects)
        {
            Turn(at, name, AlarmChangeKind.Settled, a => a with { IsSettled = true });
        }

        return this;
    }

    public Story Do(double at, OperatorCommand command)
    {
        At(at);
        commands.OnNext(command);
        return this;
    }

    public Story Import(double at, NetworkSketch next)
    {
        At(at);
        inventories.OnNext(next.Build());
        return this;
    }

    /// <summary>One inventory told of several times, as a replay does that puts it in the place of every import.</summary>
    public Story Import(double at, NetworkInventory inventory)
    {
        At(at);
        inventories.OnNext(inventory);
        return this;
    }

    public Story At(double seconds)
    {
        if (Some.At(seconds) > clock.Now)
        {
            clock.AdvanceTo(Some.At(seconds));
        }

        return this;
    }

    /// <summary>Late enough that nothing is waited for any more.</summary>
    public Story Later() => At(Now + 120);

    /// <summary>The open faults as root and alarmed objects, for comparing.</summary>
    public IReadOnlyList<string> Grouping() =>
        [.. Open.Select(f => $"{f.Root.Kind} {f.Root.Id}: {string.Join(' ', Objects(f))}").Order(StringComparer.Ordinal)];

    /// <summary>The circuits of a fault with their states, such as <c>C1 Down</c>.</summary>
    public static IEnumerable<string> Circuits(Fault fault) => fault.Impact.Circuits.Select(c => $"{c.Circuit} {c.State}");

    public IEnumerable<string> Objects(Fault fault) => fault.Alarms.Select(a => Every[a.Alarm].Object).Select(o => o.Kind == "device" || o.Knowledge == ObjectKnowledge.Resource ? o.Id : o.Key).Distinct().Order(StringComparer.Ordinal);

    private Dictionary<string, Alarm> Every { get; } = [];

    private static EventType TypeOf(string condition) => condition switch
    {
        Conditions.LinkDown or Conditions.BgpPeerDown or Conditions.OspfNeighborDown or Conditions.LdpSessionDown => EventType.Communications,
        Conditions.MainsFailure => EventType.Environmental,
        _ => EventType.Equipment,
    };

    private Story Change(Alarm alarm, AlarmChangeKind kind)
    {
        Every[alarm.Id] = alarm;
        if (alarm.Stands)
        {
            standing[alarm.Key] = alarm;
        }
        else
        {
            standing.Remove(alarm.Key);
        }

        alarms.OnNext(new AlarmChange(alarm, kind, clock.Now));
        return this;
    }

    private void Note(FaultChange change)
    {
        Told.Add(change);
        faults[change.Fault.Id] = change.Fault;
    }
}
