using System.Diagnostics;
using System.Text;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Listening;
using Assurance.Lab.Namespaces;
using Assurance.Model.Journal;
using Assurance.Syslog;
using Assurance.Tests.EndToEnd;

namespace Assurance.Tests.Collectors.Listening;

/// <summary>logger, rsyslogd and syslog-ng against the real listeners.</summary>
public sealed class SyslogProgramsTests
{
    private const string Link = "%LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down";

    [Theory]
    [InlineData("--rfc3164", "--udp")]
    [InlineData("--rfc5424", "--udp")]
    [InlineData("--rfc3164", "--tcp")]
    [InlineData("--rfc5424", "--tcp")]
    [InlineData("--rfc5424", "--tcp", "--octet-count")]
    [InlineData("--rfc3164", "--tcp", "--octet-count")]
    public async Task Logger(params string[] how)
    {
        await using var line = new ListeningLine();
        var tcp = how.Contains("--tcp");

        Assert.Equal(0, await Programs.Run(
            "logger", ["--server", "127.0.0.1", "--port", (tcp ? line.Line.SyslogTcpEndPoint : line.Line.SyslogUdpEndPoint)!.Text(), "--priority", "local7.err", "--tag", "rtr", .. how, Link]));

        var entry = Assert.Single(await line.Entries(1));
        Assert.Equal(tcp ? Transport.SyslogTcp : Transport.SyslogUdp, entry.Transport);
        var message = Read(entry);
        Assert.Equal(how.Contains("--rfc5424") ? SyslogFormat.Rfc5424 : SyslogFormat.Rfc3164, message.Format);
        Assert.Equal((SyslogSeverity.Error, Link), (message.Severity, message.Text));
    }

    [Fact]
    public async Task Rsyslogd_by_all_its_ways()
    {
        await using var line = new ListeningLine();
        var work = Directory.CreateTempSubdirectory("rsyslog-");
        try
        {
            var (socket, configuration) = (Path.Combine(work.FullName, "log"), Path.Combine(work.FullName, "rsyslog.conf"));
            await File.WriteAllTextAsync(configuration, Configuration(line, socket, work.FullName));
            using var daemon = Programs.Start("rsyslogd", "-n", "-f", configuration, "-i", Path.Combine(work.FullName, "pid"));
            try
            {
                await line.Until(() => File.Exists(socket) || daemon.HasExited);
                foreach (var n in Enumerable.Range(1, 20))
                {
                    Assert.Equal(0, await Programs.Run("logger", "--socket", socket, "--priority", "local7.err", "--tag", "rtr", $"{Link} {n}"));
                }

                var entries = await line.Entries(60);
                Assert.Equal(20, entries.Count(e => e.Transport == Transport.SyslogUdp));
                Assert.Equal(40, entries.Count(e => e.Transport == Transport.SyslogTcp));
                var texts = entries.Select(e => Read(e).Text).Order(StringComparer.Ordinal);
                Assert.Equal(Enumerable.Range(1, 20).SelectMany(n => Enumerable.Repeat($"{Link} {n}", 3)).Order(StringComparer.Ordinal), texts);
            }
            finally
            {
                daemon.Kill();
                await daemon.WaitForExitAsync();
            }
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    // Over TLS it shows a certificate, and frames are counted, as RFC 5425 asks.
    [Fact]
    public async Task Syslog_ng_by_all_its_ways()
    {
        if (SyslogNg.Program is not { } program)
        {
            Assert.Skip("syslog-ng is neither installed nor unpacked (tests/run unpacks it)");
            return;
        }

        using var files = new TlsFiles();
        await using var line = new ListeningLine(ListeningLine.Loopback with { SyslogTls = "127.0.0.1:0", Tls = TlsServer.Load(files.Server, files.Authority) });
        var work = Directory.CreateTempSubdirectory("syslog-ng-");
        try
        {
            string At(string name) => Path.Combine(work.FullName, name);
            await File.WriteAllTextAsync(At("conf"), NgConfiguration(line, At("log"), files));
            using var daemon = Process.Start(new ProcessStartInfo(program, ["-F", "-f", At("conf"), "-p", At("pid"), "-R", At("persist"), "-c", At("ctl"), "--no-caps", .. SyslogNg.Options])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }.With(SyslogNg.Variables))!;
            try
            {
                await line.Until(() => File.Exists(At("log")) || daemon.HasExited);
                Assert.False(daemon.HasExited, daemon.HasExited ? await daemon.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) : "");
                foreach (var n in Enumerable.Range(1, 20))
                {
                    Assert.Equal(0, await Programs.Run("logger", "--socket", At("log"), "--priority", "local7.err", "--tag", "rtr", $"{Link} {n}"));
                }

                var entries = await line.Entries(80);
                Assert.Equal([20, 40, 20], new[] { Transport.SyslogUdp, Transport.SyslogTcp, Transport.SyslogTls }.Select(t => entries.Count(e => e.Transport == t)));
                var messages = entries.Select(Read).ToList();
                Assert.Equal(40, messages.Count(m => m.Format == SyslogFormat.Rfc5424));
                Assert.All(messages, m => Assert.Equal((SyslogSeverity.Error, "rtr", SyslogLeniencies.None), (m.Severity, m.AppName, m.Leniencies)));
                Assert.Equal(Enumerable.Range(1, 20).SelectMany(n => Enumerable.Repeat($"{Link} {n}", 4)).Order(StringComparer.Ordinal), messages.Select(m => m.Text).Order(StringComparer.Ordinal));
            }
            finally
            {
                daemon.Kill();
                await daemon.WaitForExitAsync();
            }
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static string NgConfiguration(ListeningLine line, string socket, TlsFiles files) => $$"""
        @version: 3.38
        source here { unix-dgram("{{socket}}"); };
        destination udp { network("127.0.0.1" port({{line.Line.SyslogUdpEndPoint!.Text()}}) transport("udp")); };
        destination lines { network("127.0.0.1" port({{line.Line.SyslogTcpEndPoint!.Text()}}) transport("tcp")); };
        destination counted { syslog("127.0.0.1" port({{line.Line.SyslogTcpEndPoint!.Text()}}) transport("tcp") persist-name("counted")); };
        destination tls { syslog("127.0.0.1" port({{line.Line.SyslogTlsEndPoint!.Text()}}) transport("tls")
          tls(ca-file("{{files.Authority}}") cert-file("{{files.Client}}") key-file("{{files.Client}}") peer-verify(yes))); };
        log { source(here); destination(udp); destination(lines); destination(counted); destination(tls); };
        """;

    private static string Configuration(ListeningLine line, string socket, string work)
    {
        string Forward(string rest) =>
            $"action(type=\"omfwd\" target=\"127.0.0.1\" action.resumeRetryCount=\"-1\" action.resumeInterval=\"1\" {rest})";
        var text = new StringBuilder()
            .AppendLine($"global(workDirectory=\"{work}\")")
            .AppendLine($"module(load=\"imuxsock\" SysSock.Use=\"off\")")
            .AppendLine($"input(type=\"imuxsock\" Socket=\"{socket}\")")
            .AppendLine("if $programname == 'rtr' then {")
            .AppendLine(Forward($"port=\"{line.Line.SyslogUdpEndPoint!.Text()}\" protocol=\"udp\""))
            .AppendLine(Forward($"port=\"{line.Line.SyslogTcpEndPoint!.Text()}\" protocol=\"tcp\" TCP_Framing=\"octet-counted\" template=\"RSYSLOG_SyslogProtocol23Format\""))
            .AppendLine(Forward($"port=\"{line.Line.SyslogTcpEndPoint!.Text()}\" protocol=\"tcp\" TCP_Framing=\"traditional\""))
            .AppendLine("}");
        return text.ToString();
    }

    private static SyslogMessage Read(DatagramEntry entry)
    {
        Assert.True(DatagramDecoder.TryDecode(entry, out var decoded, out _));
        return Assert.IsType<DecodedSyslog>(decoded).Message;
    }
}
