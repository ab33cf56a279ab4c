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
using Assurance.Model.Journal;
using Assurance.Dashboard.Settings;
using Assurance.Dashboard.Snapshots;

namespace Assurance.Dashboard.Composition;

/// <summary>The engine with everything that is folded along with it: it begins at the latest snapshot, or at the journal's beginning.</summary>
internal sealed class EngineRoom
{
    private readonly AssuranceSettings settings;
    private readonly JournalStore journal;
    private readonly UsmEngine snmp;

    private EngineRoom(AssuranceSettings settings, PackBundle packs, RuleSet compiled, JournalStore journal, LineCounters counters, UsmEngine snmp, ILoggerFactory log)
    {
        (this.settings, this.journal, this.snmp) = (settings, journal, snmp);
        Quarantine = new QuarantineList(counters);
        Rules = OpenRules(packs, compiled, log);
        Unknown = new UnknownMessages(oid => Rules.Current.NameOf(oid));
        Inventory = new InventoryKeeper(settings.InventoryStore, log.CreateLogger<InventoryKeeper>());
        RefusedEngines = new RefusedEngines(counters);
        var usm = new UsmReceiver(settings.Users, snmp, RefusedEngines);
        Engine = new Engine(settings.Engine, LineFront.Of(() => Rules.Current, Quarantine.Add, Note, usm), Inventory.Apply, change =>
        {
            Rules.Apply(change);
            Unknown.Reconsider(IsKnown);
        }, () => Rules.Current.Relations, StandingObject.Again);
        Engine.Keep(Quarantine);
        Engine.Keep(Unknown);
        Engine.Keep(Skews);
        Engine.Keep(usm.Clocks);
    }

    public Engine Engine { get; }

    public RuleKeeper Rules { get; }

    public UnknownMessages Unknown { get; }

    public InventoryKeeper Inventory { get; }

    public QuarantineList Quarantine { get; }

    public ClockSkews Skews { get; } = new();

    /// <summary>SNMPv3 engines whose messages are refused as old.</summary>
    public RefusedEngines RefusedEngines { get; }

    /// <param name="packs">Today's, and what they compile to.</param>
    /// <param name="snmp">Our own SNMP engine.</param>
    /// <exception cref="CommandFailedException">The rule packs cannot be kept.</exception>
    public static EngineRoom Open(
        AssuranceSettings settings, (PackBundle Packs, RuleSet Rules) packs, JournalStore journal, SnapshotStore snapshots, LineCounters counters, UsmEngine snmp, ILoggerFactory log)
    {
        EngineRoom room = null!;
        snapshots.Begin(() => (room = new EngineRoom(settings, packs.Packs, packs.Rules, journal, counters, snmp, log)).Engine, journal.Now());
        return room;
    }

    private void Note(Decoded decoded, Normalised became)
    {
        Unknown.Note(decoded, became);
        Skews.Note(decoded);
    }

    private bool IsKnown(long position) =>
        journal.Read(position) is DatagramEntry datagram
        && DatagramDecoder.TryDecode(datagram, new UsmReceiver(settings.Users, snmp), out var decoded, out _)
        && Normaliser.Normalise(decoded, Rules.Current, Engine.State.Inventory).Rule is not null;

    private RuleKeeper OpenRules(PackBundle packs, RuleSet compiled, ILoggerFactory log)
    {
        try
        {
            return RuleKeeper.Open(settings.PackStore, packs, compiled, log.CreateLogger<RuleKeeper>());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The rule packs cannot be kept in {settings.PackStore}: {e.Message}");
        }
    }
}
