namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>Gathers numbers, then gives them ascending and each once. It needs no memory of its own where they fit into the room it is given.</summary>
internal ref struct NumberSet(Span<int> room)
{
    private Span<int> numbers = room;
    private int count;

    public void Add(ReadOnlySpan<int> more)
    {
        if (count + more.Length > numbers.Length)
        {
            var larger = new int[Math.Max(numbers.Length * 2, count + more.Length)];
            numbers[..count].CopyTo(larger);
            numbers = larger;
        }

        more.CopyTo(numbers[count..]);
        count += more.Length;
    }

    public readonly ReadOnlySpan<int> Ascending()
    {
        var all = numbers[..count];
        if (count < 2)
        {
            return all;
        }

        all.Sort();
        var kept = 0;
        foreach (var number in all)
        {
            if (kept == 0 || all[kept - 1] != number)
            {
                all[kept++] = number;
            }
        }

        return all[..kept];
    }
}
