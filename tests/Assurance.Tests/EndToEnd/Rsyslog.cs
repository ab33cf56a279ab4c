using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Assurance.Tests.EndToEnd;

/// <summary>A real <c>rsyslogd</c> that takes messages on a local socket and forwards them by TCP.</summary>
internal sealed class Rsyslog : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly int port;

    private Rsyslog(Process process, DirectoryInfo folder, int port) => (this.process, this.folder, this.port) = (process, folder, port);

    public static async Task<Rsyslog> StartAsync(IPEndPoint target, string framing, string? authority = null)
    {
        var folder = Directory.CreateTempSubdirectory("rsyslog");
        var port = SparePort();
        var configuration = Path.Combine(folder.FullName, "rsyslog.conf");
        // Early messages are discarded unless the action is told to go on trying.
        await File.WriteAllTextAsync(configuration, $$"""
            global(workDirectory="{{folder.FullName}}"{{(authority is null ? "" : $" defaultNetstreamDriverCAFile=\"{authority}\"")}})
            module(load="imudp")
            input(type="imudp" address="127.0.0.1" port="{{port}}")
            *.* action(type="omfwd" target="{{target.Address}}" port="{{target.Port}}" protocol="tcp" TCP_Framing="{{framing}}"{{(authority is null ? "" : " StreamDriver=\"gtls\" StreamDriverMode=\"1\" StreamDriverAuthMode=\"anon\"")}}
                       template="RSYSLOG_ForwardFormat" action.resumeRetryCount="-1" action.resumeInterval="1")

            """);
        var process = RealSenders.Start("rsyslogd", "-n", "-f", configuration, "-i", Path.Combine(folder.FullName, "pid"));
        var relay = new Rsyslog(process, folder, port);
        await relay.UntilListeningAsync();
        return relay;
    }

    public async Task LogAsync(string host, string message)
    {
        using var socket = new UdpClient();
        await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes($"<187>Nov 25 10:00:00 {host} ifmgr[200]: {message}"), "127.0.0.1", port);
        await Task.Delay(300);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task UntilListeningAsync()
    {
        var end = DateTime.UtcNow.AddSeconds(10);
        while (!(await File.ReadAllTextAsync("/proc/net/udp")).Contains($":{port:X4} ", StringComparison.Ordinal))
        {
            Assert.True(DateTime.UtcNow < end && !process.HasExited, "rsyslogd does not listen");
            await Task.Delay(50);
        }
    }

    private static int SparePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
