using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Assurance.Lab.Namespaces;
using Assurance.Model.Journal;
using Assurance.Tests.Support;

namespace Assurance.Tests.EndToEnd;

/// <summary>Real routers in network namespaces, whose wire is cut: FRR with BGP and OSPF, snmpd, rsyslogd and syslog-ng, into the running product.</summary>
public sealed class NamespaceLabTests
{
    private const double Patience = 60;

    // A session that comes and goes before it stays is a flapping one, which takes a minute of quiet.
    private const double FlapPatience = 120;

    [Fact]
    public async Task A_wire_that_is_cut_is_one_fault_at_its_place_by_the_words_of_both_ends_and_ends_when_it_is_mended()
    {
        if (NamespaceLab.Missing() is { } missing)
        {
            Assert.Skip(missing);
        }

        var work = Directory.CreateTempSubdirectory("namespaces");
        var certificate = Certificate(work.FullName, "10.97.102.1");
        await using var product = await RunningProduct.StartAsync(
            null, "--Snmp:Listen=0.0.0.0:0", "--Syslog:Udp=0.0.0.0:0", "--Syslog:Tcp=0.0.0.0:0", "--Syslog:Tls=0.0.0.0:0", $"--Syslog:Certificate={certificate}");
        var application = product.Application;
        var targets = new NamespaceTargets(application.Snmp.Port, application.SyslogUdp.Port, application.SyslogTcp.Port, application.SyslogTls!.Port, Path.Combine(work.FullName, "ca.pem"));
        var lab = new NamespaceLab(NamespacePlan.Ring("ast", "10.97", work.FullName, targets, NamespaceLab.HasSyslogNg));
        lab.Down();
        try
        {
            Tell("begins");
            lab.Lay();
            lab.Start();
            await RunningProduct.Until(() => Task.FromResult(lab.Established()), n => n == 2 * lab.Plan.Wires.Count, Patience);
            Tell("sessions up");
            await RunningProduct.Until(() => StandingAsync(product), a => a.Length == 0, Patience);
            Tell("quiet");
            AssertHeard(product, lab.Plan);

            // Only now: how sessions came up is told of senders that nobody knows yet, and does not make those of the inventory flap.
            await product.ImportAsync(lab.Inventory);

            lab.Cut("r1-r2");
            await RunningProduct.Until(
                () => OpenAsync(product),
                p => p is [var one] && Says(product, one!) && Services(one!) is ["x1 down", "x2 atRisk"] && (string)one!["rootCauseResource"]![0]!["id"]! is "cable-r1-r2" or "ip-r1-r2",
                Patience);

            Tell("told");
            lab.Mend("r1-r2");
            await RunningProduct.Until(() => OpenAsync(product), p => p.Count == 0, FlapPatience);
            await RunningProduct.Until(() => StandingAsync(product), a => a.Length == 0, FlapPatience);
            Tell("mended");
        }
        finally
        {
            lab.Down();
            work.Delete(recursive: true);
        }
    }

    private static void Tell(string what) => TestContext.Current.TestOutputHelper!.WriteLine($"{DateTime.UtcNow:HH:mm:ss.f} {what}");

    // Each router was heard by SNMP and by the way its log goes.
    private static void AssertHeard(RunningProduct product, NamespacePlan plan)
    {
        var heard = product.Application.Sources.Rows.Select(r => (r.Address, r.Transport)).ToHashSet();
        Assert.All(plan.Routers, r => Assert.Contains((plan.AddressOf(r), Transport.Snmp), heard));
        Assert.All(plan.Routers, r => Assert.Contains((plan.AddressOf(r), r.Log switch { LogWay.Udp => Transport.SyslogUdp, LogWay.Tcp => Transport.SyslogTcp, _ => Transport.SyslogTls }), heard));
    }

    private static string[] Services(JsonNode problem) => [.. problem["affectedService"]!.AsArray().Select(s => $"{s!["id"]} {s["serviceState"]}").Order(StringComparer.Ordinal)];

    // linkDown of both ends by trap, and both ends of the session.
    private static bool Says(RunningProduct product, JsonNode problem)
    {
        var alarms = product.Application.State.Fault((string)problem["id"]!)!.Alarms.Select(a => product.Application.State.Alarm(a.Alarm)!).Where(a => a.Stands).ToArray();
        return ((string[])["r1-to-r2", "r2-to-r1"]).All(i => Array.Exists(alarms, a => a.Object.Id == i && a is { Condition: "linkDown", Transport: "snmp" }))
            && ((string[])["r1-peer-r2", "r2-peer-r1"]).All(p => Array.Exists(alarms, a => a.Object.Id == p && a.Condition == "bgpPeerDown"));
    }

    private static async Task<JsonArray> OpenAsync(RunningProduct product)
    {
        var open = (await product.ProblemsAsync()).Where(p => (string)p!["status"]! is not ("resolved" or "closed")).Select(p => p!.DeepClone());
        return [.. open];
    }

    private static Task<string[]> StandingAsync(RunningProduct product) =>
        Task.FromResult(product.Application.State.Alarms.Where(a => a.Stands).Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key} {a.Text}")).ToArray());

    // An authority, and the product's certificate for the address by which a router sees it.
    private static string Certificate(string folder, string address)
    {
        using var authorityKey = RSA.Create(2048);
        var authority = new CertificateRequest("CN=Lab authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(10));
        using var signer = authority.CreateSelfSigned(from, to);
        File.WriteAllText(Path.Combine(folder, "ca.pem"), signer.ExportCertificatePem());
        using var key = RSA.Create(2048);
        var asked = new CertificateRequest($"CN={address}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Parse(address));
        asked.CertificateExtensions.Add(names.Build());
        using var certificate = asked.Create(signer, from, to, [1, 2, 3]);
        var file = Path.Combine(folder, "server.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
        return file;
    }
}
