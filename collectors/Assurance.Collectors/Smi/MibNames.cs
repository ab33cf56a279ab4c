using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Snmp;

namespace Assurance.Collectors.Smi;

/// <summary>Names of objects and notifications, and the words of their enumerations, as imported modules give them. They are kept a file a module:
/// a line <c>OID, name, 1=up 2=down</c> each, apart by tabs; of a notification <c>OID, name, !raise fooDown major</c>.</summary>
internal sealed class MibNames
{
    /// <summary>What such a file is called after its module.</summary>
    public const string Extension = ".names";

    public static readonly MibNames None = new();

    private readonly Dictionary<Oid, Named> byPlace = [];

    private readonly Dictionary<Oid, NotificationSense> senses = [];

    /// <summary>Objects and notifications known.</summary>
    public int Count => byPlace.Count;

    /// <summary>Every place with its name.</summary>
    public IEnumerable<(Oid Place, string Name)> All => byPlace.Select(p => (p.Key, p.Value.Name));

    /// <summary>Reads kept files; a line that is none is noted.</summary>
    public static MibNames Read(IEnumerable<PackText> files, ICollection<PackError> errors)
    {
        var names = new MibNames();
        foreach (var file in files)
        {
            var line = 0;
            foreach (var range in file.Text.AsSpan().Split('\n'))
            {
                line++;
                var text = file.Text[range].TrimEnd('\r');
                if (text.Length > 0 && !names.TryAdd(text))
                {
                    errors.Add(new(file.Path, line, $"'{text}' is no name of a MIB object: identifier, name and enumeration apart by tabs"));
                }
            }
        }

        return names;
    }

    /// <summary>The text of a module's file.</summary>
    public static string Write(SmiCatalogue catalogue, IEnumerable<SmiNode> nodes)
    {
        var text = new StringBuilder();
        var all = nodes.ToArray();
        var senses = NotificationSense.Of([.. all.Where(n => n.Definition.Kind == SmiKind.Notification)]);
        foreach (var node in all)
        {
            text.Append(CultureInfo.InvariantCulture, $"{node.Oid}\t{node.Name}");
            if (node.Definition.Kind == SmiKind.Notification)
            {
                text.Append(CultureInfo.InvariantCulture, $"\t!{senses[node.Name]}\n");
                continue;
            }

            var words = WordsOf(catalogue, node);
            text.Append(words.IsEmpty ? "" : "\t").AppendJoin(' ', words.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key}={w.Value}"))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What its module says of a notification, in either of its forms (RFC 3584 section 3.1); null where none was imported that does.</summary>
    public NotificationSense? SenseOf(Oid trap) => senses.GetValueOrDefault(TrapRules.Plain(trap));

    /// <summary>The object an instance belongs to, and the arcs of its place; null where none is known.</summary>
    public (string Name, IReadOnlyDictionary<long, string>? Words, int Length)? ObjectOf(Oid instance)
    {
        for (var length = instance.Length; length > 2; length--)
        {
            if (byPlace.TryGetValue(instance.Take(length), out var named))
            {
                return (named.Name, named.Words, length);
            }
        }

        return null;
    }

    private static ImmutableArray<KeyValuePair<int, string>> WordsOf(SmiCatalogue catalogue, SmiNode node)
    {
        var definition = node.Definition;
        return !definition.Enumeration.IsEmpty || definition.Syntax.Length == 0 ? definition.Enumeration
            : catalogue.Find(node.Module, definition.Syntax) is { Definition: { Kind: SmiKind.Type } convention } ? convention.Enumeration
            : [];
    }

    private bool TryAdd(string line)
    {
        var fields = line.Split('\t');
        if (fields.Length is not 2 and not 3 || !Oid.TryParse(fields[0], out var place) || fields[1].Length == 0)
        {
            return false;
        }

        if (fields is [_, _, ['!', .. var said]])
        {
            if (NotificationSense.Parse(said) is not { } sense)
            {
                return false;
            }

            senses.TryAdd(TrapRules.Plain(place), sense);
            byPlace[place] = new(fields[1], null);
            return true;
        }

        Dictionary<long, string>? words = null;
        foreach (var word in fields is [_, _, var enumeration] ? enumeration.Split(' ') : [])
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !long.TryParse(word[..equals], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            (words ??= [])[number] = word[(equals + 1)..];
        }

        byPlace[place] = new(fields[1], words);
        return true;
    }

    private sealed record Named(string Name, Dictionary<long, string>? Words);
}
