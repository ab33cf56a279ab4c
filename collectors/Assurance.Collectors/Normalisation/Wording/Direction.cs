namespace Assurance.Collectors.Normalisation.Wording;

/// <summary>Whether a sentence says that its subject broke or works again.</summary>
internal static class Direction
{
    public const string Broken = "broken";

    public const string Whole = "whole";

    /// <summary>Empty where it says neither, or both.</summary>
    /// <param name="bad">What counts as broken here.</param>
    /// <param name="good">What counts as whole here.</param>
    public static string Of(in Sentence sentence, WordMeaning bad, WordMeaning good)
    {
        // IOS XR marks its two-state alarms so, whatever their words.
        if (sentence.Mark.Length > 0)
        {
            return sentence.Mark;
        }

        var whole = 0;
        var firm = 0;
        var broken = 0;
        var told = "";
        var final = "";
        for (var i = 0; i < sentence.Length && !IsWhy(sentence, i); i++)
        {
            if (sentence[i].Is(WordMeaning.Over) && !IsName(sentence, i))
            {
                return IsNegated(sentence, i) ? Broken : Whole;
            }

            var state = State(sentence, i, bad, good, out var over);
            if (over)
            {
                return state;
            }

            if (state.Length > 0)
            {
                told = i > 0 && IsTowards(sentence, i) ? state : told;
                final = i == sentence.Length - 1 ? state : "";
                broken += state == Broken ? 1 : 0;
                whole += state == Whole ? 1 : 0;
                firm += state == Whole && !sentence[i].Is(WordMeaning.Mild) ? 1 : 0;
            }
        }

        return told.Length > 0 ? told
            : broken > 0 != whole > 0 ? broken > 0 ? Broken : Whole
            : broken > 0 ? firm == 0 ? Broken : final : "";
    }

    // What one word says; over where it decides alone.
    private static string State(in Sentence sentence, int at, WordMeaning bad, WordMeaning good, out bool over)
    {
        over = false;
        var word = sentence.Text(at);
        if (word is "out" && at + 1 < sentence.Length && sentence.Text(at + 1) is "of")
        {
            over = true;
            return Broken;
        }

        if (word is "timed" && at + 1 < sentence.Length && sentence.Text(at + 1) is "out" && (bad & (WordMeaning.SessionDown | WordMeaning.Wrong)) != 0)
        {
            return Broken;
        }

        // In warning state; left that state is over by its own word.
        if (word is "warning" or "alarm" && at > 0 && sentence.Text(at - 1) is "in" && at + 1 < sentence.Length && sentence.Text(at + 1) is "state" or "condition")
        {
            return IsNegated(sentence, at) ? Whole : Broken;
        }

        // Smoke sensor 1 alarm
        if (word is "alarm" && at > 0 && at == sentence.Length - 1 && (bad & WordMeaning.Wrong) != 0)
        {
            return IsNegated(sentence, at) ? Whole : Broken;
        }

        if (word is "higher" or "greater" or "lower" or "less" && at + 1 < sentence.Length && sentence.Text(at + 1) is "than")
        {
            return IsNegated(sentence, at) ? Whole : Broken;
        }

        if (word is "insufficient")
        {
            over = true;
            return Broken;
        }

        // Left the established state
        if (sentence[at].Is(good) && at > 0 && sentence.Text(sentence.Text(at - 1) is "the" && at > 1 ? at - 2 : at - 1) is "left" or "leaves" or "leaving")
        {
            return Broken;
        }

        // A fault no longer exists: not so of no longer up.
        if (word is "longer" && at > 0 && sentence[at - 1].Is(WordMeaning.Not))
        {
            // What is no longer seen on a port is not the port's link.
            if ((bad & WordMeaning.Wrong) == 0 && at + 1 < sentence.Length && sentence.Text(at + 1) is "detected" or "seen")
            {
                return "";
            }

            over = true;
            return at + 1 < sentence.Length && (sentence[at + 1].Is(good) || sentence.Text(at + 1) is "distributing" or "collecting" or "forwarding" or "part" or "member") ? Broken : Whole;
        }

        if (IsWanted(sentence, at) || IsLeft(sentence, at))
        {
            return "";
        }

        var state = sentence[at].Is(bad) && !IsName(sentence, at) ? Broken : sentence[at].Is(good) && !IsName(sentence, at) ? Whole : "";
        if (state.Length == 0 || !IsNegated(sentence, at))
        {
            return state;
        }

        // Not up says all; not failed says little, unless it is what became of it: to no fault.
        over = state == Broken;
        return !over ? Broken : at > 1 && sentence[at - 2].Is(WordMeaning.Towards) ? Whole : "";
    }

    // Up to if, because, due to: not at the beginning, where the reason of the whole may stand.
    private static bool IsWhy(in Sentence sentence, int at) => at > 1 && sentence[at].Is(WordMeaning.Why);

    // to Down, -> DOWN, new state Idle, state = down
    private static bool IsTowards(in Sentence sentence, int at) =>
        sentence[at - 1].Is(WordMeaning.Towards)
        || (at > 1 && sentence[at - 2].Is(WordMeaning.Towards) && sentence.Text(at - 1) is "the" or "a" or "state" or "lower" or "higher")
        || (at > 2 && sentence[at - 3].Is(WordMeaning.Towards) && sentence.Text(at - 1) is "state" or "status");

    // changed from UP, Active -> Init, state was FULL, was down for 2 minutes: what is no more
    private static bool IsLeft(in Sentence sentence, int at) =>
        (at > 0 && sentence.Text(at - 1) is "from" or "从" or "由")
        || (at + 1 < sentence.Length && sentence.Text(at + 1) is "->")
        || (at > 1 && sentence.Text(at - 1) is "was" && sentence.Text(at - 2) is "state" or "status")
        || (at > 0 && sentence.Text(at - 1) is "was" && at + 1 < sentence.Length && sentence.Text(at + 1) is "for");

    private static bool IsNegated(in Sentence sentence, int at) =>
        (at > 0 && (sentence[at - 1].Is(WordMeaning.Not) || sentence.Text(at - 1) is "stopped" or "stops")) || (at > 1 && sentence[at - 2].Is(WordMeaning.Not) && (sentence[at - 1].Is(WordMeaning.Part | WordMeaning.Server) || sentence.Text(at - 1) is "any" or "yet" or "be" or "been" or "fully" or "in" or "a" or "longer" or "powered" or "powering"));

    // Link state DOWN, admin state is UP: what somebody wants, and not what is.
    private static bool IsWanted(in Sentence sentence, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 3; i--)
        {
            if (sentence.Text(i) is "admin" or "administrative" or "adminstatus" or "adminstate" or "admin-status" or "admin-state" or "ifadminstatus")
            {
                return true;
            }

            if (sentence.Text(i) is not ("state" or "status" or "is"))
            {
                return false;
            }
        }

        return false;
    }

    // CLEAR CRITICAL Power Supply Bay 0: not clear counters.
    private static bool IsGraded(in Sentence sentence) => sentence.Length > 1 && sentence.Text(1) is "critical" or "major" or "minor" or "warning" or "info";

    // on interface; high alarm threshold; normal temperature range; recovery patch
    private static bool IsName(in Sentence sentence, int at) => sentence.Text(at) switch
    {
        "on" => at + 1 < sentence.Length,
        "high" or "low" when at > 1 && sentence.Text(at - 1) is "to" && sentence.Text(at - 2) is "set" => true,
        "high" or "low" or "critical" => at + 1 < sentence.Length && sentence.Text(at + 1) is not "temperature" and not "temp" && sentence[at + 1].Is(WordMeaning.Measure),
        "normal" or "operational" or "good" => at + 1 < sentence.Length && (sentence[at + 1].Is(WordMeaning.Measure) || sentence.Text(at + 1) is "state" or "status"),
        "active" => at + 1 < sentence.Length && sentence.Text(at + 1) is "interface" or "port" or "link" or "member",
        "up" => at > 0 && sentence.Text(at - 1) is "hold",
        "available" => at > 0 && sentence.Text(at - 1) is "of",
        "hot" => at + 1 < sentence.Length && sentence.Text(at + 1) is "insertion" or "removal" or "swap" or "standby" or "plug" or "spare",
        "enabled" => at + 1 < sentence.Length && !(at > 0 && sentence.Text(at - 1) is "is" or "been" or "was" or "are" or "now" or "re"),
        "over" => !(at + 1 < sentence.Length && (char.IsAsciiDigit(sentence.Text(at + 1)[0]) || sentence[at + 1].Is(WordMeaning.Measure) || sentence.Text(at + 1) is "its" or "the" && at + 2 < sentence.Length && sentence[at + 2].Is(WordMeaning.Measure))),
        "recovery" => (at + 1 < sentence.Length && sentence.Text(at + 1) is "patch" or "action" or "mode" or "timer" or "attempt" or "attempts") || (at > 0 && sentence.Text(at - 1) is "attempting" or "attempt" or "trying"),
        "clear" => at == 0 ? !IsGraded(sentence) : sentence.Text(at - 1) is "to",
        _ => false,
    };
}
