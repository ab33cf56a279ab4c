using System.Text;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>One notification of a family, as written in a line: number, name, action, condition (<c>own:like</c> for one of its own), and at choice a
/// severity and <c>@object</c>. A row of action <c>none</c> ends there.</summary>
/// <param name="Traps">Its notification below each of the family's parents.</param>
/// <param name="Own">The condition's name.</param>
/// <param name="Like">The defined condition that an own one takes its properties from; empty for one that is defined.</param>
internal sealed record FamilyRow(IReadOnlyList<Oid> Traps, string Name, RuleAction Action, string Own, string Like, PerceivedSeverity? Severity, string Object)
{
    /// <exception cref="FormatException">The line is no row.</exception>
    public static FamilyRow Parse(IReadOnlyList<Oid> parents, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3 || !parents.All(p => Oid.TryParse($"{p}.{words[0]}", out _)) || !Enum.TryParse<RuleAction>(words[2], ignoreCase: true, out var action))
        {
            throw new FormatException($"'{text}' is no row: number, name, raise, clear, event or none, then the condition");
        }

        Oid[] traps = [.. parents.Select(p => Oid.Parse($"{p}.{words[0]}"))];
        if (action == RuleAction.None)
        {
            return words.Length == 3 ? new(traps, words[1], action, "", "", null, "") : throw new FormatException($"'{text}': nothing follows 'none'");
        }

        if (words.Length < 4)
        {
            throw new FormatException($"'{text}': the condition is missing");
        }

        var (own, like) = words[3].Split(':') switch { [var one] => (one, ""), [var one, var other] => (one, other), _ => ("", "") };
        return new FamilyRow(traps, words[1], action, own, like, null, "").With(words.AsSpan(4), text);
    }

    /// <summary>The words of a name in camel case, as a sentence: <c>upsSelfTest</c> is "Ups self test".</summary>
    public static string Words(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var begins = i > 0 && char.IsAsciiLetterUpper(name[i]) && (!char.IsAsciiLetterUpper(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));
            if (begins)
            {
                text.Append(' ');
            }

            var keeps = i == 0 || (i + 1 < name.Length && char.IsAsciiLetterUpper(name[i + 1])) || (!begins && char.IsAsciiLetterUpper(name[i]));
            text.Append(i == 0 ? char.ToUpperInvariant(name[i]) : keeps ? name[i] : char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private FamilyRow With(ReadOnlySpan<string> rest, string text)
    {
        var row = this;
        foreach (var word in rest)
        {
            row = word is ['@', .. var name] ? row with { Object = name }
                : Enum.TryParse<PerceivedSeverity>(word, ignoreCase: true, out var severity) && !char.IsAsciiDigit(word[0]) ? row with { Severity = severity }
                : throw new FormatException($"'{text}': '{word}' is neither a severity nor @object");
        }

        return row;
    }
}
