using System.Collections.Immutable;
using System.Text;

namespace Assurance.Collectors.Smi;

/// <summary>What a notification's name says of its direction: a guess for a person to check.</summary>
/// <param name="Action">raise, clear or event.</param>
/// <param name="Partner">The notification that ends a raise or that a clear ends; null when no name fits.</param>
/// <param name="IsSure">Whether the names make a pair; a direction without a partner is to be checked.</param>
internal sealed record GuessedDirection(string Name, string Action, string? Partner, bool IsSure)
{
    /// <summary>The same, by its DESCRIPTION where the name tells nothing.</summary>
    public GuessedDirection Described(string description) =>
        Action == "event" && Partner is null && !NotificationGuess.IsOfChange(Name) ? this with { Action = DescriptionGuess.Action(description) } : this;
}

/// <summary>
/// Pairs the notifications of one module by their names: fooDown and fooUp, fooRaised and fooCleared, foo and fooClear, clearFoo, fooAlarm and
/// fooAlarmResume, fooAlm and fooClr. Words such as Trap, Notification and Alarm tell nothing and may be absent from either. Words that say an end go
/// first (overFoo and fooOK too; what has its own fooResume is no end of another: falling and rising may both be faults); noFoo ends foo, unless foo is
/// what should be (noSignal, signalNotPresent); power that goes off and servers that stop are faults.
/// </summary>
internal static class NotificationGuess
{
    private static readonly HashSet<string> Fillers = ["trap", "traps", "notif", "notification", "notify", "alarm", "alm", "event"];

    private static readonly string[] Bad =
    [
        "", "raise", "raised", "set", "alarm", "assert", "asserted", "fail", "failed", "failure", "fault", "lost", "loss", "abnormal", "exceeded",
        "detected", "interrupted", "down", "high", "low", "above", "bad", "active", "error", "exist", "exists", "over", "exceed", "excess", "faulted", "disconnect", "disconnected", "start",
        "occurred", "occur", "generate", "generated", "on", "act", "fired", "paused", "suspended", "entered",
    ];

    private static readonly string[] Ends =
    [
        "clear", "cleared", "clearing", "clr", "cease", "ceased", "ok", "okay", "normal", "restored", "restore", "recover", "recovered", "recovery", "resume",
        "resumed", "resolved", "corrected", "return", "returned", "reset", "gone", "norm", "rcvrd", "abate", "abated", "alleviated", "relieve", "relieved", "returnfrom",
        "nolonger", "backtonormal", "cancel", "cancelled", "canceled",
    ];

    // As makers write them.
    private static readonly Dictionary<string, string> Misspelt = new()
    {
        ["cleard"] = "cleared", ["claered"] = "cleared", ["dwon"] = "down", ["falied"] = "failed", ["faild"] = "failed", ["failue"] = "failure", ["recoverd"] = "recovered",
        ["recovey"] = "recovery", ["restor"] = "restore", ["normaly"] = "normal", ["exceded"] = "exceeded", ["exeeded"] = "exceeded", ["unreacheable"] = "unreachable",
        ["actv"] = "active", ["alrm"] = "alarm", ["clrd"] = "cleared", ["dn"] = "down", ["hi"] = "high", ["lo"] = "low", ["cleareded"] = "cleared",
        ["reastablished"] = "established", ["cl"] = "cleared", ["excd"] = "exceeded", ["sucess"] = "success",
    };

    // Words that say one thing together.
    private static readonly string[][] Phrases = Split(
        "back to normal", "back to in service", "over load", "in range", "out of range", "in service", "out of service", "not in service", "out of sync", "un lock", "un blocked", "un expired", "mis match", "in valid",
        "no response", "not resp", "not responding", "return from", "no longer", "updated to pass", "plug in", "plug out", "pull out", "un plug", "entry added", "entry removed",
        "low watermark", "high watermark", "under threshold", "over threshold", "threshold exceeded",
        "in defect", "out defect", "in active", "red to green", "green to red", "un corrected", "dis connected", "non recoverable", "thresh passed");

    private static readonly string[] Negations = ["no", "not", "un", "non"];

    // What should be: without it something is wrong.
    private static readonly HashSet<string> Wanted =
    [
        "sync", "signal", "present", "connected", "responding", "resp", "data", "available", "avail", "aval", "ava", "found", "enforced", "valid", "compatible", "supported",
        "trusted", "ready", "provisioned", "memory", "resource", "battery", "batteries", "server", "route", "response", "active", "ok", "okay", "powered", "lock", "locked",
        "pulses", "automatic", "reachable", "resolvable", "configured", "running", "registered",
    ];

    // Too much and too little of these are two faults.
    private static readonly HashSet<string> Measures = ["voltage", "volt", "current", "temperature", "temp", "frequency", "freq", "speed", "humidity", "power", "load", "run"];

    // Begun and ended without anything being wrong.
    private static readonly HashSet<string> Routine = ["command", "test", "beacon", "calibration", "timer", "policy"];

    // What has neither a beginning nor an end where the module has no partner.
    private static readonly HashSet<string> Changes = ["change", "changed", "changes", "chg", "state", "status", "info"];

    // Words that end something even where the module has no partner.
    private static readonly HashSet<string> EndsAlone =
    [
        .. Ends.Except(["reset"]), "up", "falling", "below", "inserted", "insert", "insertion", "present", "online", "connected", "deasserted", "inactive", "deactivated",
        "found", "established", "back", "match", "valid", "enabled", "available", "avail", "succ", "connect", "joined", "passed", "good", "success", "inrange", "acquired",
        "unblocked", "unexpired", "reconnected", "underthreshold", "redtogreen",
    ];

    // What lasts when nothing in the module ends it: by these words a name without a partner is a raise, of the packs' notifications more than three of four.
    private static readonly HashSet<string> Lasting =
    [
        "rising", "high", "low", "expired", "full", "fault", "lost", "bypass", "down", "conflict", "absent", "missing", "exhausted", "exhaustion", "overload", "reached",
        "unreachable", "unavailable", "degraded", "fan", "voltage", "temperature", "temp", "cpu", "disk", "battery", "sensor", "violation", "overflow", "critical", "warning", "license", "licence",
        "expiry", "expire", "expiring", "block", "duplicate", "outofrange", "outofsync", "outofservice", "inconsistent", "needs", "rogue",
        "suspended", "unsupported", "incompatible", "exhaust", "shortage", "minor", "major", "nonrecoverable", "threshpassed", "overheat", "onset",
        "los", "lof", "lop", "ais", "rdi", "rai", "violated", "volt", "batt",
    ];

    // How bad the state is that a name goes on to say.
    private static readonly HashSet<string> Degrees = ["warning", "minor", "major", "critical", "nonrecoverable"];

    // What of a device lasts broken; of anything else a failure is over when it is told.
    private static readonly HashSet<string> Parts =
        ["hw", "hardware", "power", "bus", "board", "card", "memory", "device", "interface", "link", "asic", "carrier", "clock", "module", "supply", "cellbus", "port", "controller", "modem", "radio"];

    private static readonly HashSet<string> Broken = ["failure", "failed", "fail", "loss", "err", "error", "mismatch", "inconsistent", "disabled", "exception"];

    // Who and what comes and goes in the ordinary course: added, removed, started and ended without anything being wrong.
    private static readonly HashSet<string> Passing = ["vlan", "user", "users", "guest", "subscriber", "context", "tftp", "logged", "login", "logout"];

    private static readonly HashSet<string> CameAndWent = ["added", "removed", "start", "started", "stop", "end", "ended", "in", "out", "success", "joined", "left", "connected", "disconnected"];

    // What is wrong when it is off or stopped.
    private static readonly HashSet<string> Running =
        ["power", "powered", "turned", "output", "outlet", "receptacle", "control", "server", "service", "daemon", "process", "app", "application", "tunnel", "link", "member", "lag", "agent",
        "dcd", "dsr", "dtr", "cts", "rts"];

    // Light and signals: nothing arrives when they are off.
    private static readonly HashSet<string> Carried = ["rx", "tx", "laser"];

    private static readonly Dictionary<string, string[]> Reversed = new()
    {
        ["on"] = ["off"], ["start"] = ["stop", "stopped", "shutdown"], ["started"] = ["stopped"], ["active"] = ["inactive"], ["activated"] = ["deactivated"], ["enabled"] = ["disabled"],
    };

    private static readonly HashSet<string> Stopped = [.. Reversed.Values.SelectMany(w => w)];

    private static readonly Dictionary<string, string[]> ClearedBy = Table();

    private static readonly HashSet<string> RaiseWords = [.. ClearedBy.Values.SelectMany(w => w).Where(w => w is not ("" or "on" or "set" or "start" or "alarm" or "needed" or "out" or "left" or "leave"))];

    /// <summary>Whether the name speaks of a change, in which direction the message tells at most.</summary>
    public static bool IsOfChange(string name) => Joined(name).Exists(Changes.Contains);

    /// <summary>One guess a name, in their order.</summary>
    public static ImmutableArray<GuessedDirection> Of(IReadOnlyList<string> names)
    {
        var byKey = new Dictionary<string, string>();
        foreach (var name in names)
        {
            byKey.TryAdd(Key(Joined(name), false), name);
        }

        foreach (var name in names)
        {
            byKey.TryAdd(Key(Joined(name), true), name);
        }

        var raises = new Dictionary<string, string>();
        var clears = new Dictionary<string, string>();
        foreach (var sure in (bool[])[true, false])
        {
            foreach (var name in names.Where(n => !raises.ContainsKey(n) && !clears.ContainsKey(n)))
            {
                if (RaiseOf(name, sure, byKey) is { } raise && (sure || !Joined(name).Exists(Routine.Contains)) && !clears.ContainsKey(raise) && (sure || !raises.ContainsKey(raise)))
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
        var words = Joined(name);
        if (words.Exists(Passing.Contains) && words.Exists(CameAndWent.Contains))
        {
            return new(name, "event", null, false);
        }

        if (clears.TryGetValue(name, out var raise))
        {
            return new(name, "clear", raise, true);
        }

        if (raises.TryGetValue(name, out var clear))
        {
            return new(name, "raise", clear, true);
        }

        return new(name, Alone(words), null, false);
    }

    // The first word is the module's or the maker's prefix.
    private static string Alone(List<string> words)
    {
        var isNegated = words.Exists(word => word is "no" or "not");
        var last = words[1..].FindLast(word => RaiseWords.Contains(word) || EndsAlone.Contains(word));
        last = isNegated && Array.IndexOf(Ends, last) < 0 ? null : last;
        if (last is not null && !RaiseWords.Contains(last) && !words.Exists(word => word.StartsWith("ch", StringComparison.Ordinal) && Changes.Contains(word)))
        {
            return "clear";
        }

        var isOfChange = words.Exists(Changes.Contains) && !Degrees.Contains(words.FindLast(word => !Fillers.Contains(word)) ?? "");
        return (isNegated && words.Exists(Wanted.Contains)) || (!isOfChange && words.Exists(Lasting.Contains)) || (words[(words.Count > 2 ? 1 : 0)..].Exists(Parts.Contains) && words.Exists(Broken.Contains)) ? "raise" : "event";
    }

    // The word that ends something is replaced by each that begins it; the last such word of a name is tried first.
    private static string? RaiseOf(string name, bool sure, Dictionary<string, string> byKey)
    {
        var words = Joined(name);
        var (running, carried) = (words.Exists(Running.Contains), words.Exists(Carried.Contains));
        for (var at = words.Count - 1; at >= 0; at--)
        {
            var runs = running || (carried && words[at] is "on" or "off");
            if (runs && Reversed.TryGetValue(words[at], out var off))
            {
                if (!sure && off.Select(word => byKey.GetValueOrDefault(Key([.. words[..at], word, .. words[(at + 1)..]], true))).FirstOrDefault(other => other is not null) is { } stopped)
                {
                    return stopped;
                }

                continue;
            }

            if (sure && (Negated(name, words, at, byKey) ?? Wanting(name, words, at, byKey)) is { } other)
            {
                return other;
            }

            if (Array.IndexOf(Ends, words[at]) >= 0 == sure && ClearedBy.ContainsKey(words[at]) && !(runs && Stopped.Contains(words[at]))
                && !(words[at] == "under" && at + 1 < words.Count && Measures.Contains(words[at + 1])) && Begun(name, words, at, sure, byKey) is { } raise)
            {
                return raise;
            }
        }

        return sure ? null : Done(words, byKey);
    }

    private static string? Begun(string name, List<string> words, int at, bool sure, Dictionary<string, string> byKey)
    {
        foreach (var keepFillers in (bool[])[false, true])
        {
            foreach (var begin in ClearedBy[words[at]])
            {
                List<string> other = [.. words[..at], .. begin.Length == 0 ? Array.Empty<string>() : [begin], .. words[(at + 1)..]];
                if (byKey.TryGetValue(Key(other, keepFillers), out var raise) && raise != name)
                {
                    return raise;
                }
            }
        }

        // fooOK ends overFoo.
        return sure && at > 0 ? byKey.GetValueOrDefault(Key([.. words[..(at - 1)], "over", words[at - 1], .. words[(at + 1)..]], true)) : null;
    }

    // fooUpdated ends fooUpdateFailed.
    private static string? Done(List<string> words, Dictionary<string, string> byKey)
    {
        var at = words.FindLastIndex(word => !Fillers.Contains(word));
        return at <= 0 || !words[at].EndsWith("ed", StringComparison.Ordinal) ? null
            : (from verb in (string[])[words[at][..^1], words[at][..^2]]
               from end in (string[])["failed", "fail", "failure"]
               select byKey.GetValueOrDefault(Key([.. words[..at], verb, end, .. words[(at + 1)..]], false))).FirstOrDefault(raise => raise is not null);
    }

    // noFoo ends foo.
    private static string? Negated(string name, List<string> words, int at, Dictionary<string, string> byKey) =>
        (words[at] == "undo" || Array.IndexOf(Negations, words[at]) >= 0) && byKey.TryGetValue(Key([.. words[..at], .. words[(at + 1)..]], false), out var raise) && raise != name
        && !Joined(raise).Exists(Wanted.Contains) ? raise : null;

    // signal ends noSignal.
    private static string? Wanting(string name, List<string> words, int at, Dictionary<string, string> byKey) => !Wanted.Contains(words[at]) ? null
        : Negations.Select(no => byKey.GetValueOrDefault(Key([.. words[..at], no, .. words[at..]], false))).FirstOrDefault(raise => raise is not null && raise != name);

    private static Dictionary<string, string[]> Table()
    {
        var table = new Dictionary<string, string[]>
        {
            ["up"] = ["down", "lost", ""], ["falling"] = ["rising"], ["below"] = ["above", "exceeded", "exceed", "over"],
            ["inserted"] = ["removed", "absent", "missing", "lost"], ["insert"] = ["remove"], ["insertion"] = ["removal"],
            ["present"] = ["absent", "missing", "removed", "notpresent"], ["off"] = ["on", ""], ["online"] = ["offline", "faulted", "fault", "failed"],
            ["connected"] = ["disconnected", "lost"], ["deasserted"] = ["asserted"], ["inactive"] = ["active", ""], ["deactivated"] = ["activated"],
            ["exit"] = ["enter"], ["exited"] = ["entered"], ["leave"] = ["enter"], ["end"] = ["begin", "start", ""], ["ended"] = ["began", "started", ""],
            ["stop"] = ["start"], ["stopped"] = ["started"], ["found"] = ["lost"], ["established"] = ["lost", "down", "disconnected", "backwardtransition", "dropped"],
            ["back"] = ["lost", "down", "off"], ["reachable"] = ["unreachable"], ["resolvable"] = ["unresolvable"], ["backtoinservice"] = ["outofservice"], ["match"] = ["mismatch"], ["valid"] = ["invalid"],
            ["enabled"] = ["disabled", "disable"], ["available"] = ["unavailable"], ["avail"] = ["unavail", "notavail"], ["succ"] = ["fail", "failed"],
            ["added"] = ["removed"], ["connect"] = ["disconnect"], ["joined"] = ["left", "leave"], ["closed"] = ["open", "opened"], ["passed"] = ["failed"],
            ["good"] = ["bad"], ["success"] = ["fail", "failed", "failure", ""], ["inrange"] = ["outofrange"], ["lock"] = ["unlock"],
            ["locked"] = ["unlocked", "unlock"], ["under"] = ["over", "exceeded", "exceed", "above"], ["acquired"] = ["lost", "loss"],
            ["acquire"] = ["lose", "lost"], ["join"] = ["leave"], ["unexpired"] = ["expired"], ["suc"] = ["fail", "failed"], ["succeeded"] = ["failed", "fail"],
            ["associated"] = ["disassociated"], ["plugin"] = ["plugout", "unplug", "pullout", "out"], ["unblocked"] = ["blocked"], ["consistent"] = ["inconsistent"],
            ["conform"] = ["exceed", "exceeded", "violate"], ["resp"] = ["notresp", "noresponse"], ["responding"] = ["notresponding", "notresp", "noresponse"],
            ["est"] = ["down", "lost"], ["discovered"] = ["lost", "loss"], ["close"] = ["open"], ["lowwatermark"] = ["highwatermark", "watermark"],
            ["updatedtopass"] = ["failed"], ["inservice"] = ["outofservice", "notinservice", ""], ["add"] = ["leave", "remove", "del"],
            ["enough"] = ["lack", "insufficient", "notenough", "exhausted", "short", "shortage"], ["entryremoved"] = ["entryadded"], ["enable"] = ["disable"],
            ["operational"] = ["failure", "failed", "warning", "down"], ["pass"] = ["fail", "failed"], ["removed"] = ["detected"],
            ["finished"] = ["fail", "failed", "failure"], ["complete"] = ["fail", "failed", "failure"], ["completed"] = ["fail", "failed"],
            ["replaced"] = ["replace", "needed"], ["sync"] = ["outofsync", "unsync", "syncloss"], ["synchronized"] = ["unsynchronized", "outofsync"],
            ["supported"] = ["unsupported"], ["secure"] = ["unsecure"], ["reconnected"] = ["disconnected"], ["untrigger"] = ["trigger"],
            ["running"] = ["stopped", "notrunning"], ["underthreshold"] = ["overthreshold", "thresholdexceeded"],
            ["outdefect"] = ["indefect"], ["redtogreen"] = ["greentored"], ["false"] = ["true"], ["connection"] = ["disconnection"],
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

    // The words with those of a phrase as one.
    private static List<string> Joined(string name)
    {
        var words = Words(name).ConvertAll(word => Misspelt.GetValueOrDefault(word, word));
        foreach (var phrase in Phrases)
        {
            for (var at = 0; at + phrase.Length <= words.Count; at++)
            {
                if (words.Slice(at, phrase.Length).SequenceEqual(phrase))
                {
                    words.RemoveRange(at, phrase.Length);
                    words.Insert(at, string.Concat(phrase));
                    break;
                }
            }
        }

        return words;
    }

    private static string[][] Split(params string[] phrases) => [.. phrases.Select(phrase => phrase.Split(' '))];

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
