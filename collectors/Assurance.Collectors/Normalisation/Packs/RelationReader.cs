using System.Collections.Immutable;
using System.Globalization;
using Assurance.Model.Alarms;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>Reads what packs say of causes: alarms of one condition follow from those of another.</summary>
internal static class RelationReader
{
    internal static readonly string[] Keys = ["id", "cause", "effect", "on", "within", "before", "weight"];

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>In the order of the files; one of a later file replaces that of the same id.</summary>
    public static ImmutableArray<CausalRelation> Read(IEnumerable<PackFile> files, Vocabulary vocabulary)
    {
        var relations = new Dictionary<string, CausalRelation>(StringComparer.Ordinal);
        foreach (var section in files.SelectMany(f => f.Root.Sections("relations")))
        {
            section.Allow(Keys);
            var (cause, effect) = (Condition(section, "cause", vocabulary), Condition(section, "effect", vocabulary));
            if (cause.Length > 0 && cause == effect)
            {
                section.Error("effect", $"'{effect}' cannot follow from itself");
            }

            var id = section.Required("id");
            relations[id] = new(
                id, cause, effect, Vocabulary.Named(section, "on", RelationPlace.SameDevice), Seconds(section, "within", TimeSpan.FromMinutes(1)), Seconds(section, "before", TimeSpan.FromSeconds(5)), Weight(section));
        }

        return [.. relations.Values];
    }

    private static string Condition(YamlSection section, string key, Vocabulary vocabulary)
    {
        var condition = section.Required(key);
        if (condition.Length > 0 && !vocabulary.Conditions.ContainsKey(condition))
        {
            section.Error(key, $"no condition '{condition}' is defined{Suggestion.For(condition, vocabulary.Conditions.Keys)}");
        }

        return condition;
    }

    private static TimeSpan Seconds(YamlSection section, string key, TimeSpan absent)
    {
        if (!section.Has(key))
        {
            return absent;
        }

        if (double.TryParse(section.Scalar(key), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= Longest.TotalSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        section.Error(key, $"'{section.Scalar(key)}' is no number of seconds from 0 to {Longest.TotalSeconds}");
        return absent;
    }

    private static double Weight(YamlSection section)
    {
        if (!section.Has("weight"))
        {
            return 1;
        }

        if (double.TryParse(section.Scalar("weight"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) && weight is > 0 and <= 1)
        {
            return weight;
        }

        section.Error("weight", $"'{section.Scalar("weight")}' is no weight: above 0, at most 1");
        return 1;
    }
}
