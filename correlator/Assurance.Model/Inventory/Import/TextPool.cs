namespace Assurance.Model.Inventory.Import;

/// <summary>One string for equal texts: an inventory names the same things over and over.</summary>
internal sealed class TextPool
{
    private const int Longest = 64;

    // Open addressing, the hash beside the text: to look at most texts once and at others not at all.
    private (int Hash, string? Text)[] slots = new (int, string?)[1 << 10];
    private int count;

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > Longest)
        {
            return text.ToString();
        }

        var hash = string.GetHashCode(text, StringComparison.Ordinal);
        var slot = hash & (slots.Length - 1);
        for (; slots[slot].Text is { } found; slot = (slot + 1) & (slots.Length - 1))
        {
            if (slots[slot].Hash == hash && text.SequenceEqual(found))
            {
                return found;
            }
        }

        var added = text.ToString();
        slots[slot] = (hash, added);
        if (++count > slots.Length / 2)
        {
            Grow();
        }

        return added;
    }

    private void Grow()
    {
        var before = slots;
        slots = new (int, string?)[before.Length * 2];
        foreach (var known in before)
        {
            if (known.Text is not null)
            {
                var slot = known.Hash & (slots.Length - 1);
                while (slots[slot].Text is not null)
                {
                    slot = (slot + 1) & (slots.Length - 1);
                }

                slots[slot] = known;
            }
        }
    }
}
