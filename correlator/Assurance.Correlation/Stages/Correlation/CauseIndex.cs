namespace Assurance.Correlation.Stages.Correlation;

/// <summary>The symptoms that take part, by what could have caused them. Lists are kept in onset order.</summary>
internal sealed class CauseIndex
{
    private readonly Dictionary<int, List<Symptom>> byNode = [];
    private readonly Dictionary<string, List<Symptom>> byLocalKey = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<Symptom>> byPowerSite = [];

    public void Add(Symptom symptom)
    {
        foreach (var node in Causes(symptom))
        {
            Insert(byNode, node, symptom);
        }

        if (symptom.LocalKey is not null)
        {
            Insert(byLocalKey, symptom.LocalKey, symptom);
        }

        if (symptom.PowerSite >= 0)
        {
            Insert(byPowerSite, symptom.PowerSite, symptom);
        }
    }

    public void Remove(Symptom symptom)
    {
        foreach (var node in Causes(symptom))
        {
            Remove(byNode, node, symptom);
        }

        if (symptom.LocalKey is not null)
        {
            Remove(byLocalKey, symptom.LocalKey, symptom);
        }

        if (symptom.PowerSite >= 0)
        {
            Remove(byPowerSite, symptom.PowerSite, symptom);
        }
    }

    public void Clear()
    {
        byNode.Clear();
        byLocalKey.Clear();
        byPowerSite.Clear();
    }

    public IReadOnlyList<Symptom> CausedBy(int node) => byNode.TryGetValue(node, out var list) ? list : [];

    public IReadOnlyList<Symptom> Local(string key) => byLocalKey.TryGetValue(key, out var list) ? list : [];

    /// <summary>What tells of a site's power; empty unless the power itself is reported gone.</summary>
    public IReadOnlyList<Symptom> Power(int site) =>
        byPowerSite.TryGetValue(site, out var list) && list.Exists(s => s.Class == SymptomClass.Power) ? list : [];

    /// <summary>Nodes whose failure would explain a symptom.</summary>
    public static ReadOnlySpan<int> Causes(Symptom symptom) =>
        symptom.Reach is null || symptom.Class == SymptomClass.Other ? [] : symptom.Reach.Nodes;

    private static void Insert<TKey>(Dictionary<TKey, List<Symptom>> index, TKey key, Symptom symptom)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

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
        if (index.TryGetValue(key, out var list))
        {
            list.Remove(symptom);
            if (list.Count == 0)
            {
                index.Remove(key);
            }
        }
    }
}
