using System.Collections.Frozen;
using Assurance.Collectors.Smi;
using Assurance.Model.Alarms;

namespace Assurance.Collectors.Normalisation.Wording;

/// <summary>What the word of an enumeration says of its object: alarmState cleared, ifOperStatus down, severity major.</summary>
/// <param name="State">broken or whole; empty where it says neither, or where the enumeration has no word for the other.</param>
/// <param name="Severity">critical, major, minor or warning; empty where it says none.</param>
/// <param name="IsSeverity">Whether the object is a severity.</param>
internal readonly record struct BoundState(string State, string Severity, bool IsSeverity)
{
    private static readonly FrozenSet<string> Severities = Set("severity", "criticality", "seriousness");

    private static readonly FrozenSet<string> States = Set("state", "status", "condition", "health", "alarm", "fault", "defect");

    // What the object was, what somebody wants, and what is kept of it.
    private static readonly FrozenSet<string> Passed = Set("admin", "administrative", "previous", "prev", "old", "last", "desired", "config", "configured", "row", "storage", "mask", "trap", "entry");

    private static readonly FrozenSet<string> Alarms = Set("alarm", "alm", "fault", "defect", "event", "warning", "condition", "failure");

    private static readonly FrozenSet<string> Broken = Set(
        "down", "failed", "fail", "failure", "failing", "faulty", "fault", "faulted", "alarmed", "raised", "alarmraised", "declared", "above", "below", "raise", "raising", "asserted", "assert", "occurred", "occur", "bad", "error", "offline", "absent", "missing", "removed", "lost", "loss",
        "abnormal", "high", "low", "over", "under", "exceeded", "degraded", "tripped", "unreachable", "inoperative", "disconnected", "critical", "major", "minor", "warning", "onset", "begin", "dead", "mismatch", "broken", "unavailable", "overload", "overheat", "set");

    private static readonly FrozenSet<string> Whole = Set(
        "up", "ok", "okay", "normal", "cleared", "clear", "clearing", "good", "online", "present", "operational", "operative", "restored", "recovered", "deasserted", "resolved", "running", "connected", "reachable", "healthy", "available", "ceased", "end", "ended", "nominal", "inserted", "established");

    private static readonly FrozenSet<string> On = Set("active", "on", "true", "activated", "enabled", "yes");

    private static readonly FrozenSet<string> Off = Set("inactive", "off", "false", "deactivated", "none");

    private static readonly FrozenSet<string> Negations = Set("not", "no", "non", "un", "out");

    /// <param name="name">Of the object.</param>
    /// <param name="word">Of the value that is bound.</param>
    /// <param name="all">The words of the enumeration.</param>
    public static BoundState Of(string name, string word, IEnumerable<string> all)
    {
        var words = NotificationGuess.Words(name);
        var isSeverity = words.Exists(Severities.Contains);
        if (words.Exists(Passed.Contains) || !(isSeverity || words.Exists(States.Contains)))
        {
            return new("", "", false);
        }

        var isAlarm = isSeverity || words.Exists(Alarms.Contains);
        var told = all.Select(w => Direct(w, isAlarm)).ToHashSet(StringComparer.Ordinal);
        return new(told.Contains(Direction.Broken) && told.Contains(Direction.Whole) ? Direct(word, isAlarm) : "", isSeverity ? Grave(word) : "", isSeverity);
    }

    /// <summary>As packs write it; empty for what is cleared.</summary>
    public static string Word(PerceivedSeverity severity) => severity == PerceivedSeverity.Cleared ? "" : char.ToLowerInvariant(severity.ToString()[0]) + severity.ToString()[1..];

    private static string Direct(string word, bool isAlarm)
    {
        // An alarm says what becomes of it: alarmCleared, alarmcleared; alone it stands.
        var words = NotificationGuess.Words(word);
        var ofAlarm = words.RemoveAll(w => w is "alarm" or "alarms" or "alm") > 0;
        var said = ofAlarm && words.TrueForAll(Negations.Contains) ? Direction.Broken
            : words.Exists(w => w.EndsWith("cleared", StringComparison.Ordinal)) ? Direction.Whole
            : words.Exists(Broken.Contains) ? Direction.Broken
            : words.Exists(Whole.Contains) ? Direction.Whole
            : words.Exists(On.Contains) ? isAlarm ? Direction.Broken : Direction.Whole
            : words.Exists(Off.Contains) ? isAlarm ? Direction.Whole : Direction.Broken
            : "";
        return said.Length == 0 || !words.Exists(Negations.Contains) ? said : said == Direction.Broken ? Direction.Whole : Direction.Broken;
    }

    private static string Grave(string word) => NotificationGuess.Words(word).Find(w => w is "critical" or "major" or "minor" or "warning") ?? "";

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
