using Assurance.Collectors.Journal;
using Assurance.Model.Journal;

namespace Assurance.Tests.Collectors.Journal;

public sealed class JournalFollowerTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(16 << 20)]
    [InlineData(3000)]
    public async Task Files_first_then_what_comes_live_without_a_hole(int tailBytes)
    {
        var options = folder.Options with { TailBytes = tailBytes, SegmentBytes = 100_000, CommitDelay = TimeSpan.Zero };
        await using var store = folder.Open(options);
        await JournalFolder.Append(store, 1, 3000);
        using var follower = store.Follow(11);

        var writing = Task.Run(async () =>
        {
            for (var n = 3001; n <= 9000; n += 100)
            {
                await JournalFolder.Append(store, n, 100);
            }
        });
        var (seen, batch) = (new List<JournalEntry>(), new List<JournalEntry>());
        while (seen.Count < 8990 && follower.WaitForBatch(batch, Long, out _) > 0)
        {
            seen.AddRange(batch);
        }

        await writing;
        Assert.Equal(Enumerable.Range(11, 8990).Select(n => (long)n), seen.Select(e => e.Position));
        Assert.Equal(store.ReadFrom(11).Select(JournalFolder.Text), seen.Select(JournalFolder.Text));
    }

    [Fact]
    public async Task A_follower_waits_no_longer_than_told_and_wakes_when_something_is_durable()
    {
        await using var store = folder.Open();
        using var follower = store.Follow(1);
        var batch = new List<JournalEntry>();
        Assert.Equal(0, follower.WaitForBatch(batch, TimeSpan.FromMilliseconds(20), out _));

        var waiting = Task.Run(() => follower.WaitForBatch(batch, Long, out _));
        await JournalFolder.Append(store, "1");

        Assert.Equal(1, await waiting);
        Assert.Equal("1", JournalFolder.Text(batch[0]));
    }

    [Fact]
    public async Task While_nothing_comes_the_tick_goes_on_and_nothing_later_is_before_it()
    {
        await using var store = folder.Open();
        using var follower = store.Follow(1);
        var batch = new List<JournalEntry>();
        await JournalFolder.Append(store, "1");
        follower.WaitForBatch(batch, Long, out var tick);
        Assert.Equal(folder.Time.GetUtcNow(), tick);

        folder.Time.Pass(TimeSpan.FromSeconds(7));
        Assert.Equal(0, follower.WaitForBatch(batch, TimeSpan.Zero, out tick));
        Assert.Equal(folder.Time.GetUtcNow(), tick);

        folder.Time.Set(TimeSpan.FromSeconds(-5));
        await JournalFolder.Append(store, "2");
        follower.WaitForBatch(batch, Long, out var later);
        Assert.Equal(tick, batch[0].Time);
        Assert.True(later >= tick);
    }

    [Fact]
    public async Task A_tick_given_holds_after_a_restart_with_the_clock_set_back()
    {
        DateTimeOffset tick;
        await using (var store = folder.Open())
        {
            using var follower = store.Follow(1);
            folder.Time.Pass(TimeSpan.FromMinutes(1));
            follower.WaitForBatch([], TimeSpan.Zero, out tick);
        }

        folder.Time.Set(TimeSpan.FromMinutes(-10));
        await using var again = folder.Open();
        await JournalFolder.Append(again, "1");

        Assert.Equal(tick, again.Read(1)!.Time);
    }

    [Fact]
    public async Task A_follower_that_lags_gets_ticks_of_what_it_has_seen_only()
    {
        await using var store = folder.Open();
        for (var n = 0; n < 5; n++)
        {
            folder.Time.Pass(TimeSpan.FromSeconds(1));
            await JournalFolder.Append(store, 1000 * n, 1000);
        }

        folder.Time.Pass(TimeSpan.FromSeconds(1));
        using var follower = store.Follow(1);
        var (batch, last) = (new List<JournalEntry>(), DateTimeOffset.MinValue);
        while (follower.Next <= 5000)
        {
            follower.WaitForBatch(batch, TimeSpan.Zero, out var tick);
            Assert.All(batch, e => Assert.True(e.Time >= last));
            Assert.Equal(follower.Next > 5000 ? folder.Time.GetUtcNow() : batch[^1].Time, tick);
            last = tick;
        }
    }

    [Fact]
    public async Task Under_load_no_entry_is_before_a_tick_given_earlier()
    {
        await using var store = JournalStore.Open(
            folder.Options, TimeProvider.System, folder.Counters, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        using var follower = store.Follow(1);
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(w => Task.Run(async () =>
        {
            for (var n = 0; n < 300; n++)
            {
                await JournalFolder.Append(store, $"{w} {n}");
            }
        })));
        var (batch, last, seen) = (new List<JournalEntry>(), DateTimeOffset.MinValue, 0);
        while (seen < 1200)
        {
            seen += follower.WaitForBatch(batch, TimeSpan.FromMilliseconds(1), out var tick);
            foreach (var entry in batch)
            {
                Assert.True(entry.Time >= last, $"position {entry.Position}");
            }

            Assert.True(tick >= last);
            last = tick;
        }

        await writing;
    }
}
