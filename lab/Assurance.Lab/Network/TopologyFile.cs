using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Assurance.Lab.Network;

/// <summary>Reads graphs as the Internet Topology Zoo publishes them: GML, or GraphML.</summary>
internal static class TopologyFile
{
    private const int MaximumBytes = 16 << 20;

    /// <exception cref="FormatException">The file holds no graph with two cities that are joined.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Geography Read(string path)
    {
        if (new FileInfo(path).Length > MaximumBytes) throw new FormatException($"{path}: larger than {MaximumBytes >> 20} MiB");
        var text = File.ReadAllText(path);
        var draft = text.TrimStart().StartsWith('<') ? GraphMl(path, text) : Gml(text);
        return draft.Finish() ?? throw new FormatException($"{path}: no graph with two cities that are joined");
    }

    // Keys and values alternate; a value in brackets is a list of the same.
    private static GeographyDraft Gml(string text)
    {
        var draft = new GeographyDraft();
        var tokens = new Queue<string>(Tokens(text));
        while (tokens.TryDequeue(out var key))
        {
            if (key is not ("node" or "edge") || !tokens.TryPeek(out var open) || open != "[") continue;
            tokens.Dequeue();
            var fields = Fields(tokens);
            if (key == "node") draft.City(fields.GetValueOrDefault("id", ""), fields.GetValueOrDefault("label", ""), Degrees(fields.GetValueOrDefault("Latitude")), Degrees(fields.GetValueOrDefault("Longitude")));
            else draft.Link(fields.GetValueOrDefault("source", ""), fields.GetValueOrDefault("target", ""));
        }
        return draft;
    }

    private static Dictionary<string, string> Fields(Queue<string> tokens)
    {
        var fields = new Dictionary<string, string>();
        var depth = 1;
        while (depth > 0 && tokens.TryDequeue(out var token))
        {
            if (token == "]") depth--;
            else if (token == "[") depth++;
            else if (depth == 1 && tokens.TryPeek(out var value) && value is not ("[" or "]")) fields.TryAdd(token, tokens.Dequeue());
        }
        return fields;
    }

    private static IEnumerable<string> Tokens(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (char.IsWhiteSpace(text[i])) i++;
            else if (text[i] is '[' or ']') yield return text[i++].ToString();
            else if (text[i] == '"')
            {
                var end = text.IndexOf('"', i + 1);
                end = end < 0 ? text.Length : end;
                yield return text[(i + 1)..end];
                i = end + 1;
            }
            else
            {
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('[' or ']')) i++;
                yield return text[start..i];
            }
        }
    }

    private static GeographyDraft GraphMl(string path, string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaximumBytes };
        XElement root;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            root = XDocument.Load(reader).Root!;
        }
        catch (XmlException problem)
        {
            throw new FormatException($"{path}: {problem.Message}", problem);
        }
        var names = root.Descendants().Where(e => e.Name.LocalName == "key").ToDictionary(e => (string?)e.Attribute("id") ?? "", e => (string?)e.Attribute("attr.name") ?? "");
        var draft = new GeographyDraft();
        foreach (var node in root.Descendants().Where(e => e.Name.LocalName == "node"))
        {
            var data = node.Elements().Where(e => e.Name.LocalName == "data").GroupBy(e => names.GetValueOrDefault((string?)e.Attribute("key") ?? "", "")).ToDictionary(g => g.Key, g => g.First().Value);
            draft.City((string?)node.Attribute("id") ?? "", data.GetValueOrDefault("label", ""), Degrees(data.GetValueOrDefault("Latitude")), Degrees(data.GetValueOrDefault("Longitude")));
        }
        foreach (var edge in root.Descendants().Where(e => e.Name.LocalName == "edge"))
            draft.Link((string?)edge.Attribute("source") ?? "", (string?)edge.Attribute("target") ?? "");
        return draft;
    }

    private static double? Degrees(string? text) => double.TryParse(text, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
