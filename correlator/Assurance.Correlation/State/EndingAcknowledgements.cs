using System.Collections.Concurrent;
using Assurance.Model.Alarms;

namespace Assurance.Correlation.State;

/// <summary>The acknowledgements that end by themselves, by what they are about. One thread writes, any reads.</summary>
internal sealed class EndingAcknowledgements
{
    private readonly ConcurrentDictionary<string, Acknowledgement> bySubject = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, Acknowledgement>> All => bySubject;

    public void Keep(string subject, Acknowledgement? holds)
    {
        if (holds?.Until is not null)
        {
            bySubject[subject] = holds;
        }
        else if (!bySubject.IsEmpty)
        {
            bySubject.TryRemove(subject, out _);
        }
    }
}
