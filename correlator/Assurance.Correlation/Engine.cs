using System.Collections.Immutable;
using System.Reactive.Concurrency;
using System.Reactive.Linq;
using System.Reactive.Subjects;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Model.Notices;
using Assurance.Model.Operations;
using Assurance.Model.Sla;

namespace Assurance.Correlation;

/// <summary>The front of the line, as collectors provide it: datagrams, findings of polls and decisions about how they are read to reports, against the inventory as it stands
/// at that position. It is given damaged entries too, to say so.</summary>
public delegate IObservable<AlarmReport> Front(IObservable<JournalEntry> messages, Func<NetworkInventory> inventory);

/// <summary>Applies a journalled import to the inventory before it.</summary>
public delegate NetworkInventory ApplyImport(NetworkInventory before, InventoryEntry import);

/// <summary>What a standing alarm is about by another inventory than the one it was raised under: the same object where nothing of it changed.</summary>
public delegate ManagedObject Readdress(Alarm alarm, NetworkInventory inventory);

/// <summary>Makes the front read by the packs a journalled change names, from the next datagram on.</summary>
public delegate void ApplyRules(RulesEntry change);

/// <summary>Folds the journal: the same entries give the same alarms, faults, tickets and notices, live or in replay.
/// Not thread-safe: one thread calls <see cref="Process"/> and <see cref="AdvanceTo"/>.</summary>
public sealed class Engine : IDisposable
{
    private readonly HistoricalScheduler clock = new(DateTimeOffset.UnixEpoch);
    private readonly Subject<JournalEntry> messages = new();
    private readonly Subject<OperatorCommand> commands = new();
    private readonly BehaviorSubject<NetworkInventory> inventory = new(NetworkInventory.Empty);
    private readonly ApplyImport applyImport;
    private readonly ApplyRules? applyRules;
    private readonly StageStates states = new();
    // What an inventory and the rules are made of: a snapshot names it instead of holding them.
    private readonly List<JournalEntry> made = [];
    private bool wasGiven;

    /// <param name="applyRules">Null: changes of the rules do not matter to this front.</param>
    /// <param name="relations">What rule packs say follows from what, as it holds now; null: nothing is known.</param>
    /// <param name="readdress">How the front finds objects; null: alarms stay where they were raised.</param>
    public Engine(
        EngineOptions options, Front front, ApplyImport applyImport, ApplyRules? applyRules = null, Func<ImmutableArray<CausalRelation>>? relations = null, Readdress? readdress = null)
    {
        (this.applyImport, this.applyRules) = (applyImport, applyRules);
        var reports = front(messages, () => inventory.Value);
        Notices = Pipeline.Connect(new LineSources(reports, commands, inventory, relations ?? (static () => []), readdress), State, Sla, options, clock, states);
    }

    public LiveState State { get; } = new();

    /// <summary>Outages of circuits, for exposures of any moment.</summary>
    public SlaLedger Sla { get; } = new();

    /// <summary>Datagrams that came while the line was behind, and were not taken up yet.</summary>
    public WaitingLine Waiting { get; } = new();

    /// <summary>Told of each datagram that waited, once it is folded; on the engine's thread.</summary>
    public event Action<DatagramEntry>? TakenUp;

    /// <summary>What account managers are to be told. A replay gives the same ids again.</summary>
    public IObservable<Notice> Notices { get; }

    /// <summary>The engine's time: that of the last entry or tick.</summary>
    public DateTimeOffset Now => clock.Now;

    /// <summary>Makes snapshots hold what somebody else folds along with the line. Always the same, in the same order, before the first entry.</summary>
    public void Keep(object state) => states.Keep(state);

    /// <summary>Gives the engine an inventory before the first entry.</summary>
    public void Start(NetworkInventory given)
    {
        wasGiven = true;
        inventory.OnNext(given);
    }

    /// <summary>Folds the next entry of the journal: timers due by its time fire first.</summary>
    public void Process(JournalEntry entry)
    {
        AdvanceTo(entry.Time);
        switch (entry)
        {
            case DeferredEntry waits:
                Waiting.Add(waits);
                break;
            case TurnEntry turn:
                TakeUp(turn);
                break;
            case DatagramEntry or PollEntry or UnreadableEntry or CommandEntry { Command: CollectorCommand }:
                messages.OnNext(entry);
                break;
            case CommandEntry command:
                commands.OnNext(command.Command);
                break;
            case RetentionEntry beginning:
                commands.OnNext(beginning.Retention.Faults);
                break;
            case InventoryEntry import:
                made.Add(import);
                inventory.OnNext(applyImport(inventory.Value, import));
                break;
            case RulesEntry change:
                made.Add(change);
                applyRules?.Invoke(change);
                break;
        }

        State.MoveTo(entry.Position);
    }

    // A method of its own: what it closes over is not to be made for each entry.
    private void TakeUp(TurnEntry turn)
    {
        foreach (var taken in turn.Turn.Senders.SelectMany(s => Waiting.Take(s, turn.Time)))
        {
            messages.OnNext(taken);
            TakenUp?.Invoke(taken);
        }
    }

    /// <summary>Moves the clock where no entry came. Every later entry must carry this time or a later one.</summary>
    public void AdvanceTo(DateTimeOffset time)
    {
        if (time > clock.Now)
        {
            clock.AdvanceTo(time);
        }
    }

    /// <summary>Writes down all that the line keeps, so that another engine goes on from here as this one would.</summary>
    /// <exception cref="InvalidOperationException">It began with an inventory that no journal holds.</exception>
    public void Save(Stream target)
    {
        if (wasGiven)
        {
            throw new InvalidOperationException("an engine that was given an inventory takes no snapshots");
        }

        new SnapshotHead(State.Position, clock.Now, made).Write(target);
        ImageWriter.Write(target, [State, Sla, Waiting, .. states.All], new ImageContext(inventory.Value));
    }

    /// <summary>Fills an engine that has folded nothing yet. One that could not be filled is of no use any more.</summary>
    /// <exception cref="InvalidDataException">It is no snapshot, or one of another line.</exception>
    public void Restore(Stream source)
    {
        var head = SnapshotHead.Read(source);
        AdvanceTo(head.Time);
        var imported = inventory.Value;
        foreach (var entry in head.Made)
        {
            made.Add(entry);
            imported = entry is InventoryEntry import ? applyImport(imported, import) : imported;
            if (entry is RulesEntry change)
            {
                applyRules?.Invoke(change);
            }
        }

        inventory.OnNext(imported);
        ImageReader.Read(source, [State, Sla, Waiting, .. states.All], new ImageContext(imported));
    }

    /// <summary>Works out anew what follows from the inventory, as an import that changes nothing would: what another build worked out may be numbered otherwise.</summary>
    public void TakeUp() => inventory.OnNext(new NetworkInventory(inventory.Value.Tables, inventory.Value.Version, inventory.Value));

    public void Dispose()
    {
        messages.OnCompleted();
        commands.OnCompleted();
        inventory.OnCompleted();
        messages.Dispose();
        commands.Dispose();
        inventory.Dispose();
    }
}
