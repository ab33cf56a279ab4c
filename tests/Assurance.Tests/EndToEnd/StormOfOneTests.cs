using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Assurance.Correlation.State;
using Assurance.Model.Journal;
using Assurance.Tests.Support;

namespace Assurance.Tests.EndToEnd;

/// <summary>One sender at full rate and nine at a hundred messages a second, into the running product.</summary>
public sealed class StormOfOneTests
{
    private const int Seconds = 4;
    private const int PerSecond = 100;
    private const string Loud = "127.0.0.2";

    private static readonly string[] Others = [.. Enumerable.Range(3, 9).Select(n => $"127.0.0.{n}")];

    [Fact]
    public async Task Nine_others_lose_nothing_and_their_alarms_are_not_late()
    {
        await using var product = await RunningProduct.StartAsync();
        var (sent, seen) = (new ConcurrentDictionary<string, long>(), new ConcurrentDictionary<string, long>());
        product.Application.State.Changed += change =>
        {
            if (change.Subject == StateSubject.Alarm && product.Application.State.Alarm(change.Id) is { } alarm && alarm.Source != Loud)
            {
                seen.TryAdd($"{alarm.Source} {alarm.Object.Name}", Stopwatch.GetTimestamp());
            }
        };
        using var stop = new CancellationTokenSource();
        var storm = Task.Factory.StartNew(() => Flood(product.Application.SyslogUdp, stop.Token), TaskCreationOptions.LongRunning);
        await Task.Factory.StartNew(() => Trickle(product.Application.SyslogUdp, sent), TaskCreationOptions.LongRunning);
        await stop.CancelAsync();
        var flooded = await storm;
        await RunningProduct.Until(() => Task.FromResult(seen.Count), n => n >= sent.Count, seconds: 60);

        var rows = product.Application.Sources.Rows.Where(r => r.Transport == Transport.SyslogUdp).ToDictionary(r => r.Address);
        Assert.All(Others, o => Assert.Equal((Seconds * PerSecond, 0L), (rows[o].Received, rows[o].Dropped)));
        Assert.DoesNotContain("unknown", rows.Keys);
        Assert.Equal(flooded, rows[Loud].Received);
        var late = sent.Select(s => Stopwatch.GetElapsedTime(s.Value, seen[s.Key])).Order().ToArray();
        var (median, most) = (late[late.Length / 2], late[^1]);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{flooded} of the storm, {rows[Loud].Dropped} of them shed, {rows[Loud].Waiting} still wait; of the others {late.Length}: median {median.TotalMilliseconds:0} ms, the latest {most.TotalMilliseconds:0} ms");

        // They passed what of the storm came before them; how long that takes is the machine's matter.
        Assert.True(rows[Loud].Waiting > 1_000, "nobody was passed");
        Assert.True(most < TimeSpan.FromSeconds(30), $"one was {most} late");
    }

    private static long Flood(IPEndPoint to, CancellationToken stop)
    {
        using var socket = Bound(Loud, to);
        long sent = 0;
        while (!stop.IsCancellationRequested)
        {
            // As fast as it goes, with a breath now and then: the receive buffer is everybody's, and nobody knows whose datagrams are lost in it.
            for (var n = 0; n < 250; n++)
            {
                sent++;
                socket.Send(Message("loud", sent % 50_000));
            }

            Thread.Sleep(1);
        }

        return sent;
    }

    private static void Trickle(IPEndPoint to, ConcurrentDictionary<string, long> sent)
    {
        var sockets = Others.Select(o => Bound(o, to)).ToArray();
        var began = Stopwatch.GetTimestamp();
        for (var n = 0; n < Seconds * PerSecond; n++)
        {
            while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds((double)n / PerSecond))
            {
                Thread.Sleep(1);
            }

            for (var i = 0; i < Others.Length; i++)
            {
                sent[$"{Others[i]} GigabitEthernet0/{n}"] = Stopwatch.GetTimestamp();
                sockets[i].Send(Message($"r{i}", n));
            }
        }

        Array.ForEach(sockets, s => s.Dispose());
    }

    private static byte[] Message(string host, long n) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<187>Nov 23 16:10:00 {host} %LINK-3-UPDOWN: Interface GigabitEthernet0/{n}, changed state to down"));

    private static Socket Bound(string from, IPEndPoint to)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        socket.Connect(to);
        return socket;
    }
}
