using Assurance.Collectors.Normalisation.Matching;

namespace Assurance.Collectors.Normalisation.Wording;

/// <summary>What the name of an event says by its ending: PSFAIL and PSOK are one thing in two states.</summary>
/// <param name="State">Broken or whole; empty where the name says neither.</param>
/// <param name="Thing">The name without that.</param>
internal readonly record struct NamedState(string State, string Thing)
{
    // What makers log of less importance is no fault, however it is called.
    private const int LeastSeverity = 4;

    private static readonly string[] Broken =
        ["FAILURE", "FAILED", "FAIL", "ALARM", "ERROR", "EXCEEDED", "EXCEED", "FAULT", "LOST", "OVERLOAD", "EXCEPTION", "TEARDOWN", "MISMATCH", "OUTAGE", "UNREACHABLE"];

    private static readonly string[] Whole = ["RECOVERED", "RECOVERY", "RECOVER", "CLEARED", "CLEAR", "RESTORED", "RESTORE", "NORMAL", "RESUMED", "RESUME", "ALIVE"];

    private static readonly string[] BrokenWords = ["DOWN", "ERR", "BAD", "DEAD", "DN", "OVERHEAT", "FULL", "INVALID"];

    private static readonly string[] WholeWords = ["UP", "OK", "GOOD"];

    private static readonly string[] Joined = ["LINK", "PORT", "NBR", "ADJ", "PEER", "SESSION", "SESS", "IF", "NEIGHBOR", "LSP", "PATH", "TUNNEL", "PS", "FAN", "TEMP"];

    private static readonly string[] Deeds =
        ["AUTH", "LOGIN", "LOGOUT", "CONFIG", "CFG", "ACL", "ACCESS", "PASSWORD", "PASSWD", "USER", "SSH", "TELNET", "CMD", "KEY", "CERT", "LICENSE", "DHCP", "COPY", "PARSE"];

    public static NamedState Of(Mnemonic? mnemonic)
    {
        if (mnemonic is null)
        {
            return new("", "");
        }

        var name = mnemonic.Name.AsSpan();
        return Ending(name, Broken) is { Length: > 0 } thing || (thing = Word(name, BrokenWords)).Length > 0
                ? (mnemonic.Severity ?? 0) <= LeastSeverity ? new(Direction.Broken, thing) : new("", "")
            : Ending(name, Whole) is { Length: > 0 } other || (other = Word(name, WholeWords)).Length > 0 ? new(Direction.Whole, other)
            : new("", "");
    }

    /// <summary>Whether the event is of what people do, or of their configuration.</summary>
    public static bool IsDeed(Mnemonic mnemonic)
    {
        foreach (var deed in Deeds)
        {
            if (mnemonic.Name.Contains(deed, StringComparison.Ordinal) || mnemonic.Facility.Contains(deed, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

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
