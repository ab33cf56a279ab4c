using System.IO.Compression;
using System.Reactive.Linq;
using Assurance.Correlation;
using Assurance.Correlation.State;
using Assurance.Dashboard.Snapshots;
using Assurance.Model.Alarms;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Assurance.Tests.Dashboard;

public sealed class SnapshotStoreTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("snapshots").FullName;
    private readonly FakeTimeProvider clock = new(Noon);
    private readonly FakeJournal journal;

    public SnapshotStoreTests() => journal = new FakeJournal(new LiveState(), clock);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_fold_begins_at_the_latest_snapshot_before_the_moment()
    {
        var store = Open();
        using var engine = Empty();
        Fold(engine, 10, entry => { if (entry.Position is 3 or 6) { store.Save(engine); } });

        using var late = store.Begin(Empty, Noon.AddMinutes(9));
        using var middle = store.Begin(Empty, Noon.AddMinutes(5));
        using var early = store.Begin(Empty, Noon.AddMinutes(1));
        Assert.Equal((6, 3, 0), (late.State.Position, middle.State.Position, early.State.Position));
        Assert.Equal(Noon.AddMinutes(3), middle.Now);
    }

    [Fact]
    public void One_that_is_damaged_is_thrown_away_and_the_one_before_it_serves()
    {
        var store = Open();
        using var engine = Empty();
        Fold(engine, 10, entry => { if (entry.Position is 3 or 6) { store.Save(engine); } });
        var newest = Directory.EnumerateFiles(folder, "*.snapshot", SearchOption.AllDirectories).Max()!;
        File.WriteAllBytes(newest, File.ReadAllBytes(newest)[..20]);

        using var begun = store.Begin(Empty, Noon.AddMinutes(9));
        Assert.Equal(3, begun.State.Position);
        Assert.False(File.Exists(newest));
    }

    [Fact]
    public void Those_of_another_journal_or_of_other_settings_serve_nobody()
    {
        var store = Open();
        using var engine = Empty();
        Fold(engine, 5, _ => store.Save(engine));

        using var elsewhere = new SnapshotStore(folder, new EngineOptions(), new FakeJournal(new LiveState(), clock), NullLogger<SnapshotStore>.Instance).Begin(Empty, Noon.AddDays(1));
        Assert.Equal(0, elsewhere.State.Position);
        using var otherwise = Open(new EngineOptions { Settle = TimeSpan.FromSeconds(99) }).Begin(Empty, Noon.AddDays(1));
        Assert.Equal(0, otherwise.State.Position);
    }

    [Fact]
    public void One_of_another_build_serves_and_what_follows_from_the_inventory_is_worked_out_anew()
    {
        var before = Open(build: "1111");
        using var engine = Empty();
        Fold(engine, 5, _ => before.Save(engine));

        var after = Open(build: "2222");
        var inventories = 0;
        using var begun = after.Begin(() => Counting(() => inventories++), Noon.AddDays(1));
        Assert.Equal((5, 2), (begun.State.Position, inventories));
        using var again = before.Begin(() => Counting(() => inventories++), Noon.AddDays(1));
        Assert.Equal((5, 3), (again.State.Position, inventories));
    }

    [Fact]
    public void One_of_another_build_in_which_something_lay_otherwise_is_thrown_away()
    {
        var before = Open(build: "1111");
        using var engine = Empty();
        Fold(engine, 1, _ => before.Save(engine));
        var path = Directory.EnumerateFiles(folder, "*.snapshot", SearchOption.AllDirectories).Single();
        var octets = Unpack(path);
        var name = typeof(LiveState).AssemblyQualifiedName!;
        octets[octets.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(name)) + name.Length] ^= 1;
        Pack(path, octets);

        using var begun = Open(build: "2222").Begin(Empty, Noon.AddDays(1));
        Assert.Equal(0, begun.State.Position);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Those_of_other_builds_go_when_what_went_on_from_them_came_to_a_stop()
    {
        using var engine = Empty();
        var (before, after) = (Open(build: "1111"), Open(build: "2222"));
        Fold(engine, 4, e => (e.Position < 3 ? before : after).Save(engine));

        after.DistrustOtherBuilds();
        using var early = after.Begin(Empty, Noon.AddMinutes(2));
        using var late = after.Begin(Empty, Noon.AddMinutes(9));
        Assert.Equal((0, 4), (early.State.Position, late.State.Position));
    }

    [Fact]
    public void The_number_kept_is_bounded_and_the_newest_stays()
    {
        var store = Open();
        using var engine = Empty();
        Fold(engine, 60, _ => store.Save(engine));

        Assert.Equal(SnapshotStore.Most, Directory.EnumerateFiles(folder, "*.snapshot", SearchOption.AllDirectories).Count());
        using var newest = store.Begin(Empty, Noon.AddDays(1));
        Assert.Equal(60, newest.State.Position);
    }

    private static Engine Empty() => new(new EngineOptions(), (_, _) => Observable.Empty<AlarmReport>(), (before, _) => before);

    private static Engine Counting(Action inventory)
    {
        var engine = Empty();
        engine.State.Changed += c => (c.Subject == StateSubject.Inventory ? inventory : () => { })();
        return engine;
    }

    private static byte[] Unpack(string path)
    {
        using var packed = new ZLibStream(File.OpenRead(path), CompressionMode.Decompress);
        using var octets = new MemoryStream();
        packed.CopyTo(octets);
        return octets.ToArray();
    }

    private static void Pack(string path, byte[] octets)
    {
        using var packed = new ZLibStream(File.Create(path), CompressionLevel.Fastest);
        packed.Write(octets);
    }

    private SnapshotStore Open(EngineOptions? options = null, string? build = null) => new(folder, options ?? new EngineOptions(), journal, NullLogger<SnapshotStore>.Instance, build);

    private void Fold(Engine engine, int entries, Action<JournalEntry> then)
    {
        for (var i = 0; i < entries; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            var entry = journal.Read(journal.Append(p => new CommandEntry(p, clock.GetUtcNow(), new CommentFault("op", "f1", "words"))))!;
            engine.Process(entry);
            then(entry);
        }
    }
}
