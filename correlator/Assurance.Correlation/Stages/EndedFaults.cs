using Assurance.Correlation.Snapshots;

namespace Assurance.Correlation.Stages;

/// <summary>What a stage keeps of faults that are over, the oldest forgotten first.</summary>
[StageState]
internal sealed class EndedFaults<T>
    where T : class
{
    private const int Remembered = 10_000;

    private readonly Dictionary<string, T> byFault = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    public T? Get(string fault) => byFault.GetValueOrDefault(fault);

    public void Put(string fault, T value)
    {
        if (byFault.TryAdd(fault, value))
        {
            order.Enqueue(fault);
            if (order.Count > Remembered)
            {
                byFault.Remove(order.Dequeue());
            }
        }
        else
        {
            byFault[fault] = value;
        }
    }
}
