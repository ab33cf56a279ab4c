using System.Collections.Immutable;

namespace Assurance.Collectors.Smi;

/// <summary>What a module says of a notification by its name, its partner's and its DESCRIPTION.</summary>
/// <param name="Action">raise, clear or event.</param>
/// <param name="Begins">Name of the notification that begins what it tells: a pair has one.</param>
/// <param name="Severity">critical, major, minor or warning; empty where nothing states it.</param>
internal sealed record NotificationSense(string Action, string Begins, string Severity)
{
    /// <summary>By name; of one module, for pairs stand within one.</summary>
    public static Dictionary<string, NotificationSense> Of(ImmutableArray<SmiNode> notifications)
    {
        var guesses = NotificationGuess.Of([.. notifications.Select(n => n.Name).Distinct()]).ToDictionary(g => g.Name);
        return notifications.DistinctBy(n => n.Name).ToDictionary(n => n.Name, n => Of(n, guesses[n.Name].Described(n.Definition.Description)));
    }

    /// <summary>Null where it is no such text.</summary>
    public static NotificationSense? Parse(string text) =>
        text.Split(' ') is [("raise" or "clear" or "event") and var action, { Length: > 0 } begins, .. var severity] && severity.Length < 2 ? new(action, begins, severity is [var stated] ? stated : "") : null;

    public override string ToString() => Severity.Length > 0 ? $"{Action} {Begins} {Severity}" : $"{Action} {Begins}";

    private static NotificationSense Of(SmiNode node, GuessedDirection guess) => new(
        guess.Action,
        guess is { Action: "clear", Partner: { } raise } ? raise : guess.Name,
        SeverityGuess.Of(node.Name, node.Definition.Description, node.Definition.Annotations.GetValueOrDefault("SEVERITY")) ?? "");
}
