using System.Collections.Immutable;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>What a template took from a text, by name; a name that stands twice is the later one.</summary>
internal sealed class Captures(string text, ImmutableArray<Capture> taken)
{
    public static readonly Captures None = new("", []);

    // States, numbers, slots: the same ones again and again.
    private const int Short = 16;

    /// <summary>The value without blanks around it; null where no capture has the name.</summary>
    public string? this[string name]
    {
        get
        {
            for (var i = taken.Length - 1; i >= 0; i--)
            {
                if (taken[i].Name == name)
                {
                    var value = text.AsSpan(taken[i].Start, taken[i].End - taken[i].Start).Trim();
                    return value.Length <= Short ? SharedText.Of(value) : value.ToString();
                }
            }

            return null;
        }
    }
}

/// <summary>Where in a text a capture stands.</summary>
internal readonly record struct Capture(string Name, int Start, int End);
