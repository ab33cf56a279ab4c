using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assurance.Dashboard.Live;

namespace Assurance.Tests.Dashboard.Live;

/// <summary>What one client holds of a view: each row as text, by its id.</summary>
internal sealed class FeedCopy
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, string> rows = [];

    public long Version { get; private set; }

    public bool MissedSome { get; set; }

    public string[] Ids => [.. rows.Keys.Order(StringComparer.Ordinal)];

    public void Replace(IEnumerable<object> all, long version)
    {
        rows.Clear();
        Apply(all, [], [], version);
    }

    public void Apply(IEnumerable<object> changed, IEnumerable<RowPart> parts, IEnumerable<string> removed, long version)
    {
        foreach (var text in changed.Select(Text))
        {
            rows[(string)JsonNode.Parse(text)!["Id"]!] = text;
        }

        foreach (var part in parts)
        {
            var now = JsonNode.Parse(Text(part.Row))!;
            // It has the row already: of the part only the columns it carries are taken.
            var own = JsonNode.Parse(rows[(string)now["Id"]!])!;
            var columns = RowShape.ColumnsOf(part.Row.GetType());
            for (var i = 0; i < columns.Length; i++)
            {
                own[columns[i].Name] = (part.Columns >> i & 1) == 0 ? own[columns[i].Name]?.DeepClone() : now[columns[i].Name]?.DeepClone();
            }

            rows[(string)now["Id"]!] = own.ToJsonString(Plain);
        }

        foreach (var id in removed)
        {
            rows.Remove(id);
        }

        Version = version;
    }

    public bool Equals(Dictionary<string, string> other) => rows.Count == other.Count && rows.All(r => other.GetValueOrDefault(r.Key) == r.Value);

    public static string Text(object row) => JsonNode.Parse(JsonSerializer.Serialize(row, row.GetType()))!.ToJsonString(Plain);
}
