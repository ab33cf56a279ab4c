using System.Collections.Frozen;
using Assurance.Model.Alarms;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>What a message means.</summary>
internal enum RuleAction
{
    Raise,
    Clear,

    /// <summary>It happened; there is no end to wait for.</summary>
    Event,

    /// <summary>Known, and no alarm.</summary>
    None,
}

/// <summary>The action as a value of the message decides it.</summary>
/// <param name="Otherwise">For values the map does not hold.</param>
internal sealed record StateMap(ValueText Of, FrozenDictionary<string, RuleAction> Actions, RuleAction Otherwise)
{
    public RuleAction Read(Facts facts) => Actions.GetValueOrDefault(Of.Read(facts), Otherwise);
}

/// <summary>What a condition is in X.733 terms, unless a rule says otherwise.</summary>
internal sealed record ConditionDefinition(
    EventType EventType, ProbableCause Cause, PerceivedSeverity Severity, ServiceEffect Effect, string Problem, string Repair);

/// <summary>What a rule says of its object: the condition and whether it begins or ends. Texts override the definition where they
/// give a value.</summary>
internal sealed record Statement(string Condition, ConditionDefinition Definition, RuleAction Action)
{
    public StateMap? States { get; init; }

    public ValueText Qualifier { get; init; } = ValueText.Empty;

    public NamedValue<PerceivedSeverity> Severity { get; init; } = Severities(ValueText.Empty);

    public NamedValue<ProbableCause> Cause { get; init; } = Causes(ValueText.Empty);

    public NamedValue<EventType> EventType { get; init; } = EventTypes(ValueText.Empty);

    public ValueText Problem { get; init; } = ValueText.Empty;

    public ServiceEffect? Effect { get; init; }

    public string? Repair { get; init; }

    public RuleAction ActionFor(Facts facts) => States?.Read(facts) ?? Action;

    public static NamedValue<PerceivedSeverity> Severities(ValueText text) => new(text, Named<PerceivedSeverity>);

    public static NamedValue<EventType> EventTypes(ValueText text) => new(text, Named<EventType>);

    public static NamedValue<ProbableCause> Causes(ValueText text) => new(text, ProbableCauses.Find);

    // A number from the wire is never a rank of ours: only names count.
    private static T? Named<T>(string text)
        where T : struct, Enum =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : null;
}
