using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Mining;

/// <summary>Counts, over the alarms of a journal, which types follow which, how soon and how near in the network (docs/correlation.md, Mining).</summary>
public sealed class RelationMiner(RelationMinerOptions options)
{
    private const int MaximumNeighbours = 200;
    private const int MaximumLags = 10_000;

    private readonly Dictionary<string, Queue<Occurrence>> recent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Cause, string Effect, RelationDistance Distance), Pair> pairs = [];
    private TopologyGraph graph = TopologyGraph.Of(NetworkInventory.Empty);
    private DateTimeOffset? first;
    private DateTimeOffset last;

    /// <summary>Distances are those of this inventory from now on.</summary>
    public void Take(NetworkInventory inventory) => graph = TopologyGraph.Of(inventory);

    /// <summary>A raised alarm, or an event; in order of time.</summary>
    public void Take(Alarm alarm)
    {
        var device = alarm.Object.DeviceId ?? alarm.Object.Id;
        var occurrence = new Occurrence(alarm.Condition, alarm.Object.Key, alarm.RaisedAt);
        (first, last) = (first ?? alarm.RaisedAt, alarm.RaisedAt);
        counts[alarm.Condition] = counts.GetValueOrDefault(alarm.Condition) + 1;
        var seen = new HashSet<(string, RelationDistance)>();
        foreach (var before in Recent(device, alarm.RaisedAt))
        {
            Follow(before, occurrence, before.Object == occurrence.Object ? RelationDistance.SameObject : RelationDistance.SameDevice, seen);
        }

        foreach (var before in Neighbours(device).SelectMany(n => Recent(n, alarm.RaisedAt)))
        {
            Follow(before, occurrence, RelationDistance.NeighbourDevice, seen);
        }

        if (!recent.TryGetValue(device, out var queue))
        {
            recent[device] = queue = new();
        }

        queue.Enqueue(occurrence);
    }

    /// <summary>What is frequent, dependable and more than chance; the best supported first. Of a pair that goes both ways the likelier.</summary>
    public IReadOnlyList<MinedRelation> Relations()
    {
        var found = pairs.Select(p => Relation(p.Key, p.Value))
            .Where(r => r.Support >= options.Support && r.Confidence >= options.Confidence && r.Lift >= options.Lift)
            .ToDictionary(r => (r.Cause, r.Effect, r.Distance));
        return [.. found.Values
            .Where(r => !found.TryGetValue((r.Effect, r.Cause, r.Distance), out var back) || IsLikelier(r, back))
            .OrderByDescending(r => r.Support * r.Confidence).ThenBy(r => r.Cause, StringComparer.Ordinal).ThenBy(r => r.Effect, StringComparer.Ordinal).ThenBy(r => r.Distance)];
    }

    private static bool IsLikelier(MinedRelation one, MinedRelation back) =>
        one.Confidence != back.Confidence ? one.Confidence > back.Confidence
        : one.Support != back.Support ? one.Support > back.Support
        : string.CompareOrdinal(one.Cause, back.Cause) < 0;

    private IEnumerable<Occurrence> Recent(string device, DateTimeOffset now)
    {
        if (!recent.TryGetValue(device, out var queue))
        {
            return [];
        }

        while (queue.TryPeek(out var oldest) && now - oldest.At > options.Window)
        {
            queue.Dequeue();
        }

        return queue;
    }

    private IEnumerable<string> Neighbours(string device)
    {
        var node = graph.FindDevice(device);
        return node < 0 ? [] : graph.SignalLinksOf(node).SelectMany(l => graph.Ends(l) is var (a, z) ? new[] { a, z } : [])
            .Where(e => e >= 0 && graph.KindOf(e).IsResource()).Select(graph.DeviceOf).Where(d => d >= 0 && d != node)
            .Distinct().Take(MaximumNeighbours).Select(graph.IdOf);
    }

    // A cause is followed once, an effect has its cause once, however many of the type there were.
    private void Follow(Occurrence cause, Occurrence effect, RelationDistance distance, HashSet<(string, RelationDistance)> seen)
    {
        if (cause.Type == effect.Type)
        {
            return;
        }

        var key = (cause.Type, effect.Type, distance);
        if (!pairs.TryGetValue(key, out var pair))
        {
            pairs[key] = pair = new Pair();
        }

        pair.Followed += cause.FollowedBy.Add((effect.Type, distance)) ? 1 : 0;
        if (seen.Add((cause.Type, distance)))
        {
            pair.Support++;
            if (pair.Lags.Count < MaximumLags)
            {
                pair.Lags.Add((effect.At - cause.At).TotalSeconds);
            }
        }
    }

    private MinedRelation Relation((string Cause, string Effect, RelationDistance Distance) key, Pair pair)
    {
        var lags = pair.Lags.Order().ToList();
        var confidence = (double)pair.Followed / counts[key.Cause];
        // By chance an effect falls so soon after a cause at a place as often as there are effects a place and such a time.
        var most = lags[(lags.Count - 1) * 95 / 100];
        var seconds = Math.Max((last - first!.Value).TotalSeconds, options.Window.TotalSeconds);
        var expected = 1 - Math.Exp(-(double)counts[key.Effect] / Math.Max(recent.Count, 1) * Math.Max(most, 1) / seconds);
        return new MinedRelation(
            key.Cause, key.Effect, key.Distance, Math.Round(lags[lags.Count / 2], 3), Math.Round(most, 3),
            pair.Support, Math.Round(confidence, 3), Math.Round(confidence / Math.Max(expected, 1e-9), 1));
    }

    private sealed record Occurrence(string Type, string Object, DateTimeOffset At)
    {
        public HashSet<(string Type, RelationDistance Distance)> FollowedBy { get; } = [];
    }

    private sealed class Pair
    {
        public int Support { get; set; }

        public int Followed { get; set; }

        public List<double> Lags { get; } = [];
    }
}

/// <summary>What is worth proposing.</summary>
public sealed record RelationMinerOptions
{
    /// <summary>An effect follows within this time.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Least number of effects with such a cause.</summary>
    public int Support { get; init; } = 5;

    /// <summary>Least share of causes that are followed, 0..1.</summary>
    public double Confidence { get; init; } = 0.5;

    /// <summary>So many times more often than by chance, at least.</summary>
    public double Lift { get; init; } = 3;
}
