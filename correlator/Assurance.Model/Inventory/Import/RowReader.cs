using System.Text;
using System.Text.Json;

namespace Assurance.Model.Inventory.Import;

/// <summary>Reads the rows of one file: CSV (RFC 4180, header row, BOM allowed) or NDJSON, told apart by the name's ending.</summary>
internal static class RowReader
{
    public static IEnumerable<Row> Read(
        string file, Stream content, IReadOnlySet<string> columns, TextPool pool, Action<RejectedRow> reject, Action<string> remark) =>
        file.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase)
            ? ReadJson(file, content, columns, pool, reject, remark)
            : ReadCsv(file, content, columns, pool, reject, remark);

    private static IEnumerable<Row> ReadCsv(
        string file, Stream content, IReadOnlySet<string> columns, TextPool pool, Action<RejectedRow> reject, Action<string> remark)
    {
        using var reader = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        var records = new CsvRecords(reader);
        if (!records.Read())
        {
            reject(new RejectedRow(file, 1, "the header row is missing"));
            yield break;
        }

        string[] header = [.. Enumerable.Range(0, records.Fields).Select(i => Column(records[i].Trim(), columns))];
        RemarkUnknown(file, header, columns, remark);
        var row = new CsvRow(file, records, header, pool);
        while (records.Read())
        {
            if (records.IsBad || records.Fields != header.Length)
            {
                reject(new RejectedRow(file, records.Line, records.IsBad ? "a quote stands where none may" : $"{records.Fields} fields where the header has {header.Length}"));
                continue;
            }

            yield return row.At(records.Line);
        }
    }

    // Names that are asked for are the constants' own instances, so that most comparisons end at once.
    private static string Column(ReadOnlySpan<char> name, IReadOnlySet<string> columns) =>
        name.ToString() is var text && columns.Contains(text) ? string.Intern(text) : text;

    private static IEnumerable<Row> ReadJson(
        string file, Stream content, IReadOnlySet<string> columns, TextPool pool, Action<RejectedRow> reject, Action<string> remark)
    {
        using var reader = new StreamReader(content, Encoding.UTF8);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (!TryReadObject(text, out var cells, out var fault))
            {
                reject(new RejectedRow(file, line, fault));
                continue;
            }

            RemarkUnknown(file, cells.Keys.Where(seen.Add).ToArray(), columns, remark);
            yield return new JsonRow(file, line, cells, pool);
        }
    }

    private static bool TryReadObject(string text, out Dictionary<string, string> cells, out string fault)
    {
        cells = new(StringComparer.Ordinal);
        fault = "";
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                fault = "the line is no JSON object";
                return false;
            }

            foreach (var property in document.RootElement.EnumerateObject())
            {
                cells[property.Name] = CellOf(property.Value);
            }

            return true;
        }
        catch (JsonException e)
        {
            fault = $"the line is no JSON: {e.Message}";
            return false;
        }
    }

    private static string CellOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.Array => string.Join('|', value.EnumerateArray().Select(CellOf)),
        _ => value.GetRawText(),
    };

    private static void RemarkUnknown(string file, string[] names, IReadOnlySet<string> columns, Action<string> remark)
    {
        foreach (var name in names.Where(n => !columns.Contains(n)))
        {
            remark($"{file}: column '{name}' is unknown and not read");
        }
    }
}
