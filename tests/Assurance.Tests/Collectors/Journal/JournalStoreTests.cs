using Assurance.Collectors.Journal;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Tests.Collectors.Journal;

public sealed class JournalStoreTests : IDisposable
{
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_appended_is_read_back_as_it_was()
    {
        byte[] bytes = [0, 0xff, 10, 0, 13, 0x30];
        var command = new ChangeTicketStatus("li", "T-1", TicketStatus.Pending, "等待备件");
        var import = new InventoryImport("ab12", true, "admin", "upload");
        await using var store = folder.Open();

        Assert.Equal(1, await store.AppendAsync(Transport.Snmp, "2001:db8::1", 50000, bytes, CancellationToken.None));
        Assert.Equal(2, await store.AppendAsync(command, CancellationToken.None));
        Assert.Equal(3, await store.AppendAsync(import, CancellationToken.None));

        var datagram = Assert.IsType<DatagramEntry>(store.Read(1));
        Assert.Equal((Transport.Snmp, "2001:db8::1", 50000), (datagram.Transport, datagram.Source, datagram.SourcePort));
        Assert.Equal(bytes, datagram.Bytes.ToArray());
        Assert.Equal(folder.Time.GetUtcNow(), datagram.Time);
        Assert.Equal(command, Assert.IsType<CommandEntry>(store.Read(2)).Command);
        Assert.Equal(import, Assert.IsType<InventoryEntry>(store.Read(3)).Import);
        Assert.Null(store.Read(4));
        Assert.Null(store.Read(0));
        Assert.Equal([1, 2, 3], store.ReadFrom(1).Select(e => e.Position));
    }

    [Fact]
    public async Task Reopening_continues_positions()
    {
        await using (var store = folder.Open())
        {
            await JournalFolder.Append(store, 1, 10);
        }

        await using var again = folder.Open();

        Assert.Equal(10, again.Position);
        Assert.Null(again.TornTail);
        Assert.Equal(11, await JournalFolder.Append(again, "message 11"));
        Assert.Equal(Enumerable.Range(1, 11).Select(n => $"message {n}"), again.ReadFrom(0).Select(JournalFolder.Text));
        Assert.Single(folder.Segments);
    }

    [Fact]
    public async Task Segments_are_cut_by_size_and_read_as_one_from_any_position_and_time()
    {
        var options = folder.Options with { SegmentBytes = 600, CommitDelay = TimeSpan.Zero };
        await using (var store = folder.Open(options))
        {
            foreach (var n in Enumerable.Range(1, 40))
            {
                folder.Time.Pass(TimeSpan.FromSeconds(n % 4 == 0 ? 1 : 0));
                await JournalFolder.Append(store, $"message {n}");
            }
        }

        Assert.True(folder.Segments.Length > 3);
        await using var again = folder.Open(options);
        var all = again.ReadFrom(1).ToList();
        Assert.Equal(Enumerable.Range(1, 40).Select(n => $"message {n}"), all.Select(JournalFolder.Text));
        foreach (var entry in all)
        {
            Assert.Equal(JournalFolder.Text(entry), JournalFolder.Text(again.Read(entry.Position)));
            Assert.Equal(entry.Position, again.ReadFrom(entry.Position).First().Position);
            Assert.Equal(all.First(e => e.Time >= entry.Time).Position, again.PositionAt(entry.Time));
            Assert.Equal(all.FirstOrDefault(e => e.Time > entry.Time)?.Position ?? 41, again.PositionAt(entry.Time.AddTicks(1)));
        }

        Assert.Equal(1, again.PositionAt(DateTimeOffset.MinValue));
        Assert.Equal(41, again.PositionAt(DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task Long_segments_are_found_in_by_their_sparse_index()
    {
        await using var store = folder.Open();
        for (var n = 0; n < 20; n++)
        {
            folder.Time.Pass(TimeSpan.FromSeconds(1));
            await JournalFolder.Append(store, 1000 * n, 1000);
        }

        await using var _ = store;
        var reader = JournalReader.Open(folder.Options, NullLogger.Instance);
        foreach (var position in (long[])[1, 2, 999, 1000, 1001, 12345, 20000])
        {
            Assert.Equal($"message {position - 1}", JournalFolder.Text(store.Read(position)));
            Assert.Equal($"message {position - 1}", JournalFolder.Text(reader.Read(position)));
        }

        Assert.Equal(12001, reader.PositionAt(store.Read(12001)!.Time));
        Assert.Equal(12001, store.PositionAt(store.Read(12001)!.Time));
        Assert.Equal(20000, reader.Position);
    }

    [Fact]
    public async Task A_second_process_gets_one_clear_error()
    {
        await using var store = folder.Open();

        var error = Assert.Throws<JournalInUseException>(() => folder.Open());

        Assert.Equal($"the journal in {folder.Directory} is in use by another process", error.Message);
    }

    [Fact]
    public async Task A_journal_of_a_later_version_is_refused_and_left_alone()
    {
        await using (var store = folder.Open())
        {
            await JournalFolder.Append(store, "1");
        }

        var bytes = File.ReadAllBytes(folder.Segments[0]);
        bytes[8] = 2;
        File.WriteAllBytes(folder.Segments[0], bytes);

        Assert.Contains("format 2", Assert.Throws<IOException>(() => folder.Open()).Message);
        Assert.Equal(bytes, File.ReadAllBytes(folder.Segments[0]));
    }

    [Fact]
    public async Task Datagrams_are_counted_as_received_and_journalled()
    {
        await using var store = folder.Open();
        await JournalFolder.Append(store, 1, 25);
        await store.AppendAsync(new CommentFault("li", "F-1", "x"), CancellationToken.None);

        Assert.Equal([(Transport.SyslogUdp, 25)], folder.Counters.ReceivedCounts);
        Assert.Equal([(Transport.SyslogUdp, 25)], folder.Counters.JournalledCounts);
    }
}
