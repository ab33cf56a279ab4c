using Assurance.Correlation.Snapshots;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>The alarms that take part, and where each is indexed by what could have caused it: among all, or among those that a person keeps it with.</summary>
[StageState]
internal sealed class SymptomRegister(CauseIndex index, RelationDesk related)
{
    private readonly Dictionary<string, Symptom> byAlarm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Symptom> byKey = new(StringComparer.Ordinal);

    public IEnumerable<Symptom> All => byAlarm.Values;

    public Symptom? OfAlarm(string alarm) => byAlarm.GetValueOrDefault(alarm);

    /// <summary>The latest that takes part of an alarm key.</summary>
    public Symptom? OfKey(string key) => byKey.GetValueOrDefault(key);

    public bool Contains(Symptom symptom) => byAlarm.GetValueOrDefault(symptom.Alarm.Id) == symptom;

    public void Join(Symptom symptom)
    {
        byAlarm[symptom.Alarm.Id] = symptom;
        byKey[symptom.Alarm.Key] = symptom;
        related.Add(symptom);
        Index(symptom);
    }

    /// <summary>What follows another speaks for no cause of its own.</summary>
    public void Index(Symptom symptom)
    {
        if (symptom.Follows is null)
        {
            IndexOf(symptom).Add(symptom);
        }
    }

    public void Unindex(Symptom symptom) => IndexOf(symptom).Remove(symptom);

    /// <summary>Its alarm goes by another key than before.</summary>
    public void Rename(Symptom symptom, string before)
    {
        if (byKey.GetValueOrDefault(before) == symptom)
        {
            byKey.Remove(before);
            byKey[symptom.Alarm.Key] = symptom;
        }
    }

    /// <summary>Takes part no more; what followed it speaks for itself again.</summary>
    public void Release(Symptom symptom)
    {
        if (!byAlarm.Remove(symptom.Alarm.Id))
        {
            return;
        }

        related.Remove(symptom);
        Unindex(symptom);
        symptom.Unfollow();
        foreach (var follower in symptom.Followers.ToArray())
        {
            follower.Unfollow();
            Index(follower);
        }

        if (byKey.GetValueOrDefault(symptom.Alarm.Key) == symptom)
        {
            byKey.Remove(symptom.Alarm.Key);
        }
    }

    private CauseIndex IndexOf(Symptom symptom) => symptom.Group?.Index ?? index;
}
