using System.Reactive.Linq;
using System.Text.Json;
using Assurance.Correlation;
using Assurance.Correlation.State;
using Assurance.Dashboard.Past;
using Assurance.Dashboard.Snapshots;
using Assurance.Model.Alarms;
using Assurance.Model.Journal;
using Assurance.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Assurance.Tests.Dashboard;

public sealed class SnapshotsBesideTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("snapshots").FullName;
    private readonly FakeTimeProvider clock = new(Noon);
    private readonly FakeJournal journal;
    private readonly SnapshotStore store;

    public SnapshotsBesideTests()
    {
        journal = new FakeJournal(new LiveState(), clock);
        store = new SnapshotStore(folder, new EngineOptions(), journal, NullLogger<SnapshotStore>.Instance);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task One_taken_beside_the_line_is_the_lines_and_the_next_goes_on_from_it()
    {
        using var line = Line();
        var begun = 0;
        using var beside = Beside(() => { begun++; return Line(); });
        foreach (var many in (int[])[40, 25])
        {
            Fold(line, many);
            var moment = line.Now;
            var then = Conclusions(line);
            beside.Begin(moment);
            // What comes meanwhile is none of its business.
            Fold(line, 5);
            await RunningProduct.Until(() => Task.FromResult(beside.IsUnderWay), isUnderWay => !isUnderWay);

            using var again = store.Begin(Line, moment);
            Assert.Equal(moment, again.Now);
            Assert.Equal(then, Conclusions(again));
        }

        Assert.Equal(2, begun);
        Assert.Equal(2, Directory.EnumerateFiles(folder, "*.snapshot", SearchOption.AllDirectories).Count());
        Assert.Equal(75, line.State.Position);
    }

    [Fact]
    public async Task One_that_fails_is_said_and_the_next_is_tried()
    {
        using var line = Line();
        var fails = true;
        using var beside = Beside(() => fails ? throw new InvalidDataException("no") : Line());
        Fold(line, 3);
        foreach (var expected in (int[])[0, 1])
        {
            beside.Begin(line.Now);
            await RunningProduct.Until(() => Task.FromResult(beside.IsUnderWay), isUnderWay => !isUnderWay);
            Assert.Equal(expected, Directory.EnumerateFiles(folder, "*.snapshot", SearchOption.AllDirectories).Count());
            fails = false;
        }
    }

    private SnapshotsBeside Beside(Func<Engine> begin) => new(moment => new PastFold(() => store.Begin(begin, moment), journal, store), NullLogger.Instance);

    // One alarm for each datagram.
    private static Engine Line() => new(
        new EngineOptions(), (messages, _) => messages.OfType<DatagramEntry>().Select(d => Some.Report(position: d.Position, on: Some.Interface($"i{d.Position % 9}")) with { ReceivedAt = d.Time, EventTime = d.Time }), (before, _) => before);

    private static string Conclusions(Engine line) => JsonSerializer.Serialize(
        new { line.State.Position, Alarms = line.State.Alarms.OrderBy(a => a.Id, StringComparer.Ordinal), Faults = line.State.Faults.OrderBy(f => f.Id, StringComparer.Ordinal) });

    private void Fold(Engine line, int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(20));
            var position = journal.Append(p => new DatagramEntry(p, clock.GetUtcNow(), Transport.SyslogUdp, "192.0.2.1", 514, new byte[] { 1 }));
            line.Process(journal.Read(position)!);
        }
    }
}
