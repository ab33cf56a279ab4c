using Assurance.Collectors.Normalisation.Matching;

namespace Assurance.Collectors.Normalisation.Wording;

/// <summary>What the name of an event says: PSFAIL and PSOK, OOR_RED and OOR_GREEN are one thing in two states.</summary>
/// <param name="State">Broken or whole; empty where the name says neither.</param>
/// <param name="Thing">The name without that, so that both states have one.</param>
internal readonly record struct NamedState(string State, string Thing)
{
    // What makers log of less importance is no fault, however it is called.
    private const int LeastSeverity = 4;

    private static readonly string[] Broken =
        ["FAILURE", "FAILED", "FAIL", "ALARM", "ERROR", "EXCEEDED", "EXCEED", "FAULT", "LOST", "OVERLOAD", "EXCEPTION", "TEARDOWN", "MISMATCH", "OUTAGE", "UNREACHABLE", "OVERTEMP", "EXHAUSTED", "_IN_EFFECT", "_OVER_LIMIT", "_OVER_THRESH", "_OVER_THRESHOLD", "_OCCUR", "_OCCURRED", "ALARM_SET", "FAULT_SET", "_RAISED"];

    private static readonly string[] Whole = ["RECOVERED", "RECOVERY", "RECOVER", "CLEARED", "CLEAR", "RESTORED", "RESTORE", "NORMAL", "RESUMED", "RESUME", "ALIVE", "_UNDER_LIMIT", "_UNDER_THRESH", "_UNDER_THRESHOLD", "_DISAPPEAR", "_DISAPPEARED", "_CLR", "UNBLOCK", "UNBLOCKED", "FALLINGTHRESHOLD"];

    private static readonly string[] BrokenWords = ["DOWN", "ERR", "BAD", "DEAD", "DN", "OVERHEAT", "FULL", "INVALID", "RED", "YELLOW", "HIGH", "CRITICAL", "FAULTY", "MISSING", "OFFLINE", "ABSENT", "DEGRADED", "DISCONNECTED"];

    private static readonly string[] WholeWords = ["UP", "OK", "GOOD", "GREEN", "ONLINE"];

    // Words that say it wherever they stand: FAN_FAILED_ON_UNIT, LOSS_OF_SIGNAL.
    private static readonly string[] BrokenAnywhere = ["FAILURE", "FAILED", "FAIL", "FAULT", "FAULTY", "LOST", "LOSS", "EXCEEDED", "EXHAUSTED", "OVERTEMP", "OVERHEAT", "CRASHED", "MISMATCH", "CONFLICT", "PARITY", "CORRUPT", "CORRUPTED", "TIMEOUT"];

    private static readonly string[] Joined = ["LINK", "PORT", "NBR", "ADJ", "PEER", "SESSION", "SESS", "IF", "NEIGHBOR", "LSP", "PATH", "TUNNEL", "PS", "FAN", "TEMP"];

    private static readonly string[] Deeds =
        ["AUTH", "LOGIN", "LOGOUT", "CONFIG", "CFG", "ACL", "ACCESS", "PASSWORD", "PASSWD", "USER", "SSH", "TELNET", "CMD", "KEY", "CERT", "LICENSE", "DHCP", "COPY", "PARSE"];

    // What some makers call critical only so that it is seen: PS_DETECT, AUTOCKPT_SUCCEEDED.
    private static readonly string[] Mild =
        ["DETECT", "SUCCEEDED", "SUCCESS", "PROGRESS", "INFO", "STARTED", "START", "BEGIN", "ONLINE", "READY", "PWRUP", "COMPLETE", "COMPLETED", "DONE", "INSERTED", "INSERT", "ENABLED", "INIT", "CREATED", "ADDED", "CHANGED", "NOTICE", "LOADED", "REGISTERED", "STATS", "PASSED"];

    public static NamedState Of(Mnemonic? mnemonic)
    {
        if (mnemonic is null)
        {
            return new("", "");
        }

        var name = mnemonic.Name.AsSpan();
        if (name is "UP" or "DOWN")
        {
            return new(name is "UP" ? Direction.Whole : Direction.Broken, "");
        }

        if (IsEnd(name, out var thing) || (thing = Ending(name, Whole)).Length > 0 || (thing = Word(name, WholeWords)).Length > 0)
        {
            return new(Direction.Whole, WithoutBroken(thing));
        }

        var whole = WithoutBroken(name);
        var says = whole.Length < name.Length || HasWord(name, BrokenAnywhere);
        return new(says && (mnemonic.Severity ?? 0) <= LeastSeverity ? Direction.Broken : "", whole);
    }

    /// <summary>Whether the state is a link's: %LINK-W-DOWN, IF_DOWN.</summary>
    public bool IsOfLink(Mnemonic mnemonic) =>
        (mnemonic.Name.EndsWith("UP", StringComparison.Ordinal) || mnemonic.Name.EndsWith("DOWN", StringComparison.Ordinal)) && IsLink(Thing.Length > 0 ? Thing : mnemonic.Facility);

    private static bool IsLink(string thing) => thing.Split('_', '-', ' ')[^1] is "LINK" or "PORT" or "IF" or "INTF" or "INTERFACE";

    /// <summary>Whether the event is of what people do, or of their configuration.</summary>
    public static bool IsDeed(Mnemonic mnemonic)
    {
        foreach (var deed in Deeds)
        {
            if (Tells(mnemonic.Name, deed) || Tells(mnemonic.Facility, deed))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the name says that something began, is there or went well, whatever its severity.</summary>
    public static bool IsMild(Mnemonic mnemonic) => HasWord(mnemonic.Name, Mild);

    // CONFIG_I, not CHNL_MISCFG: what was wrongly configured is wrong.
    private static bool Tells(string name, string deed) => name.IndexOf(deed, StringComparison.Ordinal) is >= 0 and var at && !name.AsSpan(0, at).EndsWith("MIS", StringComparison.Ordinal);

    // END_FIB_EXCEPTION, JSRPD_UNSET_INTF_MON_FAILURE: of what JSRPD_SET_INTF_MON_FAILURE began
    private static bool IsEnd(ReadOnlySpan<char> name, out string thing)
    {
        var isEnd = name.StartsWith("END_", StringComparison.Ordinal);
        var unset = isEnd ? -1 : name.IndexOf("UNSET_", StringComparison.Ordinal);
        thing = isEnd ? name[4..].ToString() : unset >= 0 ? string.Concat(name[..unset], name[(unset + 2)..]) : "";
        return thing.Length > 0;
    }

    private static bool HasWord(ReadOnlySpan<char> name, string[] words)
    {
        foreach (var token in name.SplitAny('_', '-', ' '))
        {
            foreach (var word in words)
            {
                if (name[token].SequenceEqual(word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string WithoutBroken(ReadOnlySpan<char> name) =>
        Ending(name, Broken) is { Length: > 0 } thing || (thing = Word(name, BrokenWords)).Length > 0 ? thing : name.ToString();

    private static string Ending(ReadOnlySpan<char> name, string[] words)
    {
        foreach (var word in words)
        {
            if (name.Length > word.Length && name.EndsWith(word, StringComparison.Ordinal))
            {
                return name[..^word.Length].TrimEnd("_- ").ToString();
            }
        }

        return "";
    }

    // Short words end longer ones: a word of its own, or behind what is known to go up and down.
    private static string Word(ReadOnlySpan<char> name, string[] words)
    {
        foreach (var word in words)
        {
            if (name.Length <= word.Length || !name.EndsWith(word, StringComparison.Ordinal))
            {
                continue;
            }

            var thing = name[..^word.Length];
            if (thing[^1] is '_' or '-' or ' ' || IsJoined(thing) || (word == "OK" && thing.Length > 2 && thing[^1] != 'O'))
            {
                return thing.TrimEnd("_- ").ToString();
            }
        }

        return "";
    }

    private static bool IsJoined(ReadOnlySpan<char> thing)
    {
        foreach (var before in Joined)
        {
            if (thing.EndsWith(before, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
