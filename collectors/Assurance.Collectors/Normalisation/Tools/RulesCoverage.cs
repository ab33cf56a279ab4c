using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Inventory;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary>What no rule knew of a captured file, grouped by shape: trap, mnemonic, or the constant words of a text.</summary>
public static class RulesCoverage
{
    private const int LongestExample = 200;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes how much is known, then a line a shape, most frequent first; with <paramref name="json"/> an object a shape only.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void Run(string file, RuleSet rules, TextWriter output, bool json)
    {
        var shapes = new Dictionary<(string Kind, string Shape), Shape>();
        int messages = 0, unreadable = 0;
        foreach (var message in CapturedFile.Read(file))
        {
            messages++;
            if (message.Problem is not null || !DatagramDecoder.TryDecode(message.Entry, out var decoded, out _))
            {
                unreadable++;
            }
            else if (Normaliser.Normalise(decoded, rules, NetworkInventory.Empty) is { Rule: null, Reports: [var report, ..] } unknown)
            {
                var key = (decoded is DecodedNotification ? "trap" : "log", report.Qualifier);
                var title = decoded is DecodedNotification trap ? rules.NameOf(trap.Notification.TrapOid) : report.Qualifier;
                shapes[key] = shapes.TryGetValue(key, out var seen)
                    ? seen with { Count = seen.Count + 1 }
                    : new(1, title, unknown.Vendor, message.Number, report.Text);
            }
        }

        var found = shapes.OrderByDescending(s => s.Value.Count).ThenBy(s => s.Value.First).ToList();
        if (!json)
        {
            var unknown = found.Sum(s => s.Value.Count);
            var known = messages - unreadable - unknown;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{messages} messages: {known} known ({100.0 * known / Math.Max(1, messages - unreadable):0.0} %), {unknown} unknown in {found.Count} shapes, {unreadable} unreadable"));
        }

        foreach (var ((kind, shape), group) in found)
        {
            output.WriteLine(json ? Json(kind, shape, group).ToJsonString(Plain) : Line(kind, group));
        }
    }

    private static JsonObject Json(string kind, string shape, Shape group) => new()
    {
        ["kind"] = kind,
        ["shape"] = shape,
        ["title"] = group.Title,
        ["count"] = group.Count,
        ["vendor"] = group.Vendor,
        ["first"] = group.First,
        ["example"] = group.Example,
    };

    private static string Line(string kind, Shape group)
    {
        var example = group.Example.ReplaceLineEndings(" ");
        return string.Create(CultureInfo.InvariantCulture,
            $"{group.Count,7}  {kind,-4} {group.Vendor,-10} {group.Title}\n{"",14}message {group.First}: {(example.Length > LongestExample ? example[..LongestExample] : example)}");
    }

    /// <param name="First">Number of the first message of the shape.</param>
    private sealed record Shape(int Count, string Title, string Vendor, int First, string Example);
}
