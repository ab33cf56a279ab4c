using System.Collections.Immutable;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Ended faults: which may come back, and which went before a new one of the same cause.</summary>
[StageState]
internal sealed class FaultHistory(EngineOptions options)
{
    private const int MaximumResolved = 10_000;
    private const int MaximumRoots = 100_000;
    private const int MaximumPredecessors = 8;

    private readonly Dictionary<string, (string Fault, DateTimeOffset At)> byAlarm = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Id), (string Fault, DateTimeOffset At)> byRoot = [];
    private readonly Dictionary<(string Kind, string Id), ImmutableArray<string>> ofRoot = [];
    private readonly Queue<(string Kind, string Id)> roots = new();
    private readonly Queue<(string Fault, ImmutableArray<string> Keys, (string Kind, string Id) Root, DateTimeOffset At)> resolved = new();

    /// <summary>A fault resolved lately enough to reopen that had an alarm of this key.</summary>
    public string? ByAlarm(string key, DateTimeOffset now) => Young(byAlarm.GetValueOrDefault(key), now);

    /// <summary>A fault resolved lately enough to reopen that had this root.</summary>
    public string? ByRoot(EntityRef root, DateTimeOffset now) => Young(byRoot.GetValueOrDefault(Key(root)), now);

    /// <summary>Earlier faults of the same root, newest first.</summary>
    public ImmutableArray<string> Before(EntityRef root, string fault) => ofRoot.TryGetValue(Key(root), out var earlier) ? earlier.Remove(fault) : [];

    /// <summary>Takes note of a resolved fault; returns those that are now forgotten.</summary>
    public List<string> Resolved(Fault fault, IReadOnlyList<string> alarmKeys, DateTimeOffset now)
    {
        var root = Key(fault.Root);
        foreach (var key in alarmKeys)
        {
            byAlarm[key] = (fault.Id, now);
        }

        byRoot[root] = (fault.Id, now);
        if (!ofRoot.TryGetValue(root, out var before))
        {
            before = [];
            roots.Enqueue(root);
        }

        ofRoot[root] = [.. before.Remove(fault.Id).Insert(0, fault.Id).Take(MaximumPredecessors)];
        resolved.Enqueue((fault.Id, [.. alarmKeys], root, now));
        return Forget(now);
    }

    private static (string Kind, string Id) Key(EntityRef root) => (root.Kind, root.Id);

    private string? Young((string Fault, DateTimeOffset At) found, DateTimeOffset now) =>
        found.Fault is not null && now - found.At <= options.CloseAfter ? found.Fault : null;

    private List<string> Forget(DateTimeOffset now)
    {
        if (roots.Count > MaximumRoots)
        {
            ofRoot.Remove(roots.Dequeue());
        }

        var forgotten = new List<string>();
        while (resolved.Count > MaximumResolved && now - resolved.Peek().At > options.CloseAfter)
        {
            var (fault, keys, root, at) = resolved.Dequeue();
            foreach (var key in keys.Where(k => byAlarm.GetValueOrDefault(k) == (fault, at)))
            {
                byAlarm.Remove(key);
            }

            if (byRoot.GetValueOrDefault(root) == (fault, at))
            {
                byRoot.Remove(root);
                forgotten.Add(fault);
            }
        }

        return forgotten;
    }
}
