using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Assurance.Tests.Support;

namespace Assurance.Tests.EndToEnd;

/// <summary>Rule packs changed while the product runs, as a change in the journal.</summary>
public sealed class RuleChangeTests
{
    private const string Pack = """
        vendor: Acme
        rules:
          - id: acme.gizmo
            text: "gizmo {name:word} {state:hot|cool}"
            object: { kind: device }
            condition: highTemperature
            qualifier: "{name}"
            states: { of: "{state}", raise: hot, clear: cool }
        """;

    private const string Cases = """
        cases:
          - log: "<11>gizmo g7 hot"
            rule: acme.gizmo
            gives: raise highTemperature device (g7)
        """;

    [Fact]
    public async Task A_pack_put_into_the_sites_folder_holds_from_then_on_and_a_bad_one_leaves_it_working()
    {
        await using var product = await RunningProduct.StartAsync();
        Say(product, "gizmo g1 hot");
        await RunningProduct.Until(() => UnknownAsync(product), u => u.Count == 1);

        WriteSite(product, "acme/gizmo.yaml", Pack);
        WriteSite(product, "acme/cases/gizmo.yaml", Cases);
        var rules = await RunningProduct.Until(() => RulesAsync(product), r => (string)r["origin"]! == "folder");
        Assert.Contains(rules["packs"]!.AsArray(), p => (string)p!["layer"]! == "site" && (string)p["file"]! == "acme/gizmo.yaml" && (int)p["rules"]! == 1);
        await RunningProduct.Until(() => UnknownAsync(product), u => u.Count == 0);
        Say(product, "gizmo g2 hot");
        Assert.Equal("High temperature", await ConditionAsync(product));

        WriteSite(product, "acme/gizmo.yaml", Pack + "\n    shout: yes");
        var refused = (await RunningProduct.Until(() => RulesAsync(product), r => r["refused"] is not null))["refused"]!;
        Assert.Equal(("acme/gizmo.yaml", 9), ((string)refused["errors"]![0]!["file"]!, (int)refused["errors"]![0]!["line"]!));
        Say(product, "gizmo g2 cool");
        await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 0);
    }

    [Fact]
    public async Task After_a_restart_the_past_is_read_by_the_rules_of_its_time_and_what_comes_by_those_of_today()
    {
        var data = Directory.CreateTempSubdirectory("assurance-test").FullName;
        try
        {
            await using (var product = await RunningProduct.StartAsync(data))
            {
                await SaveAsync(product);
                Say(product, "gizmo g1 hot");
                await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 1);
            }

            Directory.Delete(Path.Combine(data, "rules"), recursive: true);
            await using var again = await RunningProduct.StartAsync(data);
            Assert.Equal("High temperature", await ConditionAsync(again));
            Assert.Equal("start", (string)(await RulesAsync(again))["origin"]!);
            Say(again, "gizmo g1 cool");
            await RunningProduct.Until(() => UnknownAsync(again), u => u.Count == 1);
            Assert.Single(await StandingAsync(again));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task A_pack_is_checked_against_the_days_journal_and_saved_only_when_every_case_passes()
    {
        await using var product = await RunningProduct.StartAsync();
        Say(product, "gizmo g1 hot");
        Say(product, "%LINK-3-UPDOWN: Interface GigabitEthernet0/0/1, changed state to down");
        await RunningProduct.Until(() => UnknownAsync(product), u => u.Count == 1);

        var check = await PostAsync(product, "check", Pack, Cases);
        Assert.Empty(check["errors"]!.AsArray());
        Assert.Empty(check["cases"]!.AsArray());
        Assert.Equal((1, 0, 1), ((int)check["journal"]!["taken"]!, (int)check["journal"]!["takenFromOthers"]!, (int)check["journal"]!["changed"]!));
        Assert.Equal("raise highTemperature device (g1)", (string)check["journal"]!["changes"]![0]!["after"]![0]!);

        var wrong = await PostAsync(product, "check", Pack.Replace("condition: highTemperature", "condition: highTemprature"), Cases);
        Assert.StartsWith("no condition 'highTemprature' is defined; did you mean 'highTemperature'", (string)wrong["errors"]![0]!["message"]!);
        using var greedy = await product.Admin.PostAsJsonAsync("/api/rules/site", new
        {
            file = "acme/gizmo",
            pack = "rules:\n  - { id: greedy, mnemonic: LINK-3-UPDOWN, action: none }",
            cases = "cases: [ { log: \"<11>x\", rule: greedy, gives: none } ]",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, greedy.StatusCode);
        Assert.Contains("taken by rule 'greedy'", (string)JsonNode.Parse(await greedy.Content.ReadAsStringAsync())!["detail"]!);
        Assert.False(Directory.Exists(Path.Combine(product.Data, "rules")));

        await SaveAsync(product);
        Assert.Equal("page", (string)(await RulesAsync(product))["origin"]!);
        await RunningProduct.Until(() => UnknownAsync(product), u => u.Count == 0);
        using var outside = await product.Admin.PostAsJsonAsync("/api/rules/site", new { file = "../x", pack = Pack, cases = Cases });
        Assert.Equal(HttpStatusCode.BadRequest, outside.StatusCode);
        var tried = await (await product.Admin.PostAsJsonAsync("/api/rules/try", new { messages = "gizmo g9 hot" })).Content.ReadFromJsonAsync<JsonArray>();
        Assert.Equal(("acme.gizmo", "raise"), ((string)tried![0]!["rule"]!, (string)tried[0]!["action"]!));
    }

    [Fact]
    public async Task An_unknown_message_becomes_a_rule_by_marking_what_is_what()
    {
        await using var product = await RunningProduct.StartAsync();
        Say(product, "fan controller: tray FT7/2 is wobbly [code 12]");
        var group = (string)(await RunningProduct.Until(() => UnknownAsync(product), u => u.Count == 1))[0]!["id"]!;
        var example = JsonNode.Parse(await product.Admin.GetStringAsync($"/api/rules/unknown/{group}"))!;
        var text = (string)example["message"]!["text"]!;
        int At(string word) => text.IndexOf(word, StringComparison.Ordinal);
        Assert.Contains(example["message"]!["parts"]!.AsArray(), p => (int)p!["start"]! == At("FT7/2") && (string)p["type"]! == "if" && (bool)p["varies"]!);
        Assert.Contains(example["words"]!["conditions"]!.AsArray(), c => (string)c!["name"]! == "fanFailure");

        var draft = await DraftAsync(product, group, new
        {
            position = (long)example["position"]!,
            vendor = "Acme", name = "fan-tray", objectKind = "card", action = "states",
            marks = new[]
            {
                new { start = At("FT7/2"), length = 5, place = 0, role = "object", type = "if" },
                new { start = At("wobbly"), length = 6, place = 0, role = "state", type = "word" },
                new { start = At("12"), length = 2, place = 0, role = "varies", type = "int" },
            },
            raise = new[] { "wobbly" }, clear = new[] { "steady" }, condition = "highTemperature",
        });
        var saved = await product.Admin.PostAsJsonAsync("/api/rules/site", draft);
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());

        Say(product, "fan controller: tray FT9/1 is wobbly [code 99]");
        var alarm = (await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 1))[0]!;
        Assert.Equal("FT9/1", (string)alarm["alarmedObject"]!["name"]! is { Length: > 0 } name ? name.Split(' ')[^1] : "");
        Say(product, "fan controller: tray FT9/1 is steady [code 99]");
        await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 0);
    }

    [Fact]
    public async Task An_unknown_trap_becomes_a_rule_by_its_bindings()
    {
        RealSenders.Require("snmptrap");
        await using var product = await RunningProduct.StartAsync();
        string[] Trap(int state) =>
            ["-v", "2c", "-c", "public", $"127.0.0.1:{product.Application.Snmp.Port}", "", "1.3.6.1.4.1.99999.0.7", "1.3.6.1.4.1.99999.1.1.4", "s", "rectifier four", "1.3.6.1.4.1.99999.1.2.4", "i", $"{state}"];
        Assert.Equal(0, await RealSenders.RunAsync("snmptrap", Trap(2)));
        var group = (string)(await RunningProduct.Until(() => UnknownAsync(product), u => u.Count == 1))[0]!["id"]!;
        var example = JsonNode.Parse(await product.Admin.GetStringAsync($"/api/rules/unknown/{group}"))!;
        var bindings = example["message"]!["bindings"]!.AsArray();
        int Place(string value) => (int)bindings.Single(b => (string)b!["value"]! == value)!["place"]!;

        var draft = await DraftAsync(product, group, new
        {
            position = (long)example["position"]!,
            vendor = "acme", name = "rectifier", objectKind = "card", action = "states",
            marks = new[]
            {
                new { start = 0, length = 0, place = Place("rectifier four"), role = "object", type = "text" },
                new { start = 0, length = 0, place = Place("2"), role = "state", type = "int" },
            },
            raise = new[] { "2" }, clear = new[] { "1" },
            newCondition = new { name = "rectifierOut", @event = "equipment", cause = "rectifierFailure", severity = "major", problem = "Rectifier out" },
        });
        var saved = await product.Admin.PostAsJsonAsync("/api/rules/site", draft);
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());

        Assert.Equal(0, await RealSenders.RunAsync("snmptrap", Trap(2)));
        await RunningProduct.Until(() => product.AlarmsAsync("?state=raised,updated&specificProblem=Rectifier%20out"), a => a.Count == 1);
        Assert.Equal(0, await RealSenders.RunAsync("snmptrap", Trap(1)));
        await RunningProduct.Until(() => product.AlarmsAsync("?state=raised,updated&specificProblem=Rectifier%20out"), a => a.Count == 0);
    }

    [Fact]
    public async Task Names_of_an_imported_module_are_shown_from_then_on_without_a_restart()
    {
        RealSenders.Require("snmptrap");
        await using var product = await RunningProduct.StartAsync();
        Task<int> Trap() => RealSenders.RunAsync(
            "snmptrap", "-v", "2c", "-c", "public", $"127.0.0.1:{product.Application.Snmp.Port}", "", "1.3.6.1.4.1.99999.0.7", "1.3.6.1.4.1.99999.1.4", "i", "2");
        Directory.CreateDirectory(Path.Combine(product.Data, "mibs"));
        File.WriteAllText(Path.Combine(product.Data, "mibs", "TEST-MIB.names"), "1.3.6.1.4.1.99999.0.7\trectChanged\n1.3.6.1.4.1.99999.1\trectState\t1=fine 2=broken\n");
        await RunningProduct.Until(() => RulesAsync(product), r => (int)r["importedNames"]! == 2);
        Assert.Equal(0, await Trap());

        var group = (await RunningProduct.Until(() => UnknownAsync(product), u => u.Count == 1))[0]!;
        Assert.Equal("rectChanged", (string)group["title"]!);
        var decoded = JsonNode.Parse(await product.Admin.GetStringAsync($"/api/unknown-messages/{group["id"]}"))!["messages"]![0]!["decoded"]!;
        Assert.Equal("rectChanged", (string)decoded["trapName"]!);
        var binding = decoded["varBinds"]!.AsArray().Single(b => ((string)b!["name"]!).StartsWith("1.3.6.1.4.1.99999.1.", StringComparison.Ordinal))!;
        Assert.Equal(("rectState.4", "broken(2)", "2"), ((string)binding["label"]!, (string)binding["shown"]!, (string)binding["value"]!));
    }

    private static async Task<JsonObject> DraftAsync(RunningProduct product, string group, object body)
    {
        using var answer = await product.Admin.PostAsJsonAsync($"/api/rules/unknown/{group}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static void Say(RunningProduct product, string text)
    {
        using var socket = new UdpClient();
        socket.Send(Encoding.UTF8.GetBytes("<11>" + text), product.Application.SyslogUdp);
    }

    private static void WriteSite(RunningProduct product, string file, string text)
    {
        var path = Path.Combine(product.Data, "rules", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static async Task SaveAsync(RunningProduct product)
    {
        using var saved = await product.Admin.PostAsJsonAsync("/api/rules/site", new { file = "acme/gizmo", pack = Pack, cases = Cases });
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
    }

    private static async Task<JsonObject> PostAsync(RunningProduct product, string what, string pack, string cases)
    {
        using var answer = await product.Admin.PostAsJsonAsync($"/api/rules/{what}", new { file = "acme/gizmo", pack, cases });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static async Task<JsonObject> RulesAsync(RunningProduct product) => JsonNode.Parse(await product.Admin.GetStringAsync("/api/rules"))!.AsObject();

    private static async Task<JsonArray> UnknownAsync(RunningProduct product) =>
        JsonNode.Parse(await product.Admin.GetStringAsync("/api/unknown-messages"))!["groups"]!.AsArray();

    private static Task<JsonArray> StandingAsync(RunningProduct product) => product.AlarmsAsync("?state=raised,updated&specificProblem=High%20temperature");

    // A record tells the rule of now: this asks what the alarm was made of.
    private static async Task<string> ConditionAsync(RunningProduct product) =>
        (string)(await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 1))[0]!["specificProblem"]!;
}
