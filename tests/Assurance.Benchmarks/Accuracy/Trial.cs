using System.Reactive.Linq;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Correlation;
using Assurance.Correlation.State;
using Assurance.Lab.Network;
using Assurance.Lab.Scenarios.Generated;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;

namespace Assurance.Benchmarks.Accuracy;

/// <summary>One experiment put through the whole line in the engine's time.</summary>
internal sealed class Trial
{
    private readonly Experiment experiment;
    private readonly Engine engine;
    private readonly HashSet<string> complaints = new(StringComparer.Ordinal);
    private readonly DateTimeOffset start;
    private readonly DateTimeOffset?[] rightSince;
    private bool complains;

    private Trial(Experiment experiment, NetworkInventory inventory, RuleSet rules, DateTimeOffset start)
    {
        (this.experiment, this.start) = (experiment, start);
        rightSince = new DateTimeOffset?[experiment.Causes.Count];
        engine = new Engine(
            new EngineOptions(),
            (messages, now) => messages.OfType<DatagramEntry>().Interpret(new(() => rules, now), _ => { }, Note),
            (before, _) => before);
        engine.AdvanceTo(start);
        engine.Start(inventory);
        engine.State.Changed += Watch;
    }

    public Verdict Verdict { get; private set; } = null!;

    /// <summary>Pairs of devices between which the inventory should have a link, by what was found.</summary>
    public IReadOnlyList<(string One, string Other)> Findings { get; private set; } = [];

    /// <summary>No correlation, by device only, by time window only: over the same alarms.</summary>
    public IReadOnlyList<Verdict> Baselines { get; private set; } = [];

    public static Trial Run(Experiment experiment, NetworkInventory inventory, RuleSet rules, DateTimeOffset start)
    {
        var trial = new Trial(experiment, Planned(inventory, experiment.Works), rules, start);
        using (trial.engine)
        {
            trial.Fold();
        }

        return trial;
    }

    /// <summary>The inventory with further works.</summary>
    internal static NetworkInventory Planned(NetworkInventory inventory, IReadOnlyList<LabPlannedWork> works) => works.Count == 0
        ? inventory
        : new(inventory.Tables with
        {
            PlannedWork = new(inventory.Tables.PlannedWork.Values.Concat(works.Select(w => new PlannedWork(w.Id, w.Name, w.Start, w.End, [.. w.Elements], w.Organization, w.ExcludesSla)))),
        }, inventory.Version + 1, inventory);

    private IEnumerable<Fault> Concerned => engine.State.Faults.Where(f => f.Status == FaultStatus.Open && f.Alarms.Any(a => !IsComplaint(a.Alarm)));

    private void Fold()
    {
        var position = 0L;
        foreach (var arrival in experiment.Arrivals.Where(a => a.At <= experiment.Judged)) Take(arrival, ++position);
        engine.AdvanceTo(start + experiment.Judged);
        var verdict = Judge();
        Baselines = new Baseline(experiment, engine.State).All();
        foreach (var arrival in experiment.Arrivals.Where(a => a.At > experiment.Judged)) Take(arrival, ++position);
        engine.AdvanceTo(start + experiment.Ended);
        Findings = [.. engine.State.Findings.Where(f => f.Kind == FindingKind.NeighbourWithoutLink).Select(f => (f.Device, f.Subject))];
        Verdict = verdict with { Unresolved = Concerned.Count() };
    }

    private void Take(Arrival arrival, long position)
    {
        complains = arrival.IsNoise;
        var transport = arrival.Transport switch { "snmp" => Transport.Snmp, "syslog-udp" => Transport.SyslogUdp, _ => Transport.SyslogTcp };
        engine.Process(new DatagramEntry(position, start + arrival.At, transport, "127.0.0.1", 40_000, arrival.Bytes));
    }

    private void Note(DatagramEntry entry, Decoded message, Normalised became)
    {
        if (complains) complaints.UnionWith(became.Reports.Select(r => r.Key));
    }

    private bool IsComplaint(string alarm) => engine.State.Alarm(alarm) is { } known && complaints.Contains(known.Key);

    // When each cause began to be named, without being lost again.
    private void Watch(StateChange change)
    {
        if (change.Subject != StateSubject.Fault || change.Time > start + experiment.Judged) return;
        for (var i = 0; i < rightSince.Length; i++)
        {
            var named = engine.State.Faults.Any(f => f.Status == FaultStatus.Open && experiment.Causes[i].Accepts(f.Root.Id));
            rightSince[i] = named ? rightSince[i] ?? change.Time : null;
        }
    }

    private Verdict Judge()
    {
        var faults = Concerned.OrderBy(f => f.RaisedAt).ToList();
        var circuits = new Dictionary<string, string>();
        var doubted = new HashSet<string>();
        foreach (var circuit in faults.SelectMany(f => f.Impact.Circuits))
        {
            if (circuit.State is ServiceState.Down or ServiceState.AtRisk) circuits[circuit.Circuit] = circuit.State == ServiceState.Down ? "down" : "atRisk";
            if (circuit.State != ServiceState.Degraded) continue;
            // Elsewhere that is a doubt, counted by itself.
            if (experiment.Circuits.GetValueOrDefault(circuit.Circuit) == "degraded") circuits[circuit.Circuit] = "degraded";
            else doubted.Add(circuit.Circuit);
        }

        var customers = engine.State.Faults.Where(f => f.Status == FaultStatus.Open).SelectMany(f => f.Impact.Customers).Select(c => c.Customer).ToHashSet();
        var begun = start + experiment.Begun;
        return new Verdict(
            faults.Count, circuits, customers,
            [.. experiment.Causes.Select((c, i) => faults.Exists(f => c.Accepts(f.Root.Id)) && rightSince[i] is { } since ? since > begun ? since - begun : TimeSpan.Zero : (TimeSpan?)null)],
            [.. experiment.Causes.Select(c => faults.Exists(f => c.Accepts(f.Root.Id) || f.Candidates.Take(2).Any(r => c.Accepts(r.Resource.Id))))],
            0,
            string.Join(", ", faults.Select(f => $"{f.Root.Kind} {f.Root.Id} {f.Confidence:0.00} [{f.Alarms.Length}] ({string.Join(' ', f.Candidates.Select(c => $"{c.Resource.Id} {c.Confidence:0.00}"))})")))
        {
            Doubted = doubted,
            WrongTickets = experiment.Causes.Count(c => faults.Find(f => c.Accepts(f.Root.Id)) is { } found && engine.State.TicketOf(found.Id) is { IsOpen: true } != c.NeedsTicket),
            Reasons = string.Join('\n', faults.SelectMany(f => f.Steps.Select(s => $"{f.Root.Id}: {s.Time - start:mm':'ss} {Words(s.What)}")
                .Concat(f.Evidence.Select(e => $"{f.Root.Id}: {(e.Supports ? "for" : "against")} {Words(e.Statement)}")))),
            Story = string.Join('\n', faults.SelectMany(f => f.Alarms.Select(a => engine.State.Alarm(a.Alarm)!).Select(a => $"{f.Root.Id}: {a.RaisedAt - start:mm':'ss} {a.Condition} {a.Object.DeviceId} {a.Object.Id} {a.Object.Name} {a.Severity} {(a.Stands ? "" : "cleared")}"))),
        };
    }

    private static string Words(Explanation said) => $"{said.Code} {string.Join(' ', said.Arguments)}";
}
