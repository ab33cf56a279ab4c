using System.Runtime.InteropServices;
using Assurance.Correlation.Snapshots;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>The symptoms that take part, by what could have caused them.</summary>
[StageState]
internal sealed class CauseIndex
{
    private readonly Dictionary<int, CauseEntry> byNode = [];
    private readonly Dictionary<string, List<Symptom>> byLocalKey = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<Symptom>> byPowerSite = [];
    private readonly Dictionary<int, List<Symptom>> byFarEnd = [];
    private long passes;

    /// <summary>Grows whenever a session that no link carries comes or goes.</summary>
    public long Sessions { get; private set; }

    public void Add(Symptom symptom)
    {
        symptom.Causes = Entries(symptom);
        foreach (var entry in symptom.Causes)
        {
            Insert(entry.Symptoms, symptom);
            entry.Weighed = null;
        }

        if (symptom.LocalKey is not null)
        {
            Insert(List(byLocalKey, symptom.LocalKey), symptom);
        }

        if (symptom.PowerSite >= 0)
        {
            Insert(List(byPowerSite, symptom.PowerSite), symptom);
        }

        if (symptom.FarDevice >= 0)
        {
            Sessions++;
            Insert(List(byFarEnd, symptom.FarDevice), symptom);
            Insert(List(byFarEnd, symptom.Device), symptom);
        }
    }

    public void Remove(Symptom symptom)
    {
        foreach (var entry in symptom.Causes)
        {
            entry.Symptoms.Remove(symptom);
            entry.Weighed = null;
            if (entry.Symptoms.Count == 0)
            {
                byNode.Remove(entry.Node);
            }
        }

        symptom.Causes = [];
        if (symptom.LocalKey is not null)
        {
            Remove(byLocalKey, symptom.LocalKey, symptom);
        }

        if (symptom.PowerSite >= 0)
        {
            Remove(byPowerSite, symptom.PowerSite, symptom);
        }

        if (symptom.FarDevice >= 0)
        {
            Sessions++;
            Remove(byFarEnd, symptom.FarDevice, symptom);
            Remove(byFarEnd, symptom.Device, symptom);
        }
    }

    public void Clear()
    {
        byNode.Clear();
        byLocalKey.Clear();
        byPowerSite.Clear();
        byFarEnd.Clear();
    }

    /// <summary>Whether any session that no link carries is lost.</summary>
    public bool HasSessions => byFarEnd.Count > 0;

    /// <summary>Begins a walk over entries; each is visited once in it.</summary>
    public long NextPass() => ++passes;

    public IReadOnlyList<Symptom> Local(string key) => byLocalKey.TryGetValue(key, out var list) ? list : [];

    /// <summary>What tells of a site's power; empty unless the power itself is reported gone.</summary>
    public IReadOnlyList<Symptom> Power(int site) =>
        byPowerSite.TryGetValue(site, out var list) && list.Exists(s => s.Class == SymptomClass.Power) ? list : [];

    /// <summary>Lost sessions that no link carries and that end on one of the devices.</summary>
    public IEnumerable<Symptom> SessionsWith(IReadOnlySet<int> devices) =>
        byFarEnd.Count == 0 ? [] : byFarEnd.Where(e => devices.Contains(e.Key)).SelectMany(e => e.Value);

    private CauseEntry[] Entries(Symptom symptom)
    {
        if (symptom.Reach is null || symptom.Class == SymptomClass.Other)
        {
            return [];
        }

        var nodes = symptom.Reach.Nodes;
        var entries = new CauseEntry[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(byNode, nodes[i], out _);
            entries[i] = entry ??= new CauseEntry(nodes[i]);
        }

        return entries;
    }

    private static List<Symptom> List<TKey>(Dictionary<TKey, List<Symptom>> index, TKey key)
        where TKey : notnull
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out _);
        return list ??= [];
    }

    // Most come in onset order: look from the end.
    private static void Insert(List<Symptom> list, Symptom symptom)
    {
        var place = list.Count;
        while (place > 0 && Symptom.Compare(list[place - 1], symptom) > 0)
        {
            place--;
        }

        list.Insert(place, symptom);
    }

    private static void Remove<TKey>(Dictionary<TKey, List<Symptom>> index, TKey key, Symptom symptom)
        where TKey : notnull
    {
        if (index.TryGetValue(key, out var list) && list.Remove(symptom) && list.Count == 0)
        {
            index.Remove(key);
        }
    }
}
