using System.Net;
using System.Text.Json;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Usm;
using Assurance.Correlation;
using Assurance.Dashboard.Composition;
using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;
using Assurance.Lab.Scoring;
using Assurance.Lab.Sending;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Inventory.Import;
using Assurance.Model.Journal;
using Assurance.Model.Notices;
using Assurance.Model.Operations;
using Assurance.Model.Alarms;
using Assurance.Syslog;

namespace Assurance.Tests.EndToEnd;

/// <summary>A scenario's own octets through decode, normalisation and the whole line, in virtual time.</summary>
internal sealed class ScenarioLine : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<(LabNetwork Lab, NetworkInventory Inventory)> Network = new(Generate);

    // Things apart from all others, and before them in every table.
    private static readonly Lazy<NetworkInventory> Renumbered = new(() =>
    {
        var tables = Network.Value.Inventory.Tables;
        return new(tables with
        {
            Devices = tables.Devices.Values.Append(new Device("!", null, "!", "192.0.2.254", [], "", "", "router", "")).ToTable(),
            Resources = tables.Resources.Values.Concat(Enumerable.Range(0, 7).Select(i => new Resource($"!{i}", "!", null, "port", $"!{i}", null, null, ""))).ToTable(),
            Cables = tables.Cables.Values.Append(new Cable("!", "cable", "!", null, null, null)).ToTable(),
        }, Network.Value.Inventory.Version);
    });

    private static readonly Lazy<RuleSet> Rules = new(RulePackLoader.LoadStandard);

    private readonly Engine engine;
    private readonly List<JournalEntry> journal = [];
    private readonly List<Notice> notices = [];
    private readonly List<Quarantined> quarantined = [];

    public ScenarioLine()
    {
        engine = Begin(notices);
        Process(new InventoryEntry(1, Start, new InventoryImport("lab", true, "", "lab")));
    }

    public static IReadOnlyList<Scenario> Scenarios { get; } = ScenarioCatalogue.For(Network.Value.Lab);

    /// <summary>The network that the scenarios break.</summary>
    internal static NetworkInventory LabInventory => Network.Value.Inventory;

    internal static RuleSet StandardRules => Rules.Value;

    public IReadOnlyList<Notice> Notices => notices;

    public IReadOnlyList<Quarantined> Quarantined => quarantined;

    public Engine Engine => engine;

    public DateTimeOffset Now => engine.Now;

    public void Play(IEnumerable<LabMessage> messages, DateTimeOffset start, TimeSpan tick)
    {
        foreach (var message in messages.OrderBy(m => m.Offset))
        {
            foreach (var octets in Datagrams(message))
            {
                var entry = new DatagramEntry(journal.Count + 1, start + message.Offset, TransportOf(message), "127.0.0.1", 40000, octets);
                Tick(entry.Time, tick);
                Process(entry);
            }
        }
    }

    /// <summary>What a person decides now.</summary>
    public void Decide(OperatorCommand command) => Process(new CommandEntry(journal.Count + 1, engine.Now, command));

    /// <summary>What an engine concludes that folds the first entries, and another that goes on from its snapshot.</summary>
    /// <param name="ofAnotherBuild">It numbers the things of the network otherwise, and takes up what the first one left.</param>
    public string ConclusionsAcrossSnapshot(int entries, bool ofAnotherBuild = false)
    {
        var told = new List<Notice>();
        using var image = new MemoryStream();
        using (var first = Begin(told))
        {
            journal.Take(entries).ToList().ForEach(first.Process);
            first.Save(image);
        }

        image.Position = 0;
        using var second = Begin(told, ofAnotherBuild ? Renumbered.Value : Network.Value.Inventory);
        second.Restore(image);
        if (ofAnotherBuild)
        {
            second.TakeUp();
        }

        Assert.Equal(entries, second.State.Position);
        journal.Skip(entries).ToList().ForEach(second.Process);
        second.AdvanceTo(engine.Now);
        return Conclusions(second, told);
    }

    public void RunUntil(DateTimeOffset time, TimeSpan tick)
    {
        Tick(time, tick);
        engine.AdvanceTo(time);
    }

    public Observed Observe() => new(
    [
        .. engine.State.Faults.Where(f => f.Status != FaultStatus.Merged).Select(f => new ObservedFault(
            f.Id, f.Root.Id, f.Impact.Circuits.ToDictionary(c => c.Circuit, c => StateWord(c.State)),
            engine.State.TicketOf(f.Id) is not null, f.PlannedWork, f.Status == FaultStatus.Resolved)),
    ]);

    /// <summary>Everything the line concluded, as one text.</summary>
    public string Conclusions() => Conclusions(engine, notices);

    public int Entries => journal.Count;

    private static string Conclusions(Engine engine, List<Notice> notices) => JsonSerializer.Serialize(new
    {
        Alarms = engine.State.Alarms.OrderBy(a => a.Id, StringComparer.Ordinal),
        Faults = engine.State.Faults.OrderBy(f => f.Id, StringComparer.Ordinal),
        Tickets = engine.State.Tickets.OrderBy(t => t.Id, StringComparer.Ordinal),
        Storms = engine.State.Storms.OrderBy(s => s.Id, StringComparer.Ordinal),
        Findings = engine.State.Findings.OrderBy(f => f.Id, StringComparer.Ordinal),
        Skipped = engine.Sla.Skipped,
        Shelved = engine.State.Faults.OrderBy(f => f.Id, StringComparer.Ordinal).Select(f => engine.State.ShelvingOf(f.Id)).OfType<Shelving>(),
        notices,
    });

    public void Dispose() => engine.Dispose();

    private Engine Begin(List<Notice> told, NetworkInventory? inventory = null)
    {
        Engine begun = null!;
        var usm = new UsmReceiver(UsmUsers.None, null);
        begun = new Engine(new EngineOptions(), LineFront.Of(() => Rules.Value, quarantined.Add, null, usm, never => begun.Sla.Skip(never)), (_, _) => inventory ?? Network.Value.Inventory);
        begun.Keep(usm.Clocks);
        begun.Notices.Subscribe(told.Add);
        return begun;
    }

    private void Process(JournalEntry entry)
    {
        journal.Add(entry);
        engine.Process(entry);
    }

    private static string StateWord(ServiceState state) => state == ServiceState.AtRisk ? "atRisk" : state.ToString().ToLowerInvariant();

    private void Tick(DateTimeOffset until, TimeSpan tick)
    {
        while (tick > TimeSpan.Zero && engine.Now > DateTimeOffset.UnixEpoch && engine.Now + tick < until)
        {
            engine.AdvanceTo(engine.Now + tick);
        }
    }

    internal static IEnumerable<ReadOnlyMemory<byte>> Datagrams(LabMessage message)
    {
        if (message.Transport != "syslog-tcp")
        {
            return [message.Bytes];
        }

        var reader = new FrameReader();
        reader.Append(message.Bytes);
        var frames = new List<ReadOnlyMemory<byte>>();
        while (reader.TryRead(out var frame))
        {
            frames.Add(frame.Octets);
        }

        return frames;
    }

    internal static Transport TransportOf(LabMessage message) => message.Transport switch
    {
        "snmp" => Transport.Snmp,
        "syslog-udp" => Transport.SyslogUdp,
        _ => Transport.SyslogTcp,
    };

    private static (LabNetwork, NetworkInventory) Generate()
    {
        var lab = LabNetwork.Generate(new LabNetworkOptions { PlannedWorkAround = Start });
        var folder = Directory.CreateTempSubdirectory("scenario-network").FullName;
        LabNetworkWriter.Write(lab, folder);
        var store = Path.Combine(folder, "store");
        using (var package = InventoryPackage.Open(InventoryPackage.PathOf(store, InventoryPackage.Keep(folder, store))))
        {
            var (inventory, result) = InventoryImporter.Apply(NetworkInventory.Empty, package, full: true, version: 1);
            Assert.Empty(result.Rejected);
            Directory.Delete(folder, recursive: true);
            return (lab, inventory);
        }
    }
}
