using System.Text.Json.Nodes;
using Assurance.Snmp;
using Assurance.Snmp.Usm;

namespace Assurance.Tests.Snmp;

public sealed class PacketCorpusTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["gosnmp/opaquefloatresponse/bd78fa3b32b8"] = "the decoder beside the source leaves the float wrapped; the source and this codec unwrap it",
    };

    private static readonly Dictionary<PduType, string> PduNames = new()
    {
        [PduType.GetRequest] = "GetRequest",
        [PduType.GetNextRequest] = "GetNextRequest",
        [PduType.Response] = "GetResponse",
        [PduType.SetRequest] = "SetRequest",
        [PduType.TrapV1] = "Trap",
        [PduType.GetBulkRequest] = "GetBulkRequest",
        [PduType.InformRequest] = "InformRequest",
        [PduType.TrapV2] = "SNMPv2-Trap",
        [PduType.Report] = "Report",
    };

    [Fact]
    public void Packets_hold_what_an_independent_decoder_reads()
    {
        var cases = Corpus.Read("snmp-packets.jsonl");
        Corpus.AssertAgreement(cases.Select(c => (c.Id, Differences(c, c.Json["decoded"]!.AsObject()))), Exceptions, output);
    }

    [Fact]
    public void Packets_hold_what_their_source_states()
    {
        var cases = Corpus.Read("snmp-packets.jsonl");
        Corpus.AssertAgreement(cases.Select(c => (c.Id, Differences(c, c.Expect))), new Dictionary<string, string>(), output);
    }

    [Fact]
    public void Packets_without_trailing_octets_encode_to_the_same_message()
    {
        var wrong = new List<string>();
        foreach (var packet in Corpus.Read("snmp-packets.jsonl"))
        {
            Assert.True(SnmpMessage.TryDecode(packet.Octets, out var message, out var unread), $"{packet.Id}: {unread}");
            Assert.True(SnmpMessage.TryDecode(message.Encode(), out var again, out var error), $"{packet.Id}: {error}");
            wrong.AddRange(SameMessage(message, again) ? [] : [packet.Id]);
        }

        Assert.Empty(wrong);
    }

    private static bool SameMessage(SnmpMessage one, SnmpMessage other) =>
        one.Community == other.Community
        && one.V3?.MessageId == other.V3?.MessageId
        && one.EncryptedPdu.Span.SequenceEqual(other.EncryptedPdu.Span)
        && one.Pdu?.Type == other.Pdu?.Type
        && one.Pdu?.TrapV1 == other.Pdu?.TrapV1
        && (one.Pdu?.VarBinds ?? []).SequenceEqual(other.Pdu?.VarBinds ?? []);

    private static List<string> Differences(CorpusCase packet, JsonObject expected)
    {
        var differences = new List<string>();
        if (!SnmpMessage.TryDecode(packet.Octets, out var message, out var error))
        {
            return [error.ToString()];
        }

        var authentic = Open(packet, ref message);
        foreach (var (name, value) in expected)
        {
            var actual = Actual(name, message, authentic);
            if (actual is not null && !Same(value, actual))
            {
                differences.Add($"{name} is {actual.ToJsonString()}, not {value?.ToJsonString()}");
            }
        }

        return differences;
    }

    private static bool Open(CorpusCase packet, ref SnmpMessage message)
    {
        // 3DES is not offered; such packets are read up to the encrypted part.
        if (packet.Json["usm"] is not { } usm || usm["auth"] is null || usm["priv"]?.GetValue<string>() == "3DES")
        {
            return true;
        }

        var privacy = usm["priv"] is null ? PrivacyProtocol.None : PrivacyProtocol.DES;
        var user = new UsmUser(
            usm["user"]!.GetValue<string>(), Enum.Parse<AuthProtocol>(usm["auth"]!.GetValue<string>()), usm["auth_pass"]!.GetValue<string>(), privacy, usm["priv_pass"]?.GetValue<string>());
        return UsmSecurity.TryOpen(packet.Octets, message, user, out message, out _);
    }

    private static JsonNode? Actual(string name, SnmpMessage message, bool authentic) => name switch
    {
        "valid" or "authentic" or "auth_ok" => name == "valid" || authentic,
        "version" => message.Version switch { SnmpVersion.V1 => "v1", SnmpVersion.V2c => "v2c", _ => "v3" },
        "version_number" => (int)message.Version,
        "community" => message.Community,
        "trailing_bytes" => message.TrailingOctets,
        "pdu" => PduNames[message.Pdu!.Type],
        "request_id" => message.Pdu!.RequestId,
        "error_status" or "non_repeaters" => message.Pdu!.ErrorStatus,
        "error_index" or "max_repetitions" => message.Pdu!.ErrorIndex,
        "msg_id" => message.V3!.MessageId,
        "max_size" => message.V3!.MaxSize,
        "security_model" => message.V3!.SecurityModel,
        "flags" => Flags(message.V3!.Flags),
        "encrypted" => message.Pdu is null,
        "engine_id" => message.V3!.Usm!.EngineId.ToString(),
        "engine_boots" => message.V3!.Usm!.EngineBoots,
        "engine_time" => message.V3!.Usm!.EngineTime,
        "user" => message.V3!.Usm!.UserName,
        "auth_params" => Convert.ToHexStringLower(message.V3!.Usm!.AuthenticationParameters.Span),
        "priv_params" => Convert.ToHexStringLower(message.V3!.Usm!.PrivacyParameters.Span),
        "context_engine_id" => message.ContextEngineId.ToString(),
        "context_name" => message.ContextName,
        "enterprise" => message.Pdu!.TrapV1!.Enterprise.ToString(),
        "agent_addr" => message.Pdu!.TrapV1!.AgentAddress!.ToString(),
        "generic_trap" => message.Pdu!.TrapV1!.Generic,
        "specific_trap" => message.Pdu!.TrapV1!.Specific,
        "time_stamp" => message.Pdu!.TrapV1!.TimeStamp,
        "varbinds" => new JsonArray([.. message.Pdu!.VarBinds.Select(Binding)]),
        _ => null,
    };

    private static JsonObject Flags(MessageFlags flags) => new()
    {
        ["auth"] = flags.HasFlag(MessageFlags.Authenticated),
        ["priv"] = flags.HasFlag(MessageFlags.Private),
        ["reportable"] = flags.HasFlag(MessageFlags.Reportable),
    };

    private static JsonNode Binding(VarBind binding) => new JsonObject
    {
        ["oid"] = binding.Name.ToString(),
        ["type"] = char.IsUpper(binding.Value.Type.ToString(), 0) && binding.Value.Type >= SnmpType.NoSuchObject && binding.Value.Type <= SnmpType.EndOfMibView
            ? char.ToLowerInvariant(binding.Value.Type.ToString()[0]) + binding.Value.Type.ToString()[1..]
            : binding.Value.Type.ToString(),
        ["value"] = binding.Value.AsUInt64() is { } u ? u
            : binding.Value.AsInt64() is { } i ? i
            : binding.Value.AsDouble() is { } d ? d
            : binding.Value.Type is SnmpType.Null or SnmpType.NoSuchObject or SnmpType.NoSuchInstance or SnmpType.EndOfMibView ? null
            : binding.Value.AsText(),
        ["hex"] = Convert.ToHexStringLower(binding.Value.Octets),
    };

    // Sources state a value as number, text, text of an unclear encoding, or hex; only what they state is compared.
    private static bool Same(JsonNode? expected, JsonNode actual)
    {
        if (expected is JsonArray list && actual is JsonArray actualList)
        {
            return list.Count == actualList.Count && list.Zip(actualList).All(p => SameBinding(p.First!.AsObject(), p.Second!.AsObject()));
        }

        return JsonNode.DeepEquals(expected, actual) || expected?.ToJsonString() == actual.ToJsonString();
    }

    private static bool SameBinding(JsonObject expected, JsonObject actual)
    {
        var same = Same(expected["oid"], actual["oid"]!) && Same(expected["type"], actual["type"]!);
        if (expected["value_text"]?.GetValue<string>() is { } text)
        {
            return same && (text.Contains('\\', StringComparison.Ordinal) || text == actual["value"]!.ToString());
        }

        return same && (expected["value"] is JsonObject octets
            ? octets["hex"]!.GetValue<string>() == actual["hex"]!.GetValue<string>()
            : !expected.ContainsKey("value") || SameText(expected["value"]?.ToString(), actual["value"]?.ToString()));
    }

    private static bool SameText(string? expected, string? actual) =>
        expected == actual || (double.TryParse(expected, out var one) && double.TryParse(actual, out var other) && one.Equals(other));
}
