using System.Text;
using Assurance.Correlation;
using Assurance.Dashboard.Composition;
using Assurance.Model.Journal;
using Assurance.Tests.EndToEnd;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation;

public sealed class WaitingLineTests
{
    private readonly WaitingLine line = new();
    private long position;

    [Fact]
    public void Senders_take_turns_each_in_its_own_order_and_who_was_served_goes_to_the_end()
    {
        Come("loud", 100);
        Come("b", 2);
        Come("c", 3);

        Assert.Equal(["loud:10", "b:102", "c:105"], Named(line.Next(most: 30, least: 10)));
        Assert.Equal(["loud:10", "b:101"], Named(line.Next(most: 11, least: 10)));

        Assert.Equal(Enumerable.Range(1, 10).Select(n => (long)n), Take("loud", 10));
        Come("d", 1);
        Assert.Equal(["b:102", "c:105", "loud:20", "d:106"], Named(line.Next(most: 40, least: 10)));
        Assert.Equal([101, 102], Take("b", 102));
        Assert.Equal([103], Take("c", 103));
        Assert.Equal(["loud:20", "d:106", "c:105"], Named(line.Next(most: 30, least: 10)));
        Assert.Equal(93, line.Count);
    }

    [Fact]
    public void Where_few_wait_each_has_its_share_of_all()
    {
        Come("loud", 100);
        Assert.Equal(["loud:64"], Named(line.Next(most: 64, least: 10)));
        Come("louder", 100);
        Assert.Equal(["loud:32", "louder:132"], Named(line.Next(most: 64, least: 10)));
    }

    [Fact]
    public void A_turn_of_what_does_not_wait_or_went_before_takes_nothing()
    {
        Come("b", 2);
        Assert.Empty(Take("nobody", 100));
        Assert.Empty(Take("b", 0));
        Assert.Equal([1, 2], Take("b", 100));
        Assert.Empty(Take("b", 100));
        Assert.Empty(line.Next(10, 10).Senders);
    }

    [Fact]
    public void What_is_taken_up_counts_as_of_then_and_still_says_when_it_came()
    {
        Come("b", 1);
        var taken = Assert.Single(line.Take(new(Transport.SyslogUdp, "b", 1), Some.At(9)));
        Assert.Equal((Some.At(9), Some.At(0)), (taken.Time, taken.Arrived));
    }

    [Fact]
    public void Senders_beyond_the_limit_share_one_line()
    {
        for (var n = 0; n < WaitingLine.MostSenders + 90_000; n++)
        {
            Come($"10.{n >> 16}.{(n >> 8) & 255}.{n & 255}", 1);
        }

        Come("10.0.0.7", 1);
        Assert.Equal(WaitingLine.MostSenders + 1, line.Next(int.MaxValue, 1).Senders.Length);
        Assert.Equal(90_000, Take(WaitingLine.Others, long.MaxValue).Count);
        Assert.Equal(2, Take("10.0.0.7", long.MaxValue).Count);
    }

    [Fact]
    public void The_journal_says_when_what_waited_is_folded_and_a_replay_says_the_same()
    {
        JournalEntry[] journal =
        [
            Deferred(1, 0, "192.0.2.1", "Interface Gi0/1, changed state to down"), Deferred(2, 0, "192.0.2.1", "Interface Gi0/2, changed state to down"), Deferred(3, 0, "192.0.2.9", "Interface Gi0/1, changed state to down"),
            new TurnEntry(4, Some.At(3), new([new(Transport.SyslogUdp, "192.0.2.9", 3), new(Transport.SyslogUdp, "192.0.2.1", 1)])),
            new TurnEntry(5, Some.At(4), new([new(Transport.SyslogUdp, "192.0.2.1", 2)])),
        ];

        using var whole = Fold(journal[..3]);
        Assert.Empty(whole.State.Alarms);
        Assert.Equal(3, whole.Waiting.Count);
        Go(whole, journal[3..4]);
        Assert.Equal(["a1 1", "a3 1"], whole.State.Alarms.Select(a => $"{a.Id} {a.Tally}").Order(StringComparer.Ordinal));
        Assert.All(whole.State.Alarms, a => Assert.Equal(Some.At(3), a.RaisedAt));
        Go(whole, journal[4..]);
        Assert.Equal((3, 0), (whole.State.Alarms.Count(), whole.Waiting.Count));

        using var begun = Fold(journal[..4]);
        using var image = new MemoryStream();
        begun.Save(image);
        image.Position = 0;
        using var goneOn = Fold([]);
        goneOn.Restore(image);
        Assert.Equal(1, goneOn.Waiting.Count);
        Go(goneOn, journal[4..]);
        Assert.Equal(whole.State.Alarms.Select(a => $"{a.Id} {a.RaisedAt:O}").Order(StringComparer.Ordinal), goneOn.State.Alarms.Select(a => $"{a.Id} {a.RaisedAt:O}").Order(StringComparer.Ordinal));

        using var again = Fold(journal);
        Assert.Equal(whole.State.Alarms.Select(a => $"{a.Id} {a.RaisedAt:O}").Order(StringComparer.Ordinal), again.State.Alarms.Select(a => $"{a.Id} {a.RaisedAt:O}").Order(StringComparer.Ordinal));
    }

    private static Engine Fold(JournalEntry[] journal)
    {
        var engine = new Engine(new EngineOptions(), LineFront.Of(() => ScenarioLine.StandardRules, q => Assert.Fail(q.Detail)), (before, _) => before);
        Go(engine, journal);
        return engine;
    }

    private static void Go(Engine engine, JournalEntry[] journal) => Array.ForEach(journal, engine.Process);

    private static DeferredEntry Deferred(long position, double at, string source, string text) =>
        new(position, Some.At(at), Transport.SyslogUdp, source, 514, Encoding.UTF8.GetBytes($"<187>Nov 23 16:10:00 {source} %LINK-3-UPDOWN: {text}"));

    private void Come(string source, int count)
    {
        for (var n = 0; n < count; n++)
        {
            line.Add(new DeferredEntry(++position, Some.At(0), Transport.SyslogUdp, source, 1, ReadOnlyMemory<byte>.Empty));
        }
    }

    private List<long> Take(string source, long upTo) => [.. line.Take(new(Transport.SyslogUdp, source, upTo), Some.At(1)).Select(e => e.Position)];

    private static IEnumerable<string> Named(SendersTurn turn) => turn.Senders.Select(s => $"{s.Source}:{s.UpTo}");
}
