using System.Net.Sockets;
using System.Text;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Listening;
using Assurance.Model.Journal;

namespace Assurance.Tests.Collectors.Listening;

public sealed class SyslogTcpListenerTests
{
    [Fact]
    public async Task Both_framings_on_one_connection_in_any_pieces()
    {
        await using var line = new ListeningLine();
        using (var sender = ListeningLine.Sender(line.Line.SyslogTcpEndPoint!, ProtocolType.Tcp))
        {
            sender.NoDelay = true;
            foreach (var octet in "5 <13>a<13>b c\n6 <13>\nd<13>no end"u8.ToArray())
            {
                sender.Send([octet]);
            }
        }

        Assert.Equal(["<13>a", "<13>b c", "<13>\nd", "<13>no end"], (await line.Entries(4)).Select(e => Encoding.UTF8.GetString(e.Bytes.Span)));
    }

    [Fact]
    public async Task A_sender_is_slowed_while_the_journal_stands_and_loses_nothing()
    {
        await using var line = new ListeningLine(journal: o => o with { QueueBytes = 100_000 });
        line.Disk.Gate.Reset();
        const int frames = 30_000;
        using var sender = ListeningLine.Sender(line.Line.SyslogTcpEndPoint!, ProtocolType.Tcp);
        sender.SendBufferSize = 10_000;
        var sending = Task.Run(() =>
        {
            for (var n = 0; n < frames; n++)
            {
                sender.Send(Encoding.ASCII.GetBytes($"<13>{n} {new string('x', 990)}\n"));
            }
        });

        await line.Until(() => line.Received(Transport.SyslogTcp) > 30);
        await Task.WhenAny(sending, Task.Delay(300));
        Assert.False(sending.IsCompleted);
        Assert.Equal(0, line.Store.Position);
        line.Disk.Gate.Set();
        await sending;

        var entries = await line.Entries(frames);
        Assert.True(entries.Select((e, n) => Encoding.ASCII.GetString(e.Bytes.Span).StartsWith($"<13>{n} x", StringComparison.Ordinal)).All(x => x));
        line.AssertNothingUncounted(Transport.SyslogTcp, frames);
        Assert.Equal(0, line.Dropped(Transport.SyslogTcp));
    }

    [Fact]
    public async Task One_address_holds_at_most_half_of_the_connections_and_the_next_is_counted()
    {
        await using var line = new ListeningLine();
        var senders = new List<Socket>();
        try
        {
            for (var n = 0; n < 501; n++)
            {
                senders.Add(ListeningLine.Sender(line.Line.SyslogTcpEndPoint!, ProtocolType.Tcp));
            }

            await line.Until(() => line.Counters.LimitedCounts.Contains(("connections", 1)));
            Assert.Equal(0, senders[^1].Receive(new byte[1]));
            senders[0].Send("<13>heard\n"u8);
            Assert.Equal("<13>heard", Encoding.UTF8.GetString((await line.Entries(1))[0].Bytes.Span));
        }
        finally
        {
            senders.ForEach(s => s.Dispose());
        }
    }

    [Fact]
    public async Task A_frame_that_is_cut_is_counted()
    {
        await using var line = new ListeningLine();
        using (var sender = ListeningLine.Sender(line.Line.SyslogTcpEndPoint!, ProtocolType.Tcp))
        {
            sender.Send(Encoding.ASCII.GetBytes("<13>" + new string('x', 70_000) + "\n<13>next\n"));
        }

        await line.Until(() => line.Counters.LimitedCounts.Contains(("frame", 1)));
    }

    [Theory]
    [InlineData("random", 4000)]
    [InlineData("160301020001000001fc0303aabbccddeeff00112233445566778899aabbccddeeff00112233", 0)]
    [InlineData("1f8b0800000000000003cb48cdc9c95728cf2fca49e10200", 0)]
    public async Task What_is_no_syslog_is_one_entry_in_quarantine_and_its_connection_is_closed(string hex, int length)
    {
        await using var line = new ListeningLine();
        using var stranger = ListeningLine.Sender(line.Line.SyslogTcpEndPoint!, ProtocolType.Tcp);
        var noise = length > 0 ? Noise(length) : Convert.FromHexString(hex);
        stranger.Send(noise);

        var entry = Assert.Single(await line.Entries(1));
        Assert.Equal(0, stranger.Receive(new byte[1]));
        Assert.False(DatagramDecoder.TryDecode(entry, out _, out var quarantined));
        Assert.Equal("binary", quarantined.Reason);
        Assert.Contains(("no-syslog", 1), line.Counters.LimitedCounts);
        line.AssertNothingUncounted(Transport.SyslogTcp, 1);
    }

    [Fact]
    public async Task Who_spoke_before_is_not_cut_off_for_noise_and_an_odd_character_set_is_no_noise()
    {
        await using var line = new ListeningLine();
        using var sender = ListeningLine.Sender(line.Line.SyslogTcpEndPoint!, ProtocolType.Tcp);
        using var other = ListeningLine.Sender(line.Line.SyslogTcpEndPoint!, ProtocolType.Tcp);
        sender.Send([.. "<13>first\n"u8, .. Noise(300), .. "\n<13>last\n"u8]);
        await line.Until(() => line.Store.ReadFrom(1).Select(Journal.JournalFolder.Text).Contains("<13>last"));

        // No PRI: GB18030, Latin-1, colours, a bell.
        other.Send([.. "\u001b[31mred\u001b[0m\n"u8, 0xB6, 0xCB, 0xBF, 0xDA, 0xB9, 0xCA, 0xD5, 0xCF, (byte)'\n', (byte)'d', 0xE9, (byte)'j', 0xE0, (byte)'\n', .. "\aring\n"u8]);
        other.Send("<13>still here\n"u8);
        await line.Until(() => line.Store.ReadFrom(1).Select(Journal.JournalFolder.Text).Contains("<13>still here"));
        Assert.Empty(line.Counters.LimitedCounts);
        var texts = line.Store.ReadFrom(1).OfType<DatagramEntry>()
            .Select(e => DatagramDecoder.TryDecode(e, out var decoded, out _) ? ((DecodedSyslog)decoded).Message.Text : "quarantined").ToArray();
        Assert.Contains("quarantined", texts);
        foreach (var text in (string[])["first", "last", "端口故障", "déjà", "still here"])
        {
            Assert.Contains(text, texts);
        }
    }

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(3).NextBytes(noise);
        return noise;
    }

    [Fact]
    public async Task Stopping_takes_in_what_has_been_sent()
    {
        await using var line = new ListeningLine();
        using var sender = ListeningLine.Sender(line.Line.SyslogTcpEndPoint!, ProtocolType.Tcp);
        sender.Send("<13>first\n"u8);
        await line.Entries(1);
        sender.Send("<13>second\n<13>third"u8);

        await line.Line.StopAsync();

        Assert.Equal(["<13>first", "<13>second", "<13>third"], (await line.Entries(3)).Select(e => Encoding.UTF8.GetString(e.Bytes.Span)));
        Assert.Equal(0, sender.Receive(new byte[1]));
    }

    [Fact]
    public async Task A_sender_that_breaks_off_costs_nobody_else()
    {
        await using var line = new ListeningLine();
        using var steady = ListeningLine.Sender(line.Line.SyslogTcpEndPoint!, ProtocolType.Tcp);
        using (var broken = ListeningLine.Sender(line.Line.SyslogTcpEndPoint!, ProtocolType.Tcp))
        {
            broken.LingerState = new LingerOption(true, 0);
            broken.Send("<13>cut"u8);
            await Task.Run(async () =>
            {
                using var third = ListeningLine.Sender(line.Line.SyslogTcpEndPoint!, ProtocolType.Tcp);
                third.Send("<13>x\n"u8);
                await line.Entries(1);
            });
        }

        steady.Send("<13>still here\n"u8);
        // What the one that broke off had sent may have come or not.
        await line.Until(() => line.Store.ReadFrom(1).Select(Journal.JournalFolder.Text).Contains("<13>still here"));
    }
}
