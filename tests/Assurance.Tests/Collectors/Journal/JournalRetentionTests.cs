using System.Collections.Immutable;
using Assurance.Collectors.Journal;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Tests.Collectors.Journal;

public sealed class JournalRetentionTests : IDisposable
{
    private readonly JournalFolder folder = new();

    private JournalOptions Small => folder.Options with { SegmentBytes = 600, CommitDelay = TimeSpan.Zero };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_carried_over_keeps_position_time_and_octets_and_the_rest_is_gone()
    {
        await using var store = await FilledAsync(60);
        var before = store.ReadFrom(1).ToDictionary(e => e.Position);
        var begins = store.Files[3];

        Retain(store, begins, 2, 5);

        var entries = store.ReadFrom(1).ToList();
        Assert.IsType<RetentionEntry>(entries[0]);
        Assert.Equal([2, 5, .. Enumerable.Range((int)begins.FirstPosition, 60 - (int)begins.FirstPosition + 1).Select(n => (long)n)], entries.Skip(1).Select(e => e.Position));
        Assert.All(entries.Skip(1), e => Assert.Equal((before[e.Position].Time, JournalFolder.Text(before[e.Position])), (e.Time, JournalFolder.Text(e))));
        Assert.Equal(new JournalBeginning(begins.FirstPosition, begins.Since, 2), store.Beginning);
        Assert.Equal(begins.FirstPosition - 3, store.Beginning.Removed);
        Assert.Equal("message 5", JournalFolder.Text(store.Read(5)));
        Assert.Null(store.Read(4));
        Assert.Equal(begins.FirstPosition, store.PositionAt(DateTimeOffset.MinValue));
        Assert.Equal(begins.FirstPosition, long.Parse(Path.GetFileNameWithoutExtension(folder.Segments[0])));
        Assert.Single(Directory.GetFiles(folder.Directory, "*.carried"));
    }

    [Fact]
    public async Task It_begins_there_after_a_restart_and_for_who_only_reads_and_may_begin_later_again()
    {
        var first = default(JournalExtent);
        await using (var store = await FilledAsync(60))
        {
            first = store.Files[2];
            Retain(store, first, 1, 4);
        }

        await using var again = folder.Open(Small);
        Assert.Equal(new JournalBeginning(first.FirstPosition, first.Since, 2), again.Beginning);
        Assert.Equal(again.Beginning, JournalReader.Open(folder.Options, NullLogger.Instance).Beginning);
        Assert.Equal(61, await JournalFolder.Append(again, "message 61"));

        var second = again.Files[2];
        Retain(again, second, 4, first.FirstPosition + 1);
        Assert.Equal([4, first.FirstPosition + 1, second.FirstPosition], again.ReadFrom(2).Take(3).Select(e => e.Position));
        Assert.Equal(61, again.ReadFrom(1).Last().Position);
        Assert.Single(Directory.GetFiles(folder.Directory, "*.carried"));
    }

    [Fact]
    public async Task A_follower_gets_what_was_carried_over_and_then_everything()
    {
        await using var store = await FilledAsync(60);
        var begins = store.Files[3];
        Retain(store, begins, 3);
        using var follower = store.Follow(1);
        var (batch, seen) = (new List<JournalEntry>(), new List<long>());
        while (follower.Next <= 60)
        {
            follower.WaitForBatch(batch, TimeSpan.Zero, out _);
            seen.AddRange(batch.Select(e => e.Position));
        }

        Assert.Equal([0, 3, .. Enumerable.Range((int)begins.FirstPosition, 61 - (int)begins.FirstPosition).Select(n => (long)n)], seen);
    }

    [Fact]
    public async Task Who_reads_what_is_removed_meanwhile_is_told_instead_of_getting_half_of_it()
    {
        await using var store = await FilledAsync(60);
        using var reading = store.ReadFrom(1).GetEnumerator();
        Assert.True(reading.MoveNext());
        Retain(store, store.Files[4], 2);

        Assert.Throws<JournalRetainedException>(() =>
        {
            while (reading.MoveNext())
            {
                // Up to the end of the file that was open.
            }
        });
    }

    [Fact]
    public async Task A_removal_cut_short_before_or_after_its_one_step_leaves_the_old_or_the_new_journal()
    {
        byte[][] old;
        string[] paths;
        JournalExtent begins;
        await using (var store = await FilledAsync(60))
        {
            begins = store.Files[3];
            paths = folder.Segments;
            old = [.. paths.Select(File.ReadAllBytes)];
            File.WriteAllText(Path.Combine(folder.Directory, $"{begins.FirstPosition:D19}{CarriedFile.Unfinished}"), "half");
        }

        await using (var before = folder.Open(Small))
        {
            Assert.Equal(JournalBeginning.Whole, before.Beginning);
            Assert.Equal(60, before.ReadFrom(1).Count());
            Assert.Empty(Directory.GetFiles(folder.Directory, "*" + CarriedFile.Unfinished));
            Retain(before, begins, 2);
        }

        foreach (var (path, bytes) in paths.Zip(old))
        {
            File.WriteAllBytes(path, bytes);
        }

        Assert.Equal(begins.FirstPosition, JournalReader.Open(folder.Options, NullLogger.Instance).ReadFrom(1).ElementAt(2).Position);
        await using var after = folder.Open(Small);
        Assert.Equal([0, 2, begins.FirstPosition], after.ReadFrom(1).Take(3).Select(e => e.Position));
        Assert.Equal(begins.FirstPosition, long.Parse(Path.GetFileNameWithoutExtension(folder.Segments[0])));
    }

    [Fact]
    public async Task Damage_in_what_was_carried_over_costs_what_it_stands_on_and_is_told()
    {
        await using (var store = await FilledAsync(60))
        {
            Retain(store, store.Files[4], 2, 3, 6);
        }

        var path = Assert.Single(Directory.GetFiles(folder.Directory, "*.carried"));
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf("message 3"u8)] ^= 1;
        File.WriteAllBytes(path, bytes);

        await using var again = folder.Open(Small);
        var entries = again.ReadFrom(1).Take(4).ToList();
        Assert.Equal("message 2", JournalFolder.Text(entries[1]));
        Assert.Contains(Path.GetFileName(path), Assert.IsType<UnreadableEntry>(entries[2]).Reason, StringComparison.Ordinal);
        Assert.Equal("message 6", JournalFolder.Text(entries[3]));
    }

    [Fact]
    public async Task What_cannot_be_carried_over_leaves_the_journal_as_it_was()
    {
        await using var store = await FilledAsync(60);
        var begins = store.Files[3];

        Assert.Contains("1 of 2", Assert.Throws<IOException>(() => Retain(store, begins, 2, 100)).Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => Retain(store, begins with { FirstPosition = begins.FirstPosition + 1 }, 2));

        Assert.Equal(60, store.ReadFrom(1).Count());
        Assert.Equal(JournalBeginning.Whole, store.Beginning);
        Assert.Empty(Directory.GetFiles(folder.Directory, "*carried*"));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(2.5, null, 20L)]
    [InlineData(0.5, null, 40L)]
    [InlineData(9.0, null, null)]
    [InlineData(null, 250L, 30L)]
    [InlineData(null, 10L, 40L)]
    [InlineData(null, 410L, null)]
    [InlineData(3.5, 150L, 40L)]
    public void The_oldest_files_go_by_age_and_by_size_but_never_the_one_being_written(double? days, long? size, long? expected)
    {
        var now = folder.Time.GetUtcNow();
        JournalExtent[] files = [.. Enumerable.Range(1, 4).Select(n => new JournalExtent(n * 10, now - TimeSpan.FromDays(5 - n), 100))];
        var policy = new RetentionPolicy(days is { } d ? TimeSpan.FromDays(d) : null, size);

        Assert.Equal(expected, policy.Beginning(files, carried: 10, now));
    }

    private async Task<JournalStore> FilledAsync(int count)
    {
        var store = folder.Open(Small);
        foreach (var n in Enumerable.Range(1, count))
        {
            folder.Time.Pass(TimeSpan.FromSeconds(1));
            await JournalFolder.Append(store, $"message {n}");
        }

        return store;
    }

    private static void Retain(JournalStore store, JournalExtent begins, params long[] carried) => store.Retain(
        new(new(begins.FirstPosition, begins.Since, carried.Length), begins.Since, new RecallFaults(0, ImmutableDictionary<string, ImmutableArray<long>>.Empty)), carried);
}
