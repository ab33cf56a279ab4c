namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>One automaton over the anchors of all templates (Aho and Corasick 1975): a text is read once, whatever the number of
/// templates. Reading ignores case.</summary>
internal sealed class LiteralIndex
{
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

        LinkFailures();
    }

    /// <summary>Numbers of all literals the text holds, ascending.</summary>
    public SortedSet<int> Find(string text)
    {
        var numbers = new SortedSet<int>();
        var state = 0;
        foreach (var c in text)
        {
            state = Step(state, char.ToLowerInvariant(c));
            numbers.UnionWith(found[state]);
        }

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
