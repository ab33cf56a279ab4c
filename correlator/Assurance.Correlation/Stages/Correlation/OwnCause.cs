using Assurance.Correlation.Snapshots;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Finds what is its own cause at first sight: no neighbourhood needs to be gathered where nothing else could have caused a symptom and nothing else tells of it.</summary>
[WorkedOut]
internal sealed class OwnCause(CauseIndex index, FaultBook book)
{
    /// <summary>The symptom with what came and went of the same key, as their own cause; null where others have to be asked.</summary>
    public Conclusion? Of(Symptom symptom, HypothesisScorer scorer, DateTimeOffset now)
    {
        if (symptom.LocalKey is not { } key || index.Local(key) is not { Count: > 0 and <= Neighbourhood.MaximumSymptoms } alike)
        {
            return null;
        }

        foreach (var one in alike)
        {
            if (!HasNoOther(one, key, scorer, now))
            {
                return null;
            }
        }

        return scorer.Local(symptom) is { } cause ? new Conclusion(cause, [.. alike], 1, [], Math.Min(alike.Count, Conclusion.Sampled)) : null;
    }

    private bool HasNoOther(Symptom symptom, string key, HypothesisScorer scorer, DateTimeOffset now)
    {
        if (symptom.PowerSite >= 0 && index.Power(symptom.PowerSite).Count > 0)
        {
            return false;
        }

        foreach (var member in symptom.Fault is null ? [] : book.MembersOf(symptom.Fault))
        {
            if (member.Leader.LocalKey != key)
            {
                return false;
            }
        }

        return Array.TrueForAll(symptom.Causes, c => scorer.Broken(c, now).Count == 0);
    }
}
