using Assurance.Correlation.State;

namespace Assurance.Dashboard.Live;

/// <summary>What changed since the feed last looked. The engine's thread adds, the feed takes all.</summary>
internal sealed class DirtyIds
{
    private readonly Lock gate = new();
    private Batch batch = new();

    public void Add(StateChange change)
    {
        lock (gate)
        {
            switch (change.Subject)
            {
                case StateSubject.Alarm:
                    batch.Alarms.TryAdd(change.Id, change.Time);
                    break;
                case StateSubject.Fault:
                    batch.Faults.TryAdd(change.Id, change.Time);
                    break;
                case StateSubject.Ticket:
                    batch.Tickets.TryAdd(change.Id, change.Time);
                    break;
                case StateSubject.Storm:
                    batch.Storms.TryAdd(change.Id, change.Time);
                    break;
                case StateSubject.PlannedWork:
                    batch.PlannedWork.Add(change.Id);
                    break;
                default:
                    batch.Inventory = true;
                    break;
            }
        }
    }

    /// <summary>Faults to look at anew though nothing happened to them: they are no change whose age is measured.</summary>
    public void Revisit(IEnumerable<string> faults)
    {
        lock (gate)
        {
            batch.Revisited.UnionWith(faults);
        }
    }

    public Batch Take()
    {
        lock (gate)
        {
            var taken = batch;
            if (!taken.IsEmpty)
            {
                batch = new Batch();
            }

            return taken;
        }
    }

    /// <summary>Ids with the time of their first change in it.</summary>
    internal sealed class Batch
    {
        public Dictionary<string, DateTimeOffset> Alarms { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, DateTimeOffset> Faults { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, DateTimeOffset> Tickets { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, DateTimeOffset> Storms { get; } = new(StringComparer.Ordinal);

        public HashSet<string> PlannedWork { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Revisited { get; } = new(StringComparer.Ordinal);

        public bool Inventory { get; set; }

        public bool IsEmpty => !Inventory && Revisited.Count == 0 && Alarms.Count == 0 && Faults.Count == 0 && Tickets.Count == 0 && Storms.Count == 0 && PlannedWork.Count == 0;
    }
}
