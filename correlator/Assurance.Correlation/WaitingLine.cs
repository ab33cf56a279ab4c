using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Assurance.Model.Journal;

namespace Assurance.Correlation;

/// <summary>Datagrams that wait for their sender's turn, by sender and in their order. It follows from the journal alone; who is next is asked of it, and holds
/// once it is journalled. For the engine's thread.</summary>
public sealed class WaitingLine
{
    /// <summary>Senders with a line of their own; those beyond share one.</summary>
    public const int MostSenders = 10_000;

    /// <summary>The line of those beyond.</summary>
    public const string Others = "other";

    private readonly Dictionary<(Transport Transport, string Source), Queue<DatagramEntry>> lines = [];

    // In the order of their turns: who was served goes to the end.
    private readonly SortedDictionary<long, (Transport Transport, string Source)> order = [];
    private readonly Dictionary<(Transport Transport, string Source), long> places = [];
    private long turns;

    /// <summary>Datagrams that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Those that wait, a sender's together.</summary>
    public IEnumerable<DatagramEntry> Waiting => lines.Values.SelectMany(q => q);

    /// <summary>Whose turn it is next.</summary>
    /// <param name="most">Datagrams in all.</param>
    /// <param name="least">Of one sender at least; more where few wait, each as many.</param>
    public SendersTurn Next(int most, int least)
    {
        var turns = ImmutableArray.CreateBuilder<SenderTurn>();
        var left = most;
        var each = Math.Max(least, most / Math.Max(1, order.Count));
        foreach (var sender in order.Values)
        {
            if (left <= 0)
            {
                break;
            }

            var line = lines[sender];
            var some = Math.Min(left, Math.Min(each, line.Count));
            turns.Add(new(sender.Transport, sender.Source, line.ElementAt(some - 1).Position));
            left -= some;
        }

        return new(turns.ToImmutable());
    }

    internal void Add(DeferredEntry entry)
    {
        var key = (entry.Transport, entry.Source);
        if (!lines.ContainsKey(key) && lines.Count >= MostSenders)
        {
            key = (entry.Transport, Others);
        }

        ref var line = ref CollectionsMarshal.GetValueRefOrAddDefault(lines, key, out var known);
        line ??= new();
        if (!known)
        {
            Queue(key);
        }

        // A copy: a few octets must not keep a whole batch.
        line.Enqueue(new(entry.Position, entry.Time, entry.Transport, entry.Source, entry.SourcePort, entry.Bytes.ToArray()));
        Count++;
    }

    /// <summary>Takes a sender's up to a position, as of a time.</summary>
    internal IEnumerable<DatagramEntry> Take(SenderTurn turn, DateTimeOffset time)
    {
        var key = (turn.Transport, turn.Source);
        if (!lines.TryGetValue(key, out var line))
        {
            yield break;
        }

        while (line.TryPeek(out var next) && next.Position <= turn.UpTo)
        {
            line.Dequeue();
            Count--;
            yield return next with { Time = time, Arrived = next.Time };
        }

        order.Remove(places[key]);
        if (line.Count > 0)
        {
            Queue(key);
        }
        else
        {
            lines.Remove(key);
            places.Remove(key);
        }
    }

    private void Queue((Transport Transport, string Source) sender)
    {
        places[sender] = ++turns;
        order[turns] = sender;
    }
}
