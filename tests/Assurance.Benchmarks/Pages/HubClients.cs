using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Assurance.Benchmarks.Pages;

/// <summary>As many browsers' worth of hub clients, in a process of their own: each takes every change of the alarms, and how old the first row of a
/// message is when it is whole is its delay. The clients read no more than that, so that the figure is the server's.</summary>
internal static class HubClients
{
    private const int Seconds = 20;
    private const char End = '\u001e';

    /// <summary>What came of a measurement; <paramref name="Held"/>: everybody stayed connected and p99 is within the aim.</summary>
    internal sealed record Outcome(double P99, double KilobytesPerSecond, bool Held);

    public static async Task<Outcome> MeasureAsync(CrowdedHost host, int clients, bool differences)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Assurance.Benchmarks.dll"), "page-clients", host.Url, host.Token, clients.ToString(CultureInfo.InvariantCulture), differences ? "differences" : "whole"])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Console.Write(said);
        double Figure(string pattern) => Regex.Match(said, pattern) is { Success: true } found ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : double.NaN;
        return new Outcome(Figure(@"p99 ([0-9.]+) ms"), Figure(@"([0-9.]+) kB a second"), process.ExitCode == 0);
    }

    /// <summary>The process of the clients: <c>page-clients URL TOKEN COUNT whole|differences</c>.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (url, token, count) = (arguments[0], arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture));
        var differences = arguments[3] == "differences";
        var delays = new ConcurrentBag<double>();
        using var stop = new CancellationTokenSource();
        var measuring = new StrongBox();
        var clients = new List<Task<bool>>();
        for (var n = 0; n < count; n++)
        {
            clients.Add(FollowAsync(url, token, differences, delays, measuring, stop.Token));
            await Task.Delay(10);
        }

        await Task.Delay(TimeSpan.FromSeconds(5));
        measuring.On = true;
        await Task.Delay(TimeSpan.FromSeconds(Seconds));
        measuring.On = false;
        await stop.CancelAsync();
        var alive = (await Task.WhenAll(clients)).Count(c => c);
        var ordered = delays.Order().ToArray();
        double At(double share) => ordered.Length == 0 ? double.NaN : ordered[(int)(share * (ordered.Length - 1))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} clients for {Seconds} s, rows {(differences ? "by what changed" : "whole")}, {alive} connected to the end, {ordered.Length / (double)Seconds / count:0.0} messages and {measuring.Octets / 1000.0 / Seconds / count:0.0} kB a second each: median {At(0.5):0} ms, p99 {At(0.99):0} ms, worst {At(1):0} ms (aim: p99 below 500)"));
        return alive == count && At(0.99) < 500 ? 0 : 1;
    }

    private static async Task<bool> FollowAsync(string url, string token, bool differences, ConcurrentBag<double> delays, StrongBox measuring, CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(new Uri($"{url.Replace("http", "ws", StringComparison.Ordinal)}/hubs/noc?access_token={token}"), stop);
            await SendAsync(socket, """{"protocol":"json","version":1}""", stop);
            await SendAsync(socket, $$"""{"type":1,"invocationId":"1","target":"Subscribe","arguments":[{"view":"alarms","sort":"id","offset":0,"count":1,"differences":{{(differences ? "true" : "false")}}}]}""", stop);
            await ReadAsync(socket, delays, measuring, stop);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    private static async Task ReadAsync(ClientWebSocket socket, ConcurrentBag<double> delays, StrongBox measuring, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        DateTimeOffset? first = null;
        while (socket.State == WebSocketState.Open)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), stop);
            var span = buffer.AsSpan(0, received.Count);
            if (measuring.On)
            {
                Interlocked.Add(ref measuring.Octets, received.Count);
            }

            first ??= TimeOf(span);
            if (span.IndexOf((byte)End) >= 0)
            {
                if (measuring.On && first is { } at)
                {
                    delays.Add((DateTimeOffset.UtcNow - at).TotalMilliseconds);
                }

                first = null;
            }
        }
    }

    private static DateTimeOffset? TimeOf(ReadOnlySpan<byte> message)
    {
        var at = message.IndexOf("\"lastOccurrence\":\""u8);
        if (at < 0 || message.IndexOf("\"Changed\""u8) < 0)
        {
            return null;
        }

        var value = message[(at + 18)..];
        var end = value.IndexOf((byte)'"');
        return end > 0 && DateTimeOffset.TryParse(Encoding.ASCII.GetString(value[..end]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    private static Task SendAsync(ClientWebSocket socket, string message, CancellationToken stop) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, stop);

    private sealed class StrongBox
    {
        public volatile bool On;
        public long Octets;
    }
}
