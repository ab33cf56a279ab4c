using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Assurance.Dashboard.Commands;
using Assurance.Dashboard.Settings;
using Assurance.Tests.Support;

namespace Assurance.Tests.EndToEnd;

/// <summary>Syslog over TLS (RFC 5425) into the running product.</summary>
public sealed class SyslogTlsTests : IDisposable
{
    private const string Down = "<187>Nov 25 10:00:00 YC-R2 ifmgr[200]: %PKT_INFRA-LINK-3-UPDOWN : Interface GigabitEthernet0/0/0/1, changed state to Down";

    private readonly TlsFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Rsyslogd_forwards_over_tls()
    {
        RealSenders.Require("rsyslogd");
        if (!Directory.Exists("/usr/lib") || !Directory.EnumerateFiles("/usr/lib", "lmnsd_gtls.so", SearchOption.AllDirectories).Any())
        {
            Assert.Skip("rsyslog-gnutls is not installed here (tests/run installs it)");
        }

        await using var product = await StartAsync();
        await product.ImportAsync(SmallNetwork.Write());
        await using var relay = await Rsyslog.StartAsync(product.Application.SyslogTls!, "octet-counted", files.Authority);
        await relay.LogAsync("YC-R2", "%PKT_INFRA-LINK-3-UPDOWN : Interface GigabitEthernet0/0/0/1, changed state to Down");
        await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 1);
        Assert.Contains("assurance_journalled_total{transport=\"syslog-tls\"} 1", await product.Admin.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_shows_its_certificate_where_an_authority_is_set_and_what_it_sent_is_kept_when_the_product_stops()
    {
        await using var product = await StartAsync($"--Syslog:ClientCa={files.Authority}");
        await product.ImportAsync(SmallNetwork.Write());
        using (var known = await ConnectAsync(product, X509Certificate2.CreateFromPemFile(files.Client)))
        {
            await SayAsync(known, Down);
            await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 1);
        }

        // Under TLS 1.3 a client learns after its handshake that it was refused: at its first read, or as it writes.
        using (var nobody = await ConnectAsync(product, null))
        {
            await Assert.ThrowsAnyAsync<IOException>(async () =>
            {
                await SayAsync(nobody, Down);
                await nobody.ReadExactlyAsync(new byte[1]);
            });
        }

        await RunningProduct.Until(() => product.Admin.GetStringAsync("/metrics"), m => m.Contains("assurance_quarantined_total{stage=\"tls\",reason=\"certificate\"} 1", StringComparison.Ordinal));
        Assert.Equal(1, (long)(await StandingAsync(product)).Single()!["tally"]!);
    }

    [Fact]
    public async Task Who_speaks_no_tls_or_says_nothing_costs_only_itself()
    {
        await using var product = await StartAsync();
        await product.ImportAsync(SmallNetwork.Write());
        using var silent = new TcpClient();
        await silent.ConnectAsync(product.Application.SyslogTls!);
        using (var plain = new TcpClient())
        {
            await plain.ConnectAsync(product.Application.SyslogTls!);
            await plain.GetStream().WriteAsync(Encoding.UTF8.GetBytes(Down + "\n"));
            await RunningProduct.Until(() => product.Admin.GetStringAsync("/metrics"), m => m.Contains("assurance_quarantined_total{stage=\"tls\"", StringComparison.Ordinal));
        }

        using var known = await ConnectAsync(product, null);
        await SayAsync(known, Down);
        await RunningProduct.Until(() => StandingAsync(product), a => a.Count == 1);
    }

    [Theory]
    [InlineData("", "Syslog:Certificate is missing")]
    [InlineData("/no/such.pem", "/no/such.pem")]
    public void Without_a_usable_certificate_it_says_so(string certificate, string fault)
    {
        var failure = Assert.Throws<CommandFailedException>(() => AssuranceConfiguration.Read(["--Syslog:Tls=127.0.0.1:0", "--Syslog:Certificate=" + certificate], demo: false));
        Assert.Contains(fault, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_holds_no_certificate_is_named()
    {
        var failure = Assert.Throws<CommandFailedException>(() => AssuranceConfiguration.Read(
            ["--Syslog:Tls=127.0.0.1:0", "--Syslog:Certificate=" + files.Authority], demo: false));
        Assert.Contains($"{files.Authority} is no PEM file with a certificate and its key", failure.Message, StringComparison.Ordinal);
    }

    private Task<RunningProduct> StartAsync(params string[] more) =>
        RunningProduct.StartAsync(null, ["--Syslog:Tls=127.0.0.1:0", "--Syslog:Certificate=" + files.Server, .. more]);

    private static async Task<SslStream> ConnectAsync(RunningProduct product, X509Certificate2? certificate)
    {
        var client = new TcpClient();
        await client.ConnectAsync(product.Application.SyslogTls!);
        var tls = new SslStream(client.GetStream(), false, (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "assurance",
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ClientCertificates = certificate is null ? null : [certificate],
        });
        return tls;
    }

    private static async Task SayAsync(SslStream tls, string text)
    {
        var octets = Encoding.UTF8.GetBytes(text);
        await tls.WriteAsync(Encoding.ASCII.GetBytes(octets.Length.ToString(CultureInfo.InvariantCulture) + " "));
        await tls.WriteAsync(octets);
        await tls.FlushAsync();
    }

    private static Task<JsonArray> StandingAsync(RunningProduct product) => product.AlarmsAsync("?state=raised,updated&alarmedObject.id=r2-1");
}
