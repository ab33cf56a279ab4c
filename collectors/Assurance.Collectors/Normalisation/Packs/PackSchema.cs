using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Normalisation.Wording;
using Assurance.Model.Alarms;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>The JSON Schema (2020-12) of a pack file, made of the readers' own lists, so that the two cannot differ.</summary>
public static class PackSchema
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text { get; } = Build().ToJsonString(Format) + "\n";

    private static JsonObject Build()
    {
        var schema = Of(PackFile.Keys, key => key switch
        {
            "objects" => Map(AnyText()),
            "tables" => Map(Map(Scalar())),
            "conditions" => Map(Of(["event", "cause", "severity", "effect", "problem", "repair"], Definition)),
            "enterprises" => Map(Scalar()),
            "signatures" => List(new JsonObject { ["type"] = "object" }),
            "rules" => List(Of(RuleReader.RuleKeys, Rule, "id")),
            "polls" => List(Of(PollReader.Keys, k => k == "clear" ? OneOrMore() : Scalar(), PollReader.Keys)),
            "relations" => List(Of(RelationReader.Keys, k => k == "on" ? Word<RelationPlace>() : Scalar(), "id", "cause", "effect", "on")),
            "families" => List(Of(FamilyReader.FamilyKeys, Family, "family", "under", "rows")),
            _ => AnyText(),
        });
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["title"] = "Rule pack";
        return schema;
    }

    private static JsonNode Rule(string key) => key switch
    {
        "trap" or "binds" or "mnemonic" or "text" or "app" => OneOrMore(),
        "plain" => new JsonObject { ["enum"] = new JsonArray([.. PlainReading.Objects.Select(n => (JsonNode)n)]) },
        "shares" => new JsonObject { ["enum"] = new JsonArray("notification") },
        "when" => Map(OneOrMore()),
        "object" => new JsonObject { ["type"] = "object" },
        "also" => List(Of(RuleReader.StatementKeys, Statement, "condition")),
        _ => Statement(key),
    };

    private static JsonNode Statement(string key) => key switch
    {
        "action" => Word<RuleAction>(),
        "effect" => Word<ServiceEffect>(),
        "states" => Of(["of", "raise", "clear", "event", "none", "otherwise"], k => k == "otherwise" ? Word<RuleAction>() : OneOrMore(), "of"),
        _ => Scalar(),
    };

    private static JsonNode Family(string key) => key switch
    {
        "object" => new JsonObject { ["type"] = "object" },
        "objects" => Map(new JsonObject { ["type"] = "object" }),
        "under" => OneOrMore(),
        "rows" => List(AnyText()),
        "states" => Statement(key),
        _ => Scalar(),
    };

    private static JsonNode Definition(string key) => key switch
    {
        "event" => Word<EventType>(),
        "severity" => Word<PerceivedSeverity>(),
        "effect" => Word<ServiceEffect>(),
        _ => Scalar(),
    };

    private static JsonObject Of(IEnumerable<string> keys, Func<string, JsonNode> value, params string[] required)
    {
        var properties = new JsonObject();
        foreach (var key in keys)
        {
            properties[key] = value(key);
        }

        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]);
        }

        return schema;
    }

    private static JsonObject Map(JsonNode of) => new() { ["type"] = "object", ["additionalProperties"] = of };

    private static JsonObject List(JsonNode of) => new() { ["type"] = "array", ["items"] = of };

    private static JsonObject AnyText() => new() { ["type"] = "string" };

    private static JsonObject Scalar() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    private static JsonObject OneOrMore() => new() { ["type"] = new JsonArray("string", "number", "boolean", "array") };

    private static JsonObject Word<T>()
        where T : struct, Enum =>
        new() { ["enum"] = new JsonArray([.. Enum.GetNames<T>().Select(n => (JsonNode)(char.ToLowerInvariant(n[0]) + n[1..]))]) };
}
