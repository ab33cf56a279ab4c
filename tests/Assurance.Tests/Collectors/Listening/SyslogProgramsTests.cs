using System.Text;
using Assurance.Collectors.Decoding;
using Assurance.Model.Journal;
using Assurance.Syslog;

namespace Assurance.Tests.Collectors.Listening;

/// <summary>logger and rsyslogd against the real listeners.</summary>
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
