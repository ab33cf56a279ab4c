using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Assurance.Benchmarks.Receiving;

/// <summary>Another's program that writes what it receives to a file, a line a message, on a spare port.</summary>
internal sealed class PeerProcess : IReceiver
{
    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly string file;
    private long read;
    private long lines;

    private PeerProcess(Process process, DirectoryInfo folder, IPEndPoint endPoint)
    {
        (this.process, this.folder, file, EndPoint) = (process, folder, FileIn(folder), endPoint);
        AppDomain.CurrentDomain.ProcessExit += EndWithUs;
    }

    public IPEndPoint EndPoint { get; }

    public TimeSpan Cpu => process.TotalProcessorTime;

    /// <param name="peer">Which, and how it is told what to do.</param>
    /// <param name="program">Where it lies.</param>
    /// <param name="way">What it receives.</param>
    public static async Task<IReceiver> StartAsync(Peer peer, PeerProgram program, Way way)
    {
        var folder = Directory.CreateTempSubdirectory("assurance-peer");
        var endPoint = SpareEndPoint(way);
        var settings = Path.Combine(folder.FullName, "peer.conf");
        await File.WriteAllTextAsync(settings, peer.Settings(folder.FullName, FileIn(folder), endPoint.Port, way));
        var start = new ProcessStartInfo(program.Path, peer.Arguments(program, settings, folder.FullName, FileIn(folder), endPoint))
        {
            Environment = { ["MIBS"] = "", ["LC_ALL"] = "C.UTF-8", ["LD_LIBRARY_PATH"] = program.Libraries },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var process = new PeerProcess(Process.Start(start)!, folder, endPoint);
        await process.UntilListeningAsync(way);
        return process;
    }

    public async Task<long> KeptAsync()
    {
        var buffer = new byte[1 << 20];
        await using var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite, 1) { Position = read };
        while (await stream.ReadAsync(buffer) is var count and > 0)
        {
            lines += buffer.AsSpan(0, count).Count((byte)'\n');
            read += count;
        }

        return lines;
    }

    public Task<string> LossesAsync() => Task.FromResult("");

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= EndWithUs;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private void EndWithUs(object? sender, EventArgs exit) => process.Kill();

    private static string FileIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "messages");

    private static IPEndPoint SpareEndPoint(Way way)
    {
        using var socket = way == Way.LogTcp
            ? new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
            : new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (IPEndPoint)socket.LocalEndPoint!;
    }

    private async Task UntilListeningAsync(Way way)
    {
        _ = process.StandardOutput.ReadToEndAsync();
        var said = process.StandardError.ReadToEndAsync();
        var watch = Stopwatch.StartNew();
        while (!(await File.ReadAllTextAsync(way == Way.LogTcp ? "/proc/net/tcp" : "/proc/net/udp")).Contains($":{EndPoint.Port:X4} 00000000:0000 ", StringComparison.Ordinal))
        {
            if (process.HasExited || watch.Elapsed > TimeSpan.FromSeconds(10))
            {
                throw new InvalidOperationException($"it does not listen: {(process.HasExited ? await said : "10 s went by")}");
            }

            await Task.Delay(20);
        }
    }
}
