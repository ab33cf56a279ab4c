using System.Collections.Frozen;
using Assurance.Collectors.Polling;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>Reads the polls of packs: for a condition, which object's value says that it is gone.</summary>
internal static class PollReader
{
    internal static readonly string[] Keys = ["condition", "object", "instance", "clear"];

    /// <summary>By condition; a later file's goes before an earlier one's.</summary>
    public static FrozenDictionary<string, PollDefinition> Read(IEnumerable<PackFile> files, Vocabulary vocabulary)
    {
        var polls = new Dictionary<string, PollDefinition>(StringComparer.Ordinal);
        foreach (var section in files.SelectMany(f => f.Root.Sections("polls")))
        {
            section.Allow(Keys);
            var condition = section.Required("condition");
            if (condition.Length > 0 && !vocabulary.Conditions.ContainsKey(condition))
            {
                section.Error("condition", $"no condition '{condition}' is defined{Suggestion.For(condition, vocabulary.Conditions.Keys)}");
            }

            var name = section.Required("object");
            if (!vocabulary.Objects.TryGetValue(name, out var oid) && !Oid.TryParse(name, out oid))
            {
                section.Error("object", $"no object '{name}'{Suggestion.For(name, vocabulary.Objects.Keys)}");
                continue;
            }

            if (section.List("clear").Count == 0)
            {
                section.Error(section.Line, "'clear' is missing: the values that say it is gone");
            }

            polls[condition] = new(condition, oid, section.Required("instance"), [.. section.List("clear").Select(c => c.Text)]);
        }

        return polls.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
