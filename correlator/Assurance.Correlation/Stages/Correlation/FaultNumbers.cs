using System.Collections.Immutable;
using Assurance.Model.Operations;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Running numbers of faults; those that a shortened journal makes again get the numbers they had.</summary>
internal sealed class FaultNumbers
{
    private readonly HashSet<long> recalled = [];
    private Dictionary<string, ImmutableArray<long>> opened = new(StringComparer.Ordinal);
    private long last;

    public void Recall(RecallFaults faults) => (opened, last) = (new(faults.Opened, StringComparer.Ordinal), Math.Max(last, faults.Last));

    /// <param name="by">The symptoms that the fault opens with.</param>
    public long Next(IEnumerable<Symptom> by)
    {
        foreach (var number in by.SelectMany(s => opened.GetValueOrDefault(s.Alarm.Id, [])))
        {
            if (recalled.Add(number))
            {
                return number;
            }
        }

        return ++last;
    }
}
