using System.Text;

namespace Assurance.Collectors.Smi;

/// <summary>What the first two sentences of a notification's DESCRIPTION say of its direction, where they say one thing alone.</summary>
internal static class DescriptionGuess
{
    private static readonly string[] Begins = Spaced(
    [
        "goes down", "went down", "gone down", "comes down", "come down", "came down", "is down", "becomes down", "tears down", "from up to down", "to down state",
        "has failed", "have failed", "fails", "exceeds", "has exceeded", "is lost", "been lost", "loss of", "rises above", "goes above", "is above", "too high",
        "too low", "is high", "is low", "is abnormal", "becomes abnormal", "is invalid", "becomes invalid", "is faulty", "was faulty", "is missing",
        "is unavailable", "becomes unavailable", "is unreachable", "becomes unreachable", "is not available", "is not responding", "not being received",
        "fault occurs", "is raised", "is broken", "defect raise", "notification reports the raise", "raise notification", "reaches the maximum",
        "reached the maximum", "reaches the upper", "reached the upper", "reached the threshold", "reaches the threshold", "is exhausted", "out of resources",
        "is not locked", "alarm is detected", "defect is detected", "alarm is generated", "condition is detected",
    ]);

    private static readonly string[] Ends = Spaced(
    [
        "is cleared", "are cleared", "was cleared", "been cleared", "is restored", "was restored", "been restored", "recovers", "is recovered", "was recovered",
        "has recovered", "been resolved", "is resolved", "restores", "resumes", "clears", "to normal", "to the normal", "to its normal", "to ok", "no longer",
        "falls below", "fallen below", "falls back", "drops below", "dropped below", "comes back below", "goes below", "is normal", "becomes normal",
        "became normal", "available again", "is reachable", "becomes reachable", "goes up", "comes up", "came up", "becomes up", "is up", "from down to up",
        "to up state", "to the up state", "is less than",
    ]);

    /// <summary>raise, clear or event.</summary>
    public static string Action(string description)
    {
        var told = Told(description);
        return (Array.Exists(Begins, told.Contains), Array.Exists(Ends, told.Contains)) switch
        {
            (true, false) => "raise",
            (false, true) => "clear",
            _ => "event",
        };
    }

    private static string Told(string description)
    {
        var told = new StringBuilder(" ");
        var sentences = 0;
        for (var at = 0; at < description.Length && sentences < 2; at++)
        {
            var letter = char.ToLowerInvariant(description[at]);
            sentences += letter == '.' && at + 1 < description.Length && char.IsWhiteSpace(description[at + 1]) ? 1 : 0;
            if (char.IsAsciiLetterOrDigit(letter) || letter == '-')
            {
                told.Append(letter);
            }
            else if (told[^1] != ' ')
            {
                told.Append(' ');
            }
        }

        return told.Append(' ').ToString();
    }

    private static string[] Spaced(string[] phrases) => [.. phrases.Select(phrase => $" {phrase} ")];
}
