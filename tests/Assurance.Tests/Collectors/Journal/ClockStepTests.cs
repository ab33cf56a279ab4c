using Assurance.Collectors.Journal;
using Assurance.Collectors.Usm;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Snmp;

namespace Assurance.Tests.Collectors.Journal;

/// <summary>What somebody sets the computer's clock to while the product runs, or while it stands still.</summary>
public sealed class ClockStepTests : IDisposable
{
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Set_back_times_never_decrease_and_never_stand_still_and_it_is_said()
    {
        await using (var store = folder.Open())
        {
            await JournalFolder.Append(store, "1");
            folder.Time.Set(TimeSpan.FromHours(-1));
            folder.Time.Pass(TimeSpan.FromSeconds(10));
            await JournalFolder.Append(store, "2");
            var step = Step(store.Read(2));
            Assert.Equal((TimeSpan.FromHours(-1), TimeSpan.FromSeconds(10), TimeSpan.Zero), (step.By, step.Since, step.Skipped));
            Assert.Equal("2", JournalFolder.Text(store.Read(3)));
            Assert.Equal(TimeSpan.FromSeconds(5), store.Read(3)!.Time - store.Read(1)!.Time);
            Assert.True(store.ClockAhead > TimeSpan.FromMinutes(59));
            Assert.Equal((1, 0), (folder.Counters.ClockStepsBack, folder.Counters.ClockStepsForward));
        }

        await using var again = folder.Open();
        await JournalFolder.Append(again, "3");
        Assert.True(Step(again.Read(4)).Ahead > TimeSpan.FromMinutes(59));
        Assert.Equal(again.Read(3)!.Time, again.Read(5)!.Time);
        folder.Time.Set(TimeSpan.FromHours(1));
        await JournalFolder.Append(again, "4");
        Assert.Equal(TimeSpan.Zero, Step(again.Read(6)).Ahead);
        Assert.Equal(folder.Time.GetUtcNow(), again.Read(7)!.Time);
        Assert.Equal(TimeSpan.Zero, again.ClockAhead);
    }

    [Fact]
    public async Task Set_ahead_by_a_day_it_is_said_before_anything_of_the_new_time()
    {
        await using var store = folder.Open();
        await JournalFolder.Append(store, "1");
        folder.Time.Pass(TimeSpan.FromSeconds(3));
        folder.Time.Set(TimeSpan.FromDays(1));
        await JournalFolder.Append(store, "2");

        Assert.Equal(new ClockStepped(TimeSpan.FromDays(1), TimeSpan.FromSeconds(3), TimeSpan.Zero, TimeSpan.FromDays(1)), Step(store.Read(2)));
        Assert.Equal(store.Read(3)!.Time, store.Read(2)!.Time);
        Assert.Equal(store.Read(1)!.Time + TimeSpan.FromDays(1) + TimeSpan.FromSeconds(3), store.Read(3)!.Time);
    }

    [Fact]
    public async Task A_tick_alone_finds_it_too()
    {
        await using var store = folder.Open();
        using var follower = store.Follow(1);
        folder.Time.Set(TimeSpan.FromHours(2));
        var batch = new List<JournalEntry>();
        follower.WaitForBatch([], TimeSpan.Zero, out _);
        Assert.Equal(1, follower.WaitForBatch(batch, TimeSpan.FromSeconds(10), out var tick));
        Assert.Equal(TimeSpan.FromHours(2), Step(batch[0]).Skipped);
        Assert.True(tick >= batch[0].Time);
    }

    [Fact]
    public async Task A_little_is_no_step()
    {
        await using var store = folder.Open();
        folder.Time.Set(TimeSpan.FromSeconds(4));
        folder.Time.Pass(TimeSpan.FromSeconds(1));
        folder.Time.Set(TimeSpan.FromSeconds(-4));
        Assert.Equal(1, await JournalFolder.Append(store, "1"));
    }

    // Informs are addressed to our engine: what the listener answered by true time since boot, the fold must find in time too.
    [Fact]
    public async Task Our_engines_time_follows_true_time_however_the_clock_is_set()
    {
        var random = new Random(7);
        await using var store = folder.Open();
        var engine = new UsmEngine(EngineId.Parse("80007ed9050102030405060708"), [store.OpenedAt]);
        for (var (n, read, step) = (0, 0L, (EngineStep?)null); n < 300; n++)
        {
            folder.Time.Pass(TimeSpan.FromSeconds(random.Next(1, 5000)));
            if (random.Next(3) == 0)
            {
                folder.Time.Set(TimeSpan.FromSeconds(random.Next(-20_000, 20_000)));
            }

            var position = await JournalFolder.Append(store, "x");
            while (++read < position)
            {
                var told = Step(store.Read(read));
                step = new(store.Read(read)!.Time, told.Since, told.Ahead);
            }

            Assert.Equal(((1, (int)store.Running.TotalSeconds)), engine.At(store.Read(position)!.Time, step));
        }
    }

    [Fact]
    public async Task A_mistaken_year_throws_nothing_away_for_a_day()
    {
        await using var store = folder.Open();
        var before = store.Now();
        folder.Time.Set(TimeSpan.FromDays(3650));
        Assert.Equal(before + TimeSpan.FromDays(3650), store.Now());
        Assert.Equal(before, store.TrustedNow);
        folder.Time.Pass(TimeSpan.FromHours(23));
        Assert.Equal(before + TimeSpan.FromHours(23), Trusted());
        folder.Time.Pass(TimeSpan.FromHours(2));
        Assert.Equal(before + TimeSpan.FromDays(3650) + TimeSpan.FromHours(25), Trusted());

        DateTimeOffset Trusted()
        {
            store.Now();
            return store.TrustedNow;
        }
    }

    [Fact]
    public async Task So_does_a_start_years_after_the_last_entry()
    {
        await using (var store = folder.Open())
        {
            await JournalFolder.Append(store, "1");
        }

        folder.Time.Set(TimeSpan.FromDays(3650));
        await using var again = folder.Open();
        Assert.Equal(again.Read(1)!.Time, again.TrustedNow);
        Assert.Equal(folder.Time.GetUtcNow(), again.Now());
    }

    private static ClockStepped Step(JournalEntry? entry) => Assert.IsType<ClockStepped>(Assert.IsType<CommandEntry>(entry).Command);
}
