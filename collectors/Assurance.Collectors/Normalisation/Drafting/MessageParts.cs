using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Rules;

namespace Assurance.Collectors.Normalisation.Drafting;

/// <summary>A word of a log message that a person may mark.</summary>
/// <param name="Start">From 0, in characters of <see cref="MessageParts.Text"/>.</param>
/// <param name="Type">What it looks like: <c>if</c>, <c>ip</c>, <c>int</c>, <c>mac</c>, or <c>word</c>.</param>
/// <param name="Varies">Whether it is likely another in the next message of the kind.</param>
public sealed record MessagePart(int Start, int Length, string Type, bool Varies);

/// <summary>A binding of a notification that a person may mark.</summary>
/// <param name="Place">From 1.</param>
/// <param name="Name">By the packs' names, with its index.</param>
public sealed record MessageBinding(int Place, string Name, string Value)
{
    /// <summary>The value with its word where an imported module has one.</summary>
    public string Shown { get; init; } = Value;
}

/// <summary>An example of unknown messages, taken apart for marking.</summary>
/// <param name="Kind"><c>trap</c> or <c>log</c>.</param>
/// <param name="Key">The trap's identifier, or the mnemonic a rule would go by; empty where there is none.</param>
/// <param name="Text">What a rule's template is matched against; empty for a trap.</param>
public sealed record MessageParts(
    string Kind, string Key, string Application, string Text, ImmutableArray<MessagePart> Parts, ImmutableArray<MessageBinding> Bindings)
{
    private const int LongestText = 400;
    private const int MostParts = 60;

    public static MessageParts Of(Decoded decoded, RuleSet rules)
    {
        if (decoded is DecodedNotification { Notification: var trap })
        {
            return new("trap", trap.TrapOid.ToString(), "", "", [],
                [.. trap.VarBinds.Select((b, i) => new MessageBinding(i + 1, rules.NameOf(b.Name), b.Value.AsText()) { Shown = rules.ValueOf(b) })]);
        }

        var message = ((DecodedSyslog)decoded).Message;
        MnemonicReader.TryFind(message.Text, out var mnemonic, out var start);
        mnemonic ??= MnemonicReader.FromHeader(message.MsgId) ?? MnemonicReader.FromHeader(message.AppName);
        var text = message.Text[start..].Trim();
        text = text.Length > LongestText ? text[..LongestText] : text;
        return new("log", mnemonic?.Key ?? "", Matching.Application.Of(message, message.Text), text, [.. Words(text).Take(MostParts)], []);
    }

    private static IEnumerable<MessagePart> Words(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]) || IsOpening(text[at]))
            {
                at++;
                continue;
            }

            var end = CaptureReader.WordEnd(text, at);
            if (end > at)
            {
                // name=value and name:value are a name and its value.
                var equals = text.IndexOf('=', at, end - at);
                if (equals > at && equals + 1 < end)
                {
                    at = equals + 1;
                    continue;
                }

                var type = TypeOf(text[at..end]);
                yield return new(at, end - at, type, type != "word" || text.AsSpan(at, end - at).ContainsAnyInRange('0', '9'));
            }

            at = Math.Max(end, at + 1);
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && !char.IsLetterOrDigit(text[at]))
            {
                at++;
            }
        }
    }

    private static bool IsOpening(char c) => c is '(' or '[' or '<' or '"' or '\'' or '{';

    private static string TypeOf(string word)
    {
        var digits = word.Count(char.IsAsciiDigit);
        return (word.Count('.') == 3 || word.Count(':') >= 2) && IPAddress.TryParse(word, out _) ? "ip"
            : long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? "int"
            : word.Count(char.IsAsciiHexDigit) == 12 && word.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.' or '-') ? "mac"
            : digits > 0 && char.IsAsciiLetter(word[0]) && word.AsSpan().ContainsAny("/-.:") ? "if"
            : "word";
    }
}
