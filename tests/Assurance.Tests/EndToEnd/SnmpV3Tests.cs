using System.Globalization;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Assurance.Snmp;
using Assurance.Snmp.Usm;
using Assurance.Tests.Support;

namespace Assurance.Tests.EndToEnd;

/// <summary>SNMPv3 of net-snmp through the whole running product.</summary>
public sealed class SnmpV3Tests
{
    private const string Auth = "authentic phrase";
    private const string Privacy = "private phrase";
    private const string Sender = "80001f8804746573742d6e65";

    [Theory]
    [InlineData("", "", "", "")]
    [InlineData("MD5", "MD5", "", "")]
    [InlineData("SHA", "SHA", "DES", "DES")]
    [InlineData("SHA256", "SHA-256", "AES128", "AES")]
    [InlineData("SHA512", "SHA-512", "AES256C", "AES-256-C")]
    [InlineData("SHA384", "SHA-384", "AES192", "AES-192")]
    public async Task Traps_and_informs_of_a_user_become_alarms_and_informs_are_answered(string auth, string authName, string privacy, string privacyName)
    {
        RealSenders.Require("snmptrap", "snmpinform");
        await using var product = await StartAsync(auth, privacy);
        await product.ImportAsync(SmallNetwork.Write());
        string[] user = ["-v3", "-u", "noc", "-l", privacy.Length > 0 ? "authPriv" : auth.Length > 0 ? "authNoPriv" : "noAuthNoPriv", .. auth.Length > 0 ? new[] { "-a", authName, "-A", Auth } : [], .. privacy.Length > 0 ? new[] { "-x", privacyName, "-X", Privacy } : []];

        Assert.Equal(0, await RealSenders.RunAsync("snmptrap", ["-e", "0x" + Sender, .. user, .. Link(product, 3)]));
        await RunningProduct.Until(() => StandingAsync(product), a => a is [var one] && (long)one!["tally"]! == 1);
        Assert.Equal(0, await RealSenders.RunAsync("snmpinform", [.. user, "-r", "0", "-t", "25", .. Link(product, 3)]));
        await RunningProduct.Until(() => StandingAsync(product), a => a is [var one] && (long)one!["tally"]! == 2);
        Assert.Equal(0, await RealSenders.RunAsync("snmpinform", [.. user, "-r", "0", "-t", "25", .. Link(product, 4)]));
        await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 0);

        // The search for our engine that comes before each inform is neither a fault nor a message.
        var figures = await product.Admin.GetStringAsync("/metrics");
        Assert.Contains("assurance_exchanged_total{what=\"discovery\"} 2", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("assurance_quarantined_total{", figures, StringComparison.Ordinal);
        Assert.Empty(await product.ListAsync("/api/quarantine"));

        // Looked at again it is open too, and no secret is shown.
        var record = await product.Admin.GetStringAsync("/api/journal/2");
        Assert.Contains("1.3.6.1.6.3.1.1.5.3", record, StringComparison.Ordinal);
        Assert.DoesNotContain("phrase", record + await product.Admin.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_restart_it_is_the_same_engine_a_boot_later_and_the_past_is_read_again()
    {
        RealSenders.Require("snmpinform");
        var data = Directory.CreateTempSubdirectory("assurance-test").FullName;
        try
        {
            string[] user = ["-v3", "-u", "noc", "-l", "authPriv", "-a", "SHA-256", "-A", Auth, "-x", "AES", "-X", Privacy, "-r", "0", "-t", "25"];
            await using (var product = await StartAsync("SHA256", "AES128", data))
            {
                await product.ImportAsync(SmallNetwork.Write());
                Assert.Equal(0, await RealSenders.RunAsync("snmpinform", [.. user, .. Link(product, 3)]));
                await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 1);
            }

            var engine = (await File.ReadAllLinesAsync(Path.Combine(data, "snmp-engine")))[0];
            await using var again = await StartAsync("SHA256", "AES128", data);
            Assert.Single(await StandingAsync(again));
            Assert.Equal(0, await RealSenders.RunAsync("snmpinform", [.. user, .. Link(again, 4)]));
            await RunningProduct.Until(() => StandingAsync(again), a => a.Count == 0);
            var kept = await File.ReadAllLinesAsync(Path.Combine(data, "snmp-engine"));
            Assert.Equal((engine, 3), (kept[0], kept.Length));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task What_is_refused_is_counted_by_its_reason_and_an_inform_of_it_is_not_answered()
    {
        RealSenders.Require("snmptrap", "snmpinform");
        await using var product = await StartAsync("SHA", "AES128");
        await product.ImportAsync(SmallNetwork.Write());
        string[] At(string user, string level, string phrase) => ["-v3", "-u", user, "-l", level, "-a", "SHA", "-A", phrase, "-x", "AES", "-X", Privacy];

        Assert.NotEqual(0, await RealSenders.RunAsync("snmpinform", [.. At("noc", "authPriv", "a wrong phrase"), "-r", "0", "-t", "1", .. Link(product, 3)]));
        Assert.NotEqual(0, await RealSenders.RunAsync("snmpinform", [.. At("nobody", "authPriv", Auth), "-r", "0", "-t", "1", .. Link(product, 3)]));
        Assert.NotEqual(0, await RealSenders.RunAsync("snmpinform", [.. At("noc", "noAuthNoPriv", Auth), "-r", "0", "-t", "1", .. Link(product, 3)]));
        Assert.Equal(0, await RealSenders.RunAsync("snmptrap", ["-e", "0x" + Sender, .. At("noc", "authPriv", "a wrong phrase"), .. Link(product, 3)]));
        using (var socket = new UdpClient())
        {
            // In time, an hour before that, and of an earlier boot.
            foreach (var (boots, time) in new[] { (7, 10_000), (7, 6_400), (6, 20_000) })
            {
                socket.Send(Trap(boots, time), product.Application.Snmp);
            }
        }

        await RunningProduct.Until(() => RefusedAsync(product), r => r is { WrongDigests: >= 2, UnknownUserNames: >= 1, UnsupportedSecLevels: >= 1, NotInTimeWindows: >= 2 });
        Assert.Equal(1, (long)(await StandingAsync(product)).Single()!["tally"]!);
    }

    [Theory]
    [InlineData("AuthProtocol=SHA3", "Snmp:Users:0:AuthProtocol 'SHA3' is not known; known are None, MD5, SHA")]
    [InlineData("AuthKey=short", "Snmp:Users:0:AuthKey is shorter than 8 characters")]
    [InlineData("PrivacyProtocol=AES128", "Snmp:Users:0:PrivacyKey is missing")]
    [InlineData("EngineId=12", "Snmp:Users:0:EngineId '12' is no engine id")]
    public void A_wrong_user_is_told_with_its_place_and_without_its_keys(string setting, string fault)
    {
        string[] arguments = ["--Snmp:Users:0:Name=noc", "--Snmp:Users:0:AuthProtocol=SHA", "--Snmp:Users:0:AuthKey=secret-secret", "--Snmp:Users:0:" + setting];
        var failure = Assert.Throws<Assurance.Dashboard.Commands.CommandFailedException>(() => Assurance.Dashboard.Settings.AssuranceConfiguration.Read(arguments, demo: false));
        Assert.Contains(fault, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-secret", failure.Message, StringComparison.Ordinal);
    }

    private static Task<RunningProduct> StartAsync(string auth, string privacy, string? data = null) => RunningProduct.StartAsync(
        data,
        [
            "--Snmp:Users:0:Name=noc",
            .. auth.Length > 0 ? new[] { "--Snmp:Users:0:AuthProtocol=" + auth, "--Snmp:Users:0:AuthKey=" + Auth } : [],
            .. privacy.Length > 0 ? new[] { "--Snmp:Users:0:PrivacyProtocol=" + privacy, "--Snmp:Users:0:PrivacyKey=" + Privacy } : [],
        ]);

    private static string[] Link(RunningProduct product, int trap) =>
    [
        product.Application.Snmp.ToString(), "12345", $"1.3.6.1.6.3.1.1.5.{trap}",
        "1.3.6.1.2.1.2.2.1.1.7", "i", "7", "1.3.6.1.2.1.2.2.1.7.7", "i", "1", "1.3.6.1.2.1.2.2.1.8.7", "i", trap == 3 ? "2" : "1",
    ];

    private static byte[] Trap(int boots, int time)
    {
        var user = new UsmUser("noc", AuthProtocol.SHA, Auth, PrivacyProtocol.AES128, Privacy);
        var engine = EngineId.Parse("80001f88046f74686572");
        var message = new SnmpMessage(SnmpVersion.V3)
        {
            V3 = new SnmpV3Header(boots + time, 65_507, MessageFlags.Authenticated | MessageFlags.Private, 3) { Usm = new UsmParameters(engine, boots, time, "noc", default, default, 0) },
            ContextEngineId = engine,
            Pdu = SnmpPdu.Trap(1, 100, Oid.Parse("1.3.6.1.6.3.1.1.5.3"),
                new VarBind(Oid.Parse("1.3.6.1.2.1.2.2.1.1.7"), SnmpValue.Integer(7)), new VarBind(Oid.Parse("1.3.6.1.2.1.2.2.1.7.7"), SnmpValue.Integer(1)), new VarBind(Oid.Parse("1.3.6.1.2.1.2.2.1.8.7"), SnmpValue.Integer(2))),
        };
        return UsmSecurity.Seal(message, user, (ulong)(boots + time));
    }

    private sealed record Refused(long WrongDigests, long UnknownUserNames, long UnsupportedSecLevels, long NotInTimeWindows);

    private static async Task<Refused> RefusedAsync(RunningProduct product)
    {
        var lines = (await product.Admin.GetStringAsync("/metrics")).Split('\n');
        long Of(string reason) => lines.FirstOrDefault(l => l.StartsWith($"assurance_quarantined_total{{stage=\"decode\",reason=\"usmStats{reason}\"}}", StringComparison.Ordinal)) is { } line
            ? long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture) : 0;
        return new(Of("WrongDigests"), Of("UnknownUserNames"), Of("UnsupportedSecLevels"), Of("NotInTimeWindows"));
    }

    private static Task<JsonArray> StandingAsync(RunningProduct product) => product.AlarmsAsync("?state=raised,updated&alarmedObject.id=r1-1");
}
