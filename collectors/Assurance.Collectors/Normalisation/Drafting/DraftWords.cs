using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;

namespace Assurance.Collectors.Normalisation.Drafting;

/// <summary>The words a rule may use, as packs write them.</summary>
/// <param name="Kinds">Of objects.</param>
public sealed record DraftWords(
    ImmutableArray<KnownCondition> Conditions, ImmutableArray<string> Causes, ImmutableArray<string> Events, ImmutableArray<string> Severities, ImmutableArray<string> Kinds)
{
    public static DraftWords Of(RuleSet rules) => new(
        rules.Conditions, [.. ProbableCauses.Names], Words<EventType>(), [.. Words<PerceivedSeverity>().Where(s => s != "cleared")], [.. SelectorReader.Kinds]);

    private static ImmutableArray<string> Words<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];
}
