using System.Collections.Immutable;
using System.Text;

namespace Assurance.Collectors.Smi;

/// <summary>What a notification's name says of its direction: a guess for a person to check.</summary>
/// <param name="Action">raise, clear or event.</param>
/// <param name="Partner">The notification that ends a raise or that a clear ends; null when no name fits.</param>
/// <param name="IsSure">Whether the names make a pair; a direction without a partner is to be checked.</param>
internal sealed record GuessedDirection(string Name, string Action, string? Partner, bool IsSure);

/// <summary>
/// Pairs the notifications of one module by their names: fooDown and fooUp, fooRaised and fooCleared, foo and fooClear, clearFoo, fooAlarm and
/// fooAlarmResume, fooAlm and fooClr. Words such as Trap, Notification and Alarm tell nothing and may be absent from either. Words that say an end go
/// first (overFoo and fooOK too; what has its own fooResume is no end of another: falling and rising may both be faults); power that goes off and servers that stop are faults.
/// </summary>
internal static class NotificationGuess
{
    private static readonly HashSet<string> Fillers = ["trap", "traps", "notif", "notification", "notify", "alarm", "alm", "event"];

    private static readonly string[] Bad =
    [
        "", "raise", "raised", "set", "alarm", "assert", "asserted", "fail", "failed", "failure", "fault", "lost", "loss", "abnormal", "exceeded",
        "detected", "interrupted", "down", "high", "low", "above", "bad", "active", "error", "exist", "exists", "over", "exceed", "excess", "faulted", "disconnect", "disconnected", "start", "occurred", "on",
    ];

    private static readonly string[] Ends =
    [
        "clear", "cleared", "clearing", "clr", "cease", "ceased", "ok", "okay", "normal", "restored", "restore", "recover", "recovered", "recovery", "resume",
        "resumed", "resolved", "return", "returned", "reset", "gone",
    ];

    // What lasts when nothing in the module ends it: by these words a name without a partner is a raise, of the packs' notifications more than three of four.
    private static readonly HashSet<string> Lasting =
    [
        "rising", "high", "low", "expired", "full", "fault", "lost", "bypass", "down", "conflict", "absent", "missing", "exhausted", "exhaustion", "overload", "reached",
        "unreachable", "unavailable", "degraded", "fan", "voltage", "temperature", "temp", "cpu", "disk", "battery", "sensor",
    ];

    // What is wrong when it is off or stopped.
    private static readonly HashSet<string> Running =
        ["power", "powered", "turned", "output", "outlet", "receptacle", "control", "server", "service", "daemon", "process", "tunnel", "link", "member", "lag"];

    private static readonly Dictionary<string, string> Reversed = new() { ["on"] = "off", ["start"] = "stop", ["started"] = "stopped", ["active"] = "inactive" };

    private static readonly Dictionary<string, string[]> ClearedBy = Table();

    private static readonly HashSet<string> RaiseWords = [.. ClearedBy.Values.SelectMany(w => w).Where(w => w is not ("" or "on" or "set" or "start" or "alarm"))];

    /// <summary>One guess a name, in their order.</summary>
    public static ImmutableArray<GuessedDirection> Of(IReadOnlyList<string> names)
    {
        var byKey = new Dictionary<string, string>();
        foreach (var name in names)
        {
            byKey.TryAdd(Key(Words(name), false), name);
        }

        foreach (var name in names)
        {
            byKey.TryAdd(Key(Words(name), true), name);
        }

        var raises = new Dictionary<string, string>();
        var clears = new Dictionary<string, string>();
        foreach (var sure in (bool[])[true, false])
        {
            foreach (var name in names.Where(n => !raises.ContainsKey(n) && !clears.ContainsKey(n)))
            {
                if (RaiseOf(name, sure, byKey) is { } raise && !clears.ContainsKey(raise) && (sure || !raises.ContainsKey(raise)))
                {
                    clears[name] = raise;
                    raises.TryAdd(raise, name);
                }
            }
        }

        return [.. names.Select(name => Guess(name, raises, clears))];
    }

    private static GuessedDirection Guess(string name, Dictionary<string, string> raises, Dictionary<string, string> clears)
    {
        if (clears.TryGetValue(name, out var raise))
        {
            return new(name, "clear", raise, true);
        }

        if (raises.TryGetValue(name, out var clear))
        {
            return new(name, "raise", clear, true);
        }

        var words = Words(name);
        var last = words.Contains("not") || words.Contains("no") ? "" : words.FindLast(word => RaiseWords.Contains(word) || ClearedBy.ContainsKey(word)) ?? "";
        return new(name, last.Length > 0 && !RaiseWords.Contains(last) ? "clear" : words.Exists(Lasting.Contains) ? "raise" : "event", null, false);
    }

    // The word that ends something is replaced by each that begins it; the last such word of a name is tried first.
    private static string? RaiseOf(string name, bool sure, Dictionary<string, string> byKey)
    {
        var words = Words(name);
        var running = words.Exists(Running.Contains);
        for (var at = words.Count - 1; at >= 0; at--)
        {
            if (running && Reversed.TryGetValue(words[at], out var off))
            {
                if (!sure && byKey.TryGetValue(Key([.. words[..at], off, .. words[(at + 1)..]], true), out var stopped))
                {
                    return stopped;
                }

                continue;
            }

            if (Array.IndexOf(Ends, words[at]) >= 0 != sure || !ClearedBy.TryGetValue(words[at], out var begins) || (running && Reversed.ContainsValue(words[at])))
            {
                continue;
            }

            foreach (var keepFillers in (bool[])[false, true])
            {
                foreach (var begin in begins)
                {
                    List<string> other = [.. words[..at], .. begin.Length == 0 ? Array.Empty<string>() : [begin], .. words[(at + 1)..]];
                    if (byKey.TryGetValue(Key(other, keepFillers), out var raise) && raise != name)
                    {
                        return raise;
                    }
                }
            }

            // fooOK ends overFoo.
            if (sure && at > 0 && byKey.TryGetValue(Key([.. words[..(at - 1)], "over", words[at - 1], .. words[(at + 1)..]], true), out var over))
            {
                return over;
            }
        }

        return null;
    }

    private static Dictionary<string, string[]> Table()
    {
        var table = new Dictionary<string, string[]>
        {
            ["up"] = ["down", "lost", ""], ["falling"] = ["rising"], ["below"] = ["above", "exceeded", "exceed", "over"], ["inserted"] = ["removed", "absent", "missing", "lost"],
            ["insert"] = ["remove"], ["insertion"] = ["removal"], ["present"] = ["absent", "missing", "removed", "notpresent"], ["off"] = ["on", ""], ["online"] = ["offline", "faulted", "fault", "failed"],
            ["connected"] = ["disconnected", "lost"], ["deasserted"] = ["asserted"], ["inactive"] = ["active", ""], ["deactivated"] = ["activated"],
            ["exit"] = ["enter"], ["exited"] = ["entered"], ["leave"] = ["enter"], ["end"] = ["begin", "start", ""], ["ended"] = ["began", "started", ""],
            ["stop"] = ["start"], ["stopped"] = ["started"], ["found"] = ["lost"], ["established"] = ["lost", "down", "disconnected", "backwardtransition"],
            ["back"] = ["lost", "down", "off"], ["reachable"] = ["unreachable"], ["match"] = ["mismatch"], ["valid"] = ["invalid"], ["enabled"] = ["disabled"],
            ["available"] = ["unavailable"], ["avail"] = ["unavail", "notavail"], ["succ"] = ["fail", "failed"], ["added"] = ["removed"], ["connect"] = ["disconnect"],
            ["joined"] = ["left"], ["closed"] = ["open", "opened"], ["passed"] = ["failed"], ["good"] = ["bad"], ["success"] = ["fail", "failed", "failure", ""],
        };
        foreach (var word in Ends)
        {
            table[word] = Bad;
        }

        return table;
    }

    private static string Key(List<string> words, bool keepFillers)
    {
        var kept = keepFillers ? words : words.FindAll(word => !Fillers.Contains(word));
        return (keepFillers ? "+" : "-") + string.Concat(kept);
    }

    /// <summary>The words of a name in small letters: camel case, digits, dashes and underscores part them.</summary>
    internal static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var starts = word.Length > 0 && (Class(c) != Class(name[i - 1])
                ? !(char.IsAsciiLetterLower(c) && char.IsAsciiLetterUpper(name[i - 1]))
                : char.IsAsciiLetterUpper(c) && i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1]));
            if (starts)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (char.IsAsciiLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        words.RemoveAll(w => w.Length == 0);
        return words;
    }

    private static int Class(char c) =>
        char.IsAsciiLetterUpper(c) ? 0 : char.IsAsciiLetterLower(c) ? 1 : char.IsAsciiDigit(c) ? 2 : 3;
}
