using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary>What each message of a captured file becomes, and by which rule, without a running instance and without an inventory.</summary>
public static class RulesTry
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one line a message, in order: a JSON object, or columns for a person.</summary>
    /// <returns>The number of messages.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static int Run(string file, RuleSet rules, TextWriter output, bool json)
    {
        var count = 0;
        foreach (var message in CapturedFile.Read(file))
        {
            var outcome = Outcome(message, rules);
            output.WriteLine(json ? outcome.ToJsonString(Plain) : Columns(outcome));
            count++;
        }

        return count;
    }

    /// <summary>What each line of a text becomes, in the form of <c>--json</c>.</summary>
    public static JsonArray Of(string lines, RuleSet rules) => [.. CapturedFile.Lines(Encoding.UTF8.GetBytes(lines)).Select(m => (JsonNode)Outcome(m, rules))];

    private static JsonObject Outcome(CapturedMessage message, RuleSet rules)
    {
        if (message.Problem is { } problem)
        {
            return Unreadable(message, problem);
        }

        if (!DatagramDecoder.TryDecode(message.Entry, out var decoded, out var quarantined))
        {
            return Unreadable(message, $"{quarantined.Reason}: {quarantined.Detail}");
        }

        var normalised = Normaliser.Normalise(decoded, rules, NetworkInventory.Empty);
        var report = normalised.Reports.FirstOrDefault();
        return new()
        {
            ["n"] = message.Number,
            ["rule"] = normalised.Rule,
            ["vendor"] = normalised.Vendor,
            ["action"] = report is null ? "none" : Camel(report.Action.ToString()),
            ["object"] = Object(Normaliser.Subject(decoded, normalised, NetworkInventory.Empty)),
            ["alarmType"] = report?.EventType.Tmf(),
            ["probableCause"] = report?.ProbableCause.Name,
            ["specificProblem"] = report?.SpecificProblem,
            ["severity"] = report is null ? null : Camel(report.Severity.ToString()),
            ["key"] = report?.Key,
            ["text"] = report?.Text ?? (decoded as DecodedSyslog)?.Message.Text ?? "",
        };
    }

    private static JsonObject Unreadable(CapturedMessage message, string why) => new()
    {
        ["n"] = message.Number,
        ["rule"] = null,
        ["vendor"] = "",
        ["action"] = "unreadable",
        ["object"] = null,
        ["alarmType"] = null,
        ["probableCause"] = null,
        ["specificProblem"] = null,
        ["severity"] = null,
        ["key"] = null,
        ["text"] = why,
    };

    private static JsonObject? Object(ManagedObject? about) => about is null ? null : new()
    {
        ["kind"] = about.Kind,
        ["name"] = about.Name,
        ["ifIndex"] = about.IfIndex,
        ["address"] = about.Address,
    };

    private static string Columns(JsonObject outcome)
    {
        var about = outcome["object"];
        return string.Create(CultureInfo.InvariantCulture,
            $"{outcome["n"],5}  {outcome["action"],-10} {outcome["vendor"],-10} {outcome["rule"] ?? "-",-32} {about?["kind"]} {about?["name"]}  {outcome["specificProblem"]}  {outcome["text"]}");
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
