using System.Diagnostics.CodeAnalysis;
using Assurance.Correlation.Snapshots;

namespace Assurance.Correlation.Stages;

/// <summary>What ended and is still held, in the order in which it ended.</summary>
[StageState]
internal sealed class EndedOrder
{
    private readonly Dictionary<Forgotten, long> places = [];
    private readonly Queue<(Forgotten What, long Place)> line = new();
    private long last;

    /// <summary>How many in a row could not be let go.</summary>
    public int InVain { get; set; }

    public int Count => places.Count;

    public bool Contains(Forgotten what) => places.ContainsKey(what);

    /// <summary>It ended, or changed once more after its end: to the end of the line.</summary>
    public void Add(Forgotten what)
    {
        places[what] = ++last;
        line.Enqueue((what, last));
        if (line.Count > (places.Count * 2) + 16)
        {
            Compact();
        }
    }

    /// <summary>It stands again, or was let go.</summary>
    public void Remove(Forgotten what) => places.Remove(what);

    /// <summary>What ended longest ago; it stays.</summary>
    public bool TryPeek([MaybeNullWhen(false)] out Forgotten what)
    {
        while (line.TryPeek(out var first))
        {
            if (places.TryGetValue(first.What, out var place) && place == first.Place)
            {
                what = first.What;
                return true;
            }

            line.Dequeue();
        }

        what = null;
        return false;
    }

    private void Compact()
    {
        var held = line.Where(l => places.TryGetValue(l.What, out var place) && place == l.Place).ToArray();
        line.Clear();
        foreach (var one in held)
        {
            line.Enqueue(one);
        }
    }
}
