using System.Runtime.CompilerServices;
using Assurance.Collectors.Normalisation.Matching;

namespace Assurance.Collectors.Normalisation.Wording;

/// <summary>
/// Reads in plain words that a session, an interface or a part of the equipment stopped or works again, whoever wrote them, for messages that no rule's
/// template takes. It says nothing where the words say both, or where they speak of what people or packets do. Linear in the length of the text.
/// </summary>
internal static class PlainReader
{
    private const int Informational = 6;

    // A device that calls something of its own an error means it.
    private const int Error = 3;

    private const int Warning = 4;

    private const int Critical = 2;

    /// <param name="content">What follows the mnemonic.</param>
    /// <param name="mnemonic">It may name the protocol, or the state.</param>
    /// <param name="application">Likewise.</param>
    /// <returns>Null where it says nothing of the kind, or not clearly.</returns>
    [SkipLocalsInit]
    public static PlainReading? Read(in LogText content, Mnemonic? mnemonic, string application)
    {
        Span<SentenceWord> room = stackalloc SentenceWord[Sentence.MostWords];
        var sentence = Sentence.Of(content.Lower, room);
        if ((sentence.Mark.Length == 0 && IsDeed(sentence)) || CountsNothing(sentence) || (mnemonic is not null && NamedState.IsDeed(mnemonic)))
        {
            return null;
        }

        var named = NamedState.Of(mnemonic);
        var link = mnemonic is not null && named.IsOfLink(mnemonic) ? named.State : "";
        var subject = new Subject(content.Characters, sentence, named.State, link);
        var protocol = Context(mnemonic, application);
        return subject.Session(protocol) is { } session ? IsNotification(mnemonic) ? null : session
            : subject.Path() is { } path ? path
            : mnemonic?.Facility is not "NTP" && subject.Neighbour(protocol) is { } neighbour ? neighbour
            : Told(subject.Part() ?? subject.OfInterface() ?? subject.Server(), mnemonic) is { } told ? told
            : subject.Declared() is { } declared ? declared
            : mnemonic is not null && Happened(sentence, mnemonic, named.State) is { Length: > 0 } state ? new("event", state) { Name = $"{mnemonic.Facility} {named.Thing}".Trim(), Interface = subject.InterfaceName() }
            : null;
    }

    /// <summary>The interface that the words name, whatever they say of it; empty where they name none.</summary>
    /// <param name="content">What follows the mnemonic.</param>
    [SkipLocalsInit]
    public static string Interface(in LogText content)
    {
        Span<SentenceWord> room = stackalloc SentenceWord[Sentence.MostWords];
        return new Subject(content.Characters, Sentence.Of(content.Lower, room), "", "").InterfaceName();
    }

    // The authentication server, the configuration BPDU and the configured limit are things, no deeds; so is what does not match the configuration. A test that
    // failed says what is wrong.
    private static bool IsDeed(in Sentence sentence)
    {
        for (var i = 0; i < sentence.Length && (sentence.All & WordMeaning.Deed) != 0 && !IsSessionSaid(sentence, i); i++)
        {
            if (sentence[i].Is(WordMeaning.Deed) && !IsStateOf(sentence, i) && !(i + 1 < sentence.Length && (sentence[i + 1].Is(WordMeaning.Server | WordMeaning.Measure) || sentence[i + 1].Known.Name == "bpdu"))
                && !(i > 0 && sentence.Text(i - 1) is "match" or "matches" or "mismatched")
                && !(sentence.Text(i) is "test" or "self-test" && ((i > 0 && sentence[i - 1].Is(WordMeaning.Down)) || (i + 1 < sentence.Length && sentence[i + 1].Is(WordMeaning.Down)))))
            {
                return true;
            }
        }

        return false;
    }

    // Neighbor 192.0.2.1 Down: what follows is the reason.
    private static bool IsSessionSaid(in Sentence sentence, int at) =>
        at > 1 && sentence[at - 1].Is(WordMeaning.Down | WordMeaning.Up) && (sentence.All & WordMeaning.Peer) != 0 && HasPeer(sentence, at - 1);

    private static bool HasPeer(in Sentence sentence, int before)
    {
        for (var i = 0; i < before; i++)
        {
            if (sentence[i].Is(WordMeaning.Peer))
            {
                return true;
            }
        }

        return false;
    }

    // Admin state up; hello packets
    private static bool IsStateOf(in Sentence sentence, int at) =>
        (sentence.Text(at) is "admin" && at + 1 < sentence.Length && sentence.Text(at + 1) is "state" or "status" or "up" or "down")
        || (sentence.Text(at) is "packets" or "packet" && at > 0 && sentence.Text(at - 1) is "hello" or "keepalive" or "bfd" or "ccm");

    // BGP's own messages, sent or received: what becomes of the session is said beside them.
    private static bool IsNotification(Mnemonic? mnemonic) => mnemonic?.Name is "NOTIFICATION";

    // 0 errors, flap counter 0, no power supply failure: but the errors of slot 0.
    private static bool CountsNothing(in Sentence sentence)
    {
        for (var i = 0; i + 1 < sentence.Length; i++)
        {
            var isNothing = sentence.Text(i) switch
            {
                "counter" or "count" => sentence.Text(i + 1) is "0",
                "0" => IsTroubles(sentence.Text(i + 1)) && !(i > 0 && IsNumbered(sentence, i - 1)),
                "no" or "zero" => Thing(sentence, i + 1) is var at && (IsTroubles(sentence.Text(at)) || sentence.Text(at) is "error" or "failure" or "fault" or "alarm" or "problem"),
                _ => false,
            };
            if (isNothing)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTroubles(ReadOnlySpan<char> word) => word is "errors" or "failures" or "faults" or "alarms" or "drops" or "flaps" or "losses" or "problems";

    private static bool IsNumbered(in Sentence sentence, int at) =>
        sentence[at].Is(WordMeaning.Part | WordMeaning.Interface) || sentence.Text(at) is "slot" or "unit" or "module" or "bay" or "chassis" or "supply" or "sensor" or "channel";

    // Behind the part that is meant: no power supply failure.
    private static int Thing(in Sentence sentence, int at)
    {
        while (at + 1 < sentence.Length && (sentence[at].Is(WordMeaning.Part | WordMeaning.Interface) || sentence.Text(at) is "power" or "supply"))
        {
            at++;
        }

        return at;
    }

    // What befell something that the words do not tell apart: by the event's name, else by an error's words, or by those that say it is over. What a maker
    // calls critical, an alert or an emergency needs no more words; VRP and Comware number other things.
    private static string Happened(in Sentence sentence, Mnemonic mnemonic, string named)
    {
        if (sentence.Mark.Length > 0 || named.Length > 0)
        {
            return sentence.Mark.Length > 0 ? sentence.Mark : named;
        }

        // The line of another program.
        if (mnemonic.Name is "SYSTEM_MSG")
        {
            return "";
        }

        var said = Direction.Of(sentence, WordMeaning.Down | WordMeaning.Wrong, WordMeaning.Up | WordMeaning.Well);
        var isState = mnemonic.Name.Contains("UPDOWN", StringComparison.Ordinal);
        return said == Direction.Whole ? isState || (sentence.All & WordMeaning.Over) != 0 || sentence.SaysNoLonger ? said : ""
            : said == Direction.Broken ? isState || mnemonic.Severity is null or <= Error || IsLost(sentence, mnemonic) ? said : ""
            : mnemonic is { Severity: <= Critical, IsSlashed: false } && sentence.Length > 0 && !NamedState.IsMild(mnemonic) ? Direction.Broken
            : "";
    }

    // A warning counts where it says that something failed, was lost or is down: not where there is only much or little of it.
    private static bool IsLost(in Sentence sentence, Mnemonic mnemonic) =>
        mnemonic is { Severity: Warning, IsSlashed: false } && Direction.Of(sentence, WordMeaning.Down, WordMeaning.Up | WordMeaning.Well) == Direction.Broken;

    // What its maker calls information is no fault of a part, unless it is a link that goes down.
    private static PlainReading? Told(PlainReading? reading, Mnemonic? mnemonic) =>
        mnemonic?.Severity >= Informational && reading is { State: Direction.Broken } && reading is not ({ Object: "interface", Topic: "", IsDown: true } or { Object: "interface", Topic: "duplicate" or "violation" } or { Object: "server" }) ? null : reading;

    // The protocol that mnemonic or program name.
    private static string Context(Mnemonic? mnemonic, string application)
    {
        for (var i = 0; i < (mnemonic?.Facilities ?? 0); i++)
        {
            if (Protocol(mnemonic!.FacilityAt(i)) is { Length: > 0 } protocol)
            {
                return protocol;
            }
        }

        return Protocol(application) is { Length: > 0 } running ? running : InName(mnemonic);
    }

    // BGP_SESSION, RPD_LDP_NBRDOWN
    private static string InName(Mnemonic? mnemonic)
    {
        foreach (var name in mnemonic is null ? [] : (ReadOnlySpan<string>)[mnemonic.Facility, mnemonic.Name])
        {
            foreach (var word in name.AsSpan().Split('_'))
            {
                if (Protocol(name.AsSpan()[word]) is { Length: > 0 } protocol)
                {
                    return protocol;
                }
            }
        }

        return "";
    }

    [SkipLocalsInit]
    private static string Protocol(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[16];
        if (name.Length > lower.Length)
        {
            return "";
        }

        var known = KnownWords.Of(lower[..name.ToLowerInvariant(lower)]);
        return (known.Meaning & WordMeaning.Protocol) != 0 ? known.Name : "";
    }
}
