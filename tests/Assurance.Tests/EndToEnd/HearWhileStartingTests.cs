using System.Net;
using System.Net.Sockets;
using System.Text;
using Assurance.Model.Journal;
using Assurance.Tests.Support;

namespace Assurance.Tests.EndToEnd;

/// <summary>A start that has much to fold hears what comes meanwhile.</summary>
public sealed class HearWhileStartingTests
{
    private const int Before = 8_000;
    private const int Interfaces = 500;

    [Fact]
    public async Task What_comes_while_the_journal_is_folded_is_journalled_and_folded_in_its_order()
    {
        var data = Directory.CreateTempSubdirectory("assurance-test").FullName;
        IPEndPoint address;
        await using (var first = await RunningProduct.StartAsync(data))
        {
            address = first.Application.SyslogUdp;
            using var sender = Sender(address);
            for (var n = 0; n < Before; n++)
            {
                sender.Send(Message($"GigabitEthernet0/{n % Interfaces}", isDown: n / Interfaces % 2 == 0));
                if (n % 100 == 0)
                {
                    await Task.Delay(1);
                }
            }

            await RunningProduct.Until(() => Task.FromResult(first.Application.State.Reports), n => n >= Before, seconds: 60);
        }

        // Without snapshots the whole journal is folded.
        Directory.Delete(Path.Combine(data, "snapshots"), recursive: true);
        // On threads of their own: neither waits for a place among the others' work.
        var start = Task.Factory.StartNew(() => RunningProduct.StartAsync(data, $"--Syslog:Udp={address}"), TaskCreationOptions.LongRunning).Unwrap();
        var sent = await Task.Factory.StartNew(() => SpeakUntil(start, address), TaskCreationOptions.LongRunning);
        await using (var second = await start)
        {
            await AllIsFoldedAsync(second, sent);
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task AllIsFoldedAsync(RunningProduct second, int sent)
    {
        var came = second.Application.Sources.Rows.Single(r => r.Address == "127.0.0.9");

        var waited = second.Application.Journal.ReadFrom(1).OfType<DeferredEntry>().Count(e => e.Source == came.Address);
        TestContext.Current.TestOutputHelper!.WriteLine($"of {sent} sent since the start began {came.Received} were heard, {waited} of them before the journal was folded");
        Assert.True(waited > 0, $"none of {sent} was heard while the journal was folded");
        Assert.Equal(0, came.Dropped);
        var state = second.Application.State;
        await RunningProduct.Until(() => Task.FromResult(state.Reports), n => n == Before + came.Received, seconds: 60);
        await RunningProduct.Until(() => Task.FromResult(second.Application.Sources.Waiting), n => n == 0);
        // Repeats are told of half a second late at most.
        var flaps = await RunningProduct.Until(() => Task.FromResult(state.Alarms.Single(a => a.Object.Name == "GigabitEthernet9/9" && a.Stands)), a => a.Tally == came.Received);
        Assert.Equal(came.Received, flaps.Tally);
        Assert.Equal(0, flaps.Journal.Zip(flaps.Journal.Skip(1)).Count(p => p.First >= p.Second));
    }

    // From the moment somebody listens until the start is done.
    private static int SpeakUntil(Task start, IPEndPoint to)
    {
        using var sender = Sender(to, "127.0.0.9");
        var sent = 0;
        for (; !start.IsCompleted; sent++)
        {
            try
            {
                sender.Send(Message("GigabitEthernet9/9", isDown: true));
            }
            catch (SocketException)
            {
                // Nobody listens yet.
            }

            Thread.Sleep(1);
        }

        return sent;
    }

    private static Socket Sender(IPEndPoint to, string from = "127.0.0.8")
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        socket.Connect(to);
        return socket;
    }

    private static byte[] Message(string name, bool isDown) =>
        Encoding.ASCII.GetBytes($"<187>Nov 23 16:10:00 r1 %LINK-3-UPDOWN: Interface {name}, changed state to {(isDown ? "down" : "up")}");
}
