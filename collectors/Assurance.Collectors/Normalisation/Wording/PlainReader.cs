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

    /// <param name="content">What follows the mnemonic.</param>
    /// <param name="mnemonic">It may name the protocol, or the state.</param>
    /// <param name="application">Likewise.</param>
    /// <returns>Null where it says nothing of the kind, or not clearly.</returns>
    [SkipLocalsInit]
    public static PlainReading? Read(in LogText content, Mnemonic? mnemonic, string application)
    {
        Span<SentenceWord> room = stackalloc SentenceWord[Sentence.MostWords];
        var sentence = Sentence.Of(content.Lower, room);
        if ((sentence.All & WordMeaning.Deed) != 0 || (mnemonic is not null && NamedState.IsDeed(mnemonic)))
        {
            return null;
        }

        var named = NamedState.Of(mnemonic);
        var subject = new Subject(content.Characters, sentence, named.State);
        return subject.Session(Context(mnemonic, application)) is { } session ? session
            : subject.Path() is { } path ? path
            : Told(subject.Part() ?? subject.OfInterface() ?? subject.Server(), mnemonic) is { } told ? told
            : named.State.Length > 0 ? new("event", named.State) { Name = $"{mnemonic!.Facility} {named.Thing}".Trim(), Interface = subject.InterfaceName() }
            : null;
    }

    // What its maker calls information is no fault of a part, unless it is a link that goes down.
    private static PlainReading? Told(PlainReading? reading, Mnemonic? mnemonic) =>
        mnemonic?.Severity >= Informational && reading is { State: Direction.Broken } && reading is not { Object: "interface", Topic: "", IsDown: true } ? null : reading;

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

        return Protocol(application);
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
