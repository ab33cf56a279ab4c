using Assurance.Collectors.Decoding;
using Assurance.Collectors.Journal;
using Assurance.Collectors.Listening;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Resolution;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Usm;
using Assurance.Correlation;
using Assurance.Dashboard.Api.Pages.Unknown;
using Assurance.Dashboard.Commands;
using Assurance.Dashboard.Replays;
using Assurance.Model.Journal;
using Assurance.Dashboard.Settings;
using Assurance.Dashboard.Snapshots;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Dashboard.Composition;

/// <summary>The entry of the journal at a position; null if there is none.</summary>
internal delegate JournalEntry? ReadEntry(long position);

/// <summary>The engine with everything that is folded along with it. The line has one, and so has whoever folds the journal once more: each goes on from the
/// snapshots of any.</summary>
internal sealed class EngineRoom
{
    private readonly AssuranceSettings settings;
    private readonly RuleSet? others;
    private readonly ReadEntry read;
    private readonly UsmEngine? snmp;

    /// <param name="rules">The packs as they hold along the journal; one keeper for each room.</param>
    /// <param name="snmp">Our own SNMP engine; null: none was begun yet.</param>
    /// <param name="counters">Told what could not be read; null: nobody counts it a second time.</param>
    /// <param name="others">Packs to read by in the place of those that held; null: none.</param>
    public EngineRoom(AssuranceSettings settings, RuleKeeper rules, ApplyImport apply, ReadEntry read, UsmEngine? snmp, LineCounters? counters = null, RuleSet? others = null)
    {
        (this.settings, Rules, this.read, this.snmp, this.others) = (settings, rules, read, snmp, others);
        counters ??= new();
        Quarantine = new QuarantineList(counters);
        Unknown = new UnknownMessages(oid => InForce.NameOf(oid));
        RefusedEngines = new RefusedEngines(counters);
        var usm = new UsmReceiver(settings.Users, snmp, RefusedEngines);
        Engine = new Engine(settings.Engine, LineFront.Of(() => InForce, Quarantine.Add, Note, usm, never => Engine!.Sla.Skip(never)), apply, change =>
        {
            Rules.Apply(change);
            Unknown.Reconsider(IsKnown);
        }, () => InForce.Relations, StandingObject.Again);
        Engine.Keep(Quarantine);
        Engine.Keep(Unknown);
        Engine.Keep(Skews);
        Engine.Keep(usm.Clocks);
    }

    public Engine Engine { get; }

    public RuleKeeper Rules { get; }

    public UnknownMessages Unknown { get; }

    public QuarantineList Quarantine { get; }

    public ClockSkews Skews { get; } = new();

    /// <summary>SNMPv3 engines whose messages are refused as old.</summary>
    public RefusedEngines RefusedEngines { get; }

    /// <summary>That of the line: it begins at the latest snapshot, or at the journal's beginning.</summary>
    /// <param name="packs">Today's, and what they compile to.</param>
    /// <exception cref="CommandFailedException">The rule packs cannot be kept.</exception>
    public static EngineRoom Open(
        AssuranceSettings settings, (PackBundle Packs, RuleSet Rules) packs, InventoryKeeper inventory, JournalStore journal, SnapshotStore snapshots, LineCounters counters, UsmEngine snmp, ILoggerFactory log)
    {
        EngineRoom room = null!;
        snapshots.Begin(() => (room = new EngineRoom(settings, OpenRules(settings, packs, log), inventory.Apply, journal.Read, snmp, counters)).Engine, journal.Now());
        return room;
    }

    /// <summary>One that nobody listens to, for who folds the journal once more: by the packs and imports as they held along it.</summary>
    /// <param name="apply">Imports; null: as they were, from their kept packages.</param>
    /// <param name="change">What takes the place of what held; null: nothing.</param>
    public static Engine Again(AssuranceSettings settings, RuleKeeper rules, ReadEntry read, ApplyImport? apply = null, ReplayChange? change = null)
    {
        apply = change?.Inventory is { } given ? (_, _) => given : apply ?? new InventoryKeeper(settings.InventoryStore, NullLogger<InventoryKeeper>.Instance).Apply;
        var engine = new EngineRoom(settings, rules, apply, read, UsmEngine.Read(settings.EngineFile), others: change?.Rules).Engine;
        if (change?.Inventory is { } network)
        {
            engine.Start(network);
        }

        return engine;
    }

    private RuleSet InForce => others ?? Rules.Current;

    private void Note(DatagramEntry entry, Decoded decoded, Normalised became)
    {
        Unknown.Note(entry, decoded, became);
        Skews.Note(decoded);
    }

    private bool IsKnown(long position) =>
        read(position) is DatagramEntry datagram
        && DatagramDecoder.TryDecode(datagram, new UsmReceiver(settings.Users, snmp), out var decoded, out _)
        && Normaliser.Normalise(decoded, InForce, Engine.State.Inventory).Rule is not null;

    private static RuleKeeper OpenRules(AssuranceSettings settings, (PackBundle Packs, RuleSet Rules) packs, ILoggerFactory log)
    {
        try
        {
            return RuleKeeper.Open(settings.PackStore, packs.Packs, packs.Rules, log.CreateLogger<RuleKeeper>());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The rule packs cannot be kept in {settings.PackStore}: {e.Message}");
        }
    }
}
