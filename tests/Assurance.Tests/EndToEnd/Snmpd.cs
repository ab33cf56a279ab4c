using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Assurance.Tests.EndToEnd;

/// <summary>A real <c>snmpd</c> on loopback, some of whose values are given.</summary>
internal sealed class Snmpd : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo folder;

    private Snmpd(Process process, DirectoryInfo folder, int port) => (this.process, this.folder, Port) = (process, folder, port);

    public int Port { get; }

    /// <param name="port">0: a spare one.</param>
    /// <param name="overrides">Instances of integer objects and their values.</param>
    public static Task<Snmpd> StartAsync(int port, params (string Oid, int Value)[] overrides) =>
        StartAsync(port, null, ["rocommunity public 127.0.0.1", .. overrides.Select(o => string.Create(CultureInfo.InvariantCulture, $"override {o.Oid} integer {o.Value}"))]);

    /// <param name="memory">Where it keeps its engine and boots beyond its end; null: they go with it.</param>
    /// <param name="lines">Of its configuration.</param>
    public static async Task<Snmpd> StartAsync(int port, string? memory, params string[] lines)
    {
        RealSenders.Require("snmpd");
        var folder = Directory.CreateTempSubdirectory("snmpd");
        port = port == 0 ? SparePort() : port;
        var configuration = Path.Combine(folder.FullName, "snmpd.conf");
        await File.WriteAllLinesAsync(configuration, lines);
        var process = RealSenders.Start(
            "snmpd", "-f", "-Lo", "-C", "-c", configuration, "-p", Path.Combine(folder.FullName, "pid"),
            $"--persistentDir={memory ?? folder.FullName}", string.Create(CultureInfo.InvariantCulture, $"udp:127.0.0.1:{port}"));
        var agent = new Snmpd(process, folder, port);
        var end = DateTime.UtcNow.AddSeconds(10);
        while (!(await File.ReadAllTextAsync("/proc/net/udp")).Contains($":{port:X4} ", StringComparison.Ordinal))
        {
            Assert.True(DateTime.UtcNow < end && !process.HasExited, "snmpd does not listen");
            await Task.Delay(50);
        }

        return agent;
    }

    public async ValueTask DisposeAsync()
    {
        if (!folder.Exists)
        {
            return;
        }

        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
        folder.Refresh();
    }

    /// <summary>Ends it in its own way, so that it keeps what it has to.</summary>
    public async Task StopAsync()
    {
        Assert.Equal(0, await RealSenders.RunAsync("kill", process.Id.ToString(CultureInfo.InvariantCulture)));
        await process.WaitForExitAsync();
        await DisposeAsync();
    }

    private static int SparePort()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
    }
}
