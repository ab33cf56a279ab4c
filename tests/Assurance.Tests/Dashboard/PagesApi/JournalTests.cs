using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Assurance.Dashboard.Api.Pages.Journal;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Snmp;
using Assurance.Storage.Accounts;
using Assurance.Tests.Collectors.Normalisation;
using Assurance.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NotificationForm = Assurance.Dashboard.Api.Pages.Journal.NotificationForm;

namespace Assurance.Tests.Dashboard.PagesApi;

public sealed class JournalTests(JournalTests.Interpreting shared) : IClassFixture<JournalTests.Interpreting>
{
    /// <summary>What comes from here becomes an alarm report on an interface in the south; all else becomes nothing.</summary>
    private const int Understood = 40_001;

    private static readonly Oid LinkDown = Oid.Parse("1.3.6.1.6.3.1.1.5.3");

    [Fact]
    public async Task A_trap_is_opened_down_to_its_bindings_and_its_community_stays_out()
    {
        var dashboard = shared.Dashboard;
        var bytes = Trap();
        var position = dashboard.Journal.Append(p => new DatagramEntry(p, Some.At(1), Transport.Snmp, "192.0.2.2", Understood, bytes));
        using var client = await dashboard.ClientAsync();

        var record = await client.GetJsonAsync($"/api/journal/{position}");

        Assert.Equal("position time transport source sourcePort bytes decoded rule became".Split(' '), record.AsObject().Select(p => p.Key));
        Assert.Equal((position, "snmp", "192.0.2.2", "std/linkDown"), ((long)record["position"]!, (string)record["transport"]!, (string)record["source"]!, (string)record["rule"]!));
        Assert.Equal(Convert.ToHexStringLower(bytes), (string)record["bytes"]!);
        var decoded = record["decoded"]!;
        Assert.Equal(("v2c", "trap", LinkDown.ToString(), 12.34), ((string)decoded["version"]!, (string)decoded["kind"]!, (string)decoded["trapOid"]!, (double)decoded["uptime"]!));
        Assert.Contains(decoded["varBinds"]!.AsArray(), v => (string)v!["name"]! == "1.3.6.1.2.1.2.2.1.1.1" && (string)v["type"]! == "integer" && (string)v["value"]! == "1");
        Assert.DoesNotContain("confidential", decoded.ToJsonString(), StringComparison.Ordinal);
        var became = Assert.Single(record["became"]!.AsArray())!;
        Assert.Equal(("raise", "interface", "communicationsAlarm", "major"), ((string)became["action"]!, (string)became["object"]!["kind"]!, (string)became["alarmType"]!, (string)became["severity"]!));
        Assert.Equal("a2", (string)became["alarm"]!);
    }

    [Theory]
    [InlineData("1.3.6.1.2.1.10.166.4.0.4", "mplsLdpSessionDown")]
    [InlineData("1.3.6.1.2.1.10.166.4.4", "mplsLdpSessionDown")]
    [InlineData("1.3.6.1.4.1.99999.0.7", "1.3.6.1.4.1.99999.0.7")]
    public void A_trap_that_no_module_names_is_called_as_its_rule_is(string trap, string name)
    {
        var bytes = new SnmpMessage(SnmpVersion.V2c) { Pdu = SnmpPdu.Trap(7, 1234, Oid.Parse(trap)) }.Encode();

        var shown = new DatagramInspector(null, () => StandardPacks.Rules).Inspect(new DatagramEntry(1, Some.At(1), Transport.Snmp, "192.0.2.2", Understood, bytes), NetworkInventory.Empty);

        Assert.Equal(name, Assert.IsType<NotificationForm>(shown.Decoded).TrapName);
    }

    [Fact]
    public async Task Hostile_syslog_comes_back_as_text()
    {
        var dashboard = shared.Dashboard;
        const string message = "<189>Mar  2 08:00:01 d-south %%01IFNET/4/IF_STATE(l)[12]:<img src=x onerror=alert(1)> \"';--";
        var position = dashboard.Journal.Append(p => new DatagramEntry(p, Some.At(1), Transport.SyslogUdp, "192.0.2.2", 514, Encoding.UTF8.GetBytes(message)));
        using var client = await dashboard.ClientAsync();

        var raw = await client.GetStringAsync($"/api/journal/{position}");
        var record = JsonNode.Parse(raw)!;

        Assert.DoesNotContain("<img", raw, StringComparison.Ordinal);
        Assert.EndsWith("<img src=x onerror=alert(1)> \"';--", (string)record["decoded"]!["text"]!, StringComparison.Ordinal);
        Assert.Equal(("d-south", "notice"), ((string)record["decoded"]!["hostname"]!, (string)record["decoded"]!["severity"]!));
        Assert.True(record.AsObject().ContainsKey("rule") && record["rule"] is null);
        Assert.Empty(record["became"]!.AsArray());
    }

    [Fact]
    public async Task What_could_not_be_read_says_why()
    {
        var dashboard = shared.Dashboard;
        var position = dashboard.Journal.Append(p => new DatagramEntry(p, Some.At(1), Transport.Snmp, "192.0.2.2", 40_000, new byte[] { 0x30, 0x82, 0xFF }));
        var damaged = dashboard.Journal.Append(p => new UnreadableEntry(p, Some.At(2), "crc"));
        using var client = await dashboard.ClientAsync();

        var record = await client.GetJsonAsync($"/api/journal/{position}");
        Assert.Equal(("3082ff", "unreadable", "ber"), ((string)record["bytes"]!, (string)record["became"]!["action"]!, (string)record["became"]!["reason"]!));
        Assert.Null(record["decoded"]);
        Assert.Equal("crc", (string)(await client.GetJsonAsync($"/api/journal/{damaged}"))["became"]!["reason"]!);
    }

    [Fact]
    public async Task What_people_did_is_shown_too()
    {
        var dashboard = shared.Dashboard;
        var comment = await dashboard.Journal.AppendAsync(new CommentFault("nora", "f2", "on site"), default);
        var import = await dashboard.Journal.AppendAsync(new InventoryImport("abc", true, "nora", "upload"), default);
        using var client = await dashboard.ClientAsync();
        using var north = await dashboard.ClientAsync(Roles.Operator, "north");

        var record = await client.GetJsonAsync($"/api/journal/{comment}");
        Assert.Equal(("command", "nora", ""), ((string)record["transport"]!, (string)record["source"]!, (string)record["bytes"]!));
        Assert.Equal(("commentFault", "f2", "on site"), ((string)record["decoded"]!["do"]!, (string)record["decoded"]!["fault"]!, (string)record["decoded"]!["text"]!));
        var imported = await client.GetJsonAsync($"/api/journal/{import}");
        Assert.Equal(("import", "abc", true), ((string)imported["transport"]!, (string)imported["decoded"]!["contentHash"]!, (bool)imported["decoded"]!["full"]!));
        foreach (var position in new[] { comment, import })
        {
            using var refused = await north.GetAsync($"/api/journal/{position}");
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    [Theory]
    [InlineData("192.0.2.1", "north", 200)]
    [InlineData("192.0.2.1", "south", 404)]
    [InlineData("192.0.2.2", "south", 200)]
    [InlineData("198.51.100.9", "south", 404)]
    [InlineData("198.51.100.9", "group", 200)]
    public async Task A_unit_sees_what_its_own_devices_sent(string source, string unit, int status)
    {
        var dashboard = shared.Dashboard;
        var position = dashboard.Journal.Append(p => new DatagramEntry(p, Some.At(1), Transport.Snmp, source, 40_000, Trap()));
        ((FakeQuarantine)dashboard.Services.GetRequiredService<IQuarantine>()).Latest = [new Quarantined(position, Some.At(1), source, "snmp", "decode", "ber", "<b>here</b>")];
        using var client = await dashboard.ClientAsync(Roles.Engineer, unit);

        using var response = await client.GetAsync($"/api/journal/{position}");
        var quarantine = (await client.GetJsonAsync("/api/quarantine")).AsArray();

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200 ? ["<b>here</b>"] : [], quarantine.Select(q => (string)q!["detail"]!));
    }

    [Fact]
    public async Task Behind_a_relay_the_device_the_message_names_decides()
    {
        var dashboard = shared.Dashboard;
        var position = dashboard.Journal.Append(p => new DatagramEntry(p, Some.At(1), Transport.SyslogTcp, "192.0.2.1", Understood, Encoding.UTF8.GetBytes("<13>said of the south")));
        using var north = await dashboard.ClientAsync(Roles.Engineer, "north");
        using var south = await dashboard.ClientAsync(Roles.Engineer, "south");

        using var hidden = await north.GetAsync($"/api/journal/{position}");
        using var shown = await south.GetAsync($"/api/journal/{position}");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (hidden.StatusCode, shown.StatusCode));
    }

    private static byte[] Trap() => new SnmpMessage(SnmpVersion.V2c)
    {
        Community = "confidential",
        Pdu = SnmpPdu.Trap(7, 1234, LinkDown, new VarBind(Oid.Parse("1.3.6.1.2.1.2.2.1.1.1"), SnmpValue.Integer(1))),
    }.Encode();

    /// <summary>A dashboard that reads datagrams by one small rule.</summary>
    public sealed class Interpreting : IAsyncLifetime
    {
        private static readonly Interpretation Nothing = new(null, "", []);
        private static readonly Interpretation Down = new("std/linkDown", "huawei", [Some.Report(on: Some.Interface("r-south", "d-south"))]);

        internal TestDashboard Dashboard { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Dashboard = await PagesDashboard.StartAsync(
            o => o with { Interpret = (decoded, _) => decoded.Entry.SourcePort == Understood ? Down : Nothing },
            state =>
            {
                SmallNetwork.Fill(state);
                state.Apply(Some.Change(state.Alarm("a2")! with { Journal = [.. Enumerable.Range(1, 32).Select(p => (long)p)] }));
            });

        public ValueTask DisposeAsync() => Dashboard.DisposeAsync();
    }
}
