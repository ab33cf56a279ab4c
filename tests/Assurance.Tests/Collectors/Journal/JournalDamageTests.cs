using Assurance.Collectors.Journal;
using Assurance.Model.Journal;

namespace Assurance.Tests.Collectors.Journal;

public sealed class JournalDamageTests : IDisposable
{
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_tail_torn_at_any_place_is_cut_off_reported_and_written_over()
    {
        await Write(1, 3);
        var whole = File.ReadAllBytes(folder.Segments[0]);
        var record = (whole.Length - 32) / 3;
        for (var length = whole.Length - 1; length > 0; length -= 5)
        {
            File.WriteAllBytes(folder.Segments[0], whole[..length]);
            var left = Math.Max(length - 32, 0) / record;

            await using (var store = folder.Open())
            {
                Assert.Equal(left, store.Position);
                Assert.Equal((length - 32) % record == 0, store.TornTail is null);
                Assert.Equal(left + 1, await JournalFolder.Append(store, "new"));
            }

            await using var again = folder.Open();
            Assert.Null(again.TornTail);
            Assert.Equal(
                [.. Enumerable.Range(1, left).Select(n => $"message {n}"), "new"], again.ReadFrom(1).Select(JournalFolder.Text));
        }
    }

    [Theory]
    [InlineData(5000, 0)]
    [InlineData(5000, 0xff)]
    [InlineData(7, 0x20)]
    public async Task Rubbish_after_the_last_record_is_cut_off(int length, byte octet)
    {
        await Write(1, 3);
        File.AppendAllBytes(folder.Segments[0], [.. Enumerable.Repeat(octet, length)]);

        await using var store = folder.Open();

        Assert.Equal(length, store.TornTail?.Bytes);
        Assert.Equal(3, store.Position);
    }

    [Fact]
    public async Task One_bad_octet_costs_one_record_which_keeps_its_position()
    {
        await Write(1, 100);
        var bytes = File.ReadAllBytes(folder.Segments[0]);
        var record = "message 50"u8.ToArray();
        bytes[bytes.AsSpan().IndexOf(record)] ^= 1;
        File.WriteAllBytes(folder.Segments[0], bytes);

        await using var store = folder.Open();

        Assert.Null(store.TornTail);
        var entries = store.ReadFrom(1).ToList();
        Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n), entries.Select(e => e.Position));
        var unreadable = Assert.IsType<UnreadableEntry>(Assert.Single(entries, e => e is not DatagramEntry));
        Assert.Equal(50, unreadable.Position);
        Assert.Contains("is damaged at", unreadable.Reason);
        Assert.IsType<UnreadableEntry>(store.Read(50));
        Assert.Equal("message 51", JournalFolder.Text(store.Read(51)));
    }

    [Fact]
    public async Task A_damaged_stretch_across_the_end_of_a_segment_leaves_the_next_one_readable()
    {
        var options = folder.Options with { SegmentBytes = 2000, CommitDelay = TimeSpan.Zero };
        await using (var store = folder.Open(options))
        {
            foreach (var n in Enumerable.Range(1, 100))
            {
                await JournalFolder.Append(store, $"message {n}");
            }
        }

        var damaged = folder.Segments[1];
        var bytes = File.ReadAllBytes(damaged);
        bytes.AsSpan(bytes.Length / 2).Fill(0xa5);
        File.WriteAllBytes(damaged, bytes);

        await using var again = folder.Open(options);
        var entries = again.ReadFrom(1).ToList();
        Assert.Equal(Enumerable.Range(1, 100).Select(n => (long)n), entries.Select(e => e.Position));
        Assert.InRange(entries.Count(e => e is UnreadableEntry), 10, 25);
        Assert.All(entries.OfType<DatagramEntry>(), e => Assert.Equal($"message {e.Position}", JournalFolder.Text(e)));
        Assert.True(Segment.TryParseName(folder.Segments[2], out var next));
        Assert.Equal($"message {next}", JournalFolder.Text(again.Read(next)));
    }

    [Fact]
    public async Task A_record_of_a_kind_not_known_is_an_entry_that_says_so()
    {
        await Write(1, 1);
        var size = RecordFormat.Size(0, 2);
        var record = new byte[size];
        RecordFormat.Write(record, (RecordKind)99, default, 0, [], "{}"u8);
        RecordFormat.Stamp(record, 2, folder.Time.GetUtcNow().UtcTicks);
        File.AppendAllBytes(folder.Segments[0], record);
        RecordFormat.Write(record, RecordKind.Command, default, 0, [], "{}"u8);
        RecordFormat.Stamp(record, 3, folder.Time.GetUtcNow().UtcTicks);
        File.AppendAllBytes(folder.Segments[0], record);

        await using var store = folder.Open();

        Assert.Contains("kind 99", Assert.IsType<UnreadableEntry>(store.Read(2)).Reason);
        Assert.IsType<UnreadableEntry>(store.Read(3));
        Assert.Equal(3, store.Position);
    }

    private async Task Write(int from, int count)
    {
        await using var store = folder.Open();
        await JournalFolder.Append(store, from, count);
    }
}
