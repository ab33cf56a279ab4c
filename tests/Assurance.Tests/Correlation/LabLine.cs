using System.Collections.Frozen;
using System.Reactive.Concurrency;
using System.Reactive.Linq;
using System.Reactive.Subjects;
using Assurance.Correlation;
using Assurance.Correlation.Stages;
using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Inventory.Import;
using Assurance.Model.Operations;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation;

/// <summary>The lab's network with the back of the line behind it: what devices notice goes in as reports, as the rule packs would write
/// them; faults come out.</summary>
internal sealed class LabLine
{
    private static readonly Lazy<(LabNetwork Network, NetworkInventory Inventory)> Shared = new(() => Import(new LabNetworkOptions { PlannedWorkAround = Some.Start }));

    private readonly HistoricalScheduler clock = new(Some.Start);
    private readonly Subject<AlarmReport> reports = new();
    private readonly Dictionary<string, Fault> faults = [];
    private long position;

    public LabLine(NetworkInventory? inventory = null)
    {
        var options = new EngineOptions();
        var commands = Observable.Never<OperatorCommand>();
        var inventories = new BehaviorSubject<NetworkInventory>(inventory ?? Inventory);
        var alarms = reports.Deduplicate(commands, options, clock, new()).Settle(options, clock).Suppress(inventories, clock).Publish();
        alarms.Subscribe(a => Alarms[a.Alarm.Id] = a.Alarm);
        alarms.Correlate(inventories, commands, () => [], options, clock).AssessImpact(inventories, clock).TrackSla(inventories, clock).Subscribe(Note);
        alarms.Connect();
    }

    public static LabNetwork Network => Shared.Value.Network;

    public static NetworkInventory Inventory => Shared.Value.Inventory;

    public Dictionary<string, Alarm> Alarms { get; } = [];

    public int Told { get; private set; }

    public double Now => (clock.Now - Some.Start).TotalSeconds;

    public IReadOnlyList<Fault> Faults => [.. faults.Values.OrderBy(f => int.Parse(f.Id[1..]))];

    public IReadOnlyList<Fault> Open => [.. Faults.Where(f => f.Status == FaultStatus.Open)];

    /// <summary>Steps of a scenario as facts in time, one each though several transports tell it.</summary>
    public static IEnumerable<(double At, Fact Fact)> Facts(IEnumerable<ScenarioStep> steps) => steps.Select(s => (s.Offset.TotalSeconds, s.Fact));

    public static (LabNetwork Network, NetworkInventory Inventory) Import(LabNetworkOptions options)
    {
        var network = LabNetwork.Generate(options);
        var folder = Directory.CreateTempSubdirectory("lab-network");
        try
        {
            LabNetworkWriter.Write(network, folder.FullName);
            var store = Path.Combine(folder.FullName, "store");
            using var package = InventoryPackage.Open(InventoryPackage.PathOf(store, InventoryPackage.Keep(folder.FullName, store)));
            return (network, InventoryImporter.Apply(NetworkInventory.Empty, package, full: true, 1).Inventory);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public LabLine Play(IEnumerable<(double At, Fact Fact)> facts, double from)
    {
        foreach (var (at, fact) in facts.OrderBy(f => f.At))
        {
            To(from + at);
            reports.OnNext(Report(fact));
        }

        return this;
    }

    public LabLine To(double seconds)
    {
        if (Some.At(seconds) > clock.Now)
        {
            clock.AdvanceTo(Some.At(seconds));
        }

        return this;
    }

    /// <summary>An unrelated complaint, such as the network is full of.</summary>
    public void Noise(LabDevice device, int kind)
    {
        string[] conditions = [Conditions.FanFailure, Conditions.HighTemperature, "configurationChanged", "loginFailed"];
        reports.OnNext(Report(device, Some.Device(device.Id) with { DeviceName = device.Name }, conditions[kind % 4], true, ServiceEffect.None,
            kind % 4 == 0 ? PerceivedSeverity.Minor : PerceivedSeverity.Warning));
    }

    private AlarmReport Report(Fact fact) => fact switch
    {
        InterfaceFact f => Report(f.Device, Part(f.Device, f.Interface), Conditions.LinkDown, f.Raised),
        OspfFact f => Report(f.Device, Neighbour(f.Device, f.Neighbour), Conditions.OspfNeighborDown, f.Raised),
        LdpFact f => Report(f.Device, Neighbour(f.Device, f.PeerId), Conditions.LdpSessionDown, f.Raised),
        BgpFact f => Report(f.Device, Part(f.Device, f.Peer) with { Address = f.Peer.Address }, Conditions.BgpPeerDown, f.Raised),
        CardFact f => Report(f.Device, Part(f.Device, f.Card), Conditions.CardFailure, f.Raised),
        PowerFact { Number: 0 or 2 } f => Report(f.Device, Some.Device(f.Device.Id), Conditions.MainsFailure, f.Raised, ServiceEffect.None),
        PowerFact f => Report(f.Device, Some.Device(f.Device.Id), $"battery{f.Number}", f.Raised, ServiceEffect.None),
        RestartFact f => Report(f.Device, Some.Device(f.Device.Id), Conditions.Restart, true, ServiceEffect.None) with { Action = AlarmAction.Event },
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private AlarmReport Report(
        LabDevice device, ManagedObject managed, string condition, bool raised, ServiceEffect effect = ServiceEffect.Outage, PerceivedSeverity severity = PerceivedSeverity.Major) =>
        Some.Report(raised ? AlarmAction.Raise : AlarmAction.Clear, Now, ++position, managed, condition, severity: severity) with
        {
            Effect = effect,
            Source = device.Address,
            EventType = condition is Conditions.CardFailure or Conditions.FanFailure ? EventType.Equipment
                : condition is Conditions.MainsFailure or Conditions.HighTemperature || condition.StartsWith("battery", StringComparison.Ordinal) ? EventType.Environmental
                : condition is "configurationChanged" or "loginFailed" ? EventType.Other
                : EventType.Communications,
        };

    private static ManagedObject Part(LabDevice device, LabResource part) =>
        new(ObjectKnowledge.Resource, part.Id, part.Kind, part.Name, device.Id, device.Name);

    private static ManagedObject Neighbour(LabDevice device, string address) =>
        new(ObjectKnowledge.Device, device.Id, "peer", address, device.Id, device.Name) { Address = address };

    private void Note(FaultChange change)
    {
        Told++;
        faults[change.Fault.Id] = change.Fault;
    }
}
