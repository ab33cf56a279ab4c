using System.Collections.Immutable;
using System.Globalization;
using Assurance.Collectors.Normalisation.Expressions;
using Assurance.Collectors.Normalisation.Rules;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>
/// Reads texts with values: <c>{name}</c> is a capture of the rule's templates, a property, or a MIB object; <c>{object.form}</c> a part of
/// the object's index (<see cref="IndexForm"/>; <c>{object.*}</c> all of it); <c>{$name}</c> a parameter; <c>{#n}</c> the n-th binding of a notification, <c>{#n.last}</c> the last arc of its name, <c>{#n.last5}</c> the last five; <c>{name@table}</c> looks the value up;
/// <c>{a|b|'text'}</c> takes the first that is there; <c>{= int(a) > 80 ? 'critical' : 'major'}</c> computes (<see cref="Expression"/>).
/// </summary>
internal sealed class ValueTextReader(Vocabulary vocabulary, IReadOnlySet<string> captures)
{
    private static readonly string[] Properties = ["vendor", "host", "app", "event", "level", "trapOid", "trapNumber", "range", "bound", "boundRow"];

    /// <exception cref="FormatException">The text is malformed or names what nothing defines.</exception>
    public ValueText Read(string text)
    {
        if (text.Length == 0)
        {
            return ValueText.Empty;
        }

        var parts = ImmutableArray.CreateBuilder<ImmutableArray<ValueReference>>();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            if (open != at)
            {
                var literal = open < 0 ? text[at..] : text[at..open];
                parts.Add([new(ReferenceKind.Literal, literal)]);
                at += literal.Length;
                continue;
            }

            if (open + 1 < text.Length && text[open + 1] == '=')
            {
                var end = ExpressionEnd(text, open + 2);
                parts.Add([Computed(text[(open + 2)..end])]);
                at = end + 1;
                continue;
            }

            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                throw new FormatException($"'{{' without '}}' in '{text}'");
            }

            parts.Add([.. text[(open + 1)..close].Split('|').Select(Reference)]);
            at = close + 1;
        }

        return new(parts.ToImmutable());
    }

    /// <summary>A value computed by an expression over what <see cref="Read"/> may name.</summary>
    /// <exception cref="FormatException">The expression is malformed, names what nothing defines, or mixes types.</exception>
    public ValueReference Computed(string expression) =>
        new(ReferenceKind.Expression, expression) { Expression = Expression.Compile(expression, Reference) };

    // A brace within quotes is text.
    private static int ExpressionEnd(string text, int start)
    {
        var quote = '\0';
        for (var i = start; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                quote = text[i] == quote ? '\0' : quote;
            }
            else if (text[i] == '}')
            {
                return i;
            }
            else if (text[i] is '\'' or '"')
            {
                quote = text[i];
            }
        }

        throw new FormatException($"'{{=' without '}}' in '{text}'");
    }

    private ValueReference Reference(string text)
    {
        if (text is ['\'', .., '\''])
        {
            return new(ReferenceKind.Literal, text[1..^1]);
        }

        // The index form after the dot may hold an @ too; a table's name begins with a letter.
        var at = text.LastIndexOf('@');
        if (at > 0 && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]))
        {
            var name = text[(at + 1)..];
            return Plain(text[..at]) with
            {
                Table = vocabulary.Tables.TryGetValue(name, out var table) ? table : throw new FormatException($"no table '{name}'{Suggestion.For(name, vocabulary.Tables.Keys)}"),
            };
        }

        return Plain(text);
    }

    private ValueReference Plain(string text)
    {
        if (text.StartsWith('$'))
        {
            return new(ReferenceKind.Parameter, text[1..]);
        }

        if (text is ['#', .. var place])
        {
            return Position(place);
        }

        if (captures.Contains(text))
        {
            return new(ReferenceKind.Capture, text);
        }

        if (Properties.Contains(text, StringComparer.Ordinal))
        {
            return new(ReferenceKind.Property, text);
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? text : text[..dot];
        return vocabulary.Objects.TryGetValue(name, out var oid)
            ? new(ReferenceKind.Varbind, name) { Object = oid, Index = dot < 0 ? null : IndexForm.Parse(text[(dot + 1)..].TrimStart('*')) }
            : throw new FormatException($"'{name}' is neither captured nor defined as an object");
    }

    private static ValueReference Position(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return int.TryParse(dot < 0 ? text : text[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place is > 0 and <= 64
            && (dot < 0 ? 0 : Arcs(text[dot..])) is { } arcs
            ? new(dot < 0 ? ReferenceKind.Position : ReferenceKind.PositionIndex, text) { Place = place, Arcs = arcs }
            : throw new FormatException($"'#{text}' is no binding by position: #1 to #64, with .last for the last arc of its name, .last5 for the last five");
    }

    private static int? Arcs(string text) => text switch
    {
        ".last" => 1,
        ['.', 'l', 'a', 's', 't', .. var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var arcs) && arcs is > 0 and <= 32 => arcs,
        _ => null,
    };
}
