namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>One automaton over the anchors of all templates (Aho and Corasick 1975): a text is read once, whatever the number of
/// templates. Reading ignores case.</summary>
internal sealed class LiteralIndex
{
    // Where most characters lead: back to the beginning, or to a first letter.
    private readonly int[] first = new int[128];
    private readonly List<Dictionary<char, int>> next = [new()];
    private readonly List<int> fail = [0];
    private readonly List<List<int>> found = [[]];

    /// <param name="literals">Lower-case literals with the number each stands for; a number may have several.</param>
    public LiteralIndex(IEnumerable<(string Literal, int Number)> literals)
    {
        foreach (var (literal, number) in literals)
        {
            Add(literal, number);
        }

        foreach (var (c, target) in next[0].Where(n => n.Key < first.Length))
        {
            first[c] = target;
        }

        LinkFailures();
    }

    /// <summary>Numbers of all literals the text holds, ascending.</summary>
    public IReadOnlyList<int> Find(string text)
    {
        List<int>? numbers = null;
        var state = 0;
        foreach (var c in text)
        {
            state = Step(state, char.IsAscii(c) ? char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c : char.ToLowerInvariant(c));
            if (found[state].Count > 0)
            {
                (numbers ??= []).AddRange(found[state]);
            }
        }

        if (numbers is null)
        {
            return [];
        }

        numbers.Sort();
        var kept = 0;
        for (var i = 0; i < numbers.Count; i++)
        {
            if (kept == 0 || numbers[kept - 1] != numbers[i])
            {
                numbers[kept++] = numbers[i];
            }
        }

        numbers.RemoveRange(kept, numbers.Count - kept);
        return numbers;
    }

    private void Add(string literal, int number)
    {
        var state = 0;
        foreach (var c in literal)
        {
            if (!next[state].TryGetValue(c, out var target))
            {
                target = next.Count;
                next[state].Add(c, target);
                next.Add(new());
                fail.Add(0);
                found.Add([]);
            }

            state = target;
        }

        found[state].Add(number);
    }

    // Breadth first, so that a shorter suffix is complete before it is linked to.
    private void LinkFailures()
    {
        var queue = new Queue<int>(next[0].Values);
        while (queue.TryDequeue(out var state))
        {
            foreach (var (c, target) in next[state])
            {
                fail[target] = Step(fail[state], c);
                found[target].AddRange(found[fail[target]]);
                queue.Enqueue(target);
            }
        }
    }

    private int Step(int state, char c)
    {
        while (true)
        {
            if (state == 0 && c < first.Length)
            {
                return first[c];
            }

            if (next[state].TryGetValue(c, out var target))
            {
                return target;
            }

            if (state == 0)
            {
                return 0;
            }

            state = fail[state];
        }
    }
}
