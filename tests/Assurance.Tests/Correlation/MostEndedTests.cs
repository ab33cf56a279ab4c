using System.Reactive.Linq;
using System.Text.Json;
using Assurance.Correlation;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Journal;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation;

/// <summary>More ends than may be held: the oldest goes before its time, and nothing that is still needed.</summary>
public sealed class MostEndedTests
{
    private const int Held = 60;

    private static readonly EngineOptions Options = new() { MostEnded = Held, Settle = TimeSpan.FromSeconds(1), CloseAfter = TimeSpan.FromSeconds(30) };

    private long position;

    [Fact]
    public void What_ended_first_goes_and_what_stands_or_is_not_done_stays()
    {
        using var line = Line();
        Take(line, "standing", isUp: false);
        for (var i = 0; i < 300; i++)
        {
            Take(line, $"i{i}", isUp: false);
            Take(line, $"i{i}", isUp: true);
        }

        var state = line.State;
        Assert.Contains(state.Alarms, a => a.Object.Id == "standing" && a.Stands);
        Assert.InRange(state.Alarms.Count(a => !a.Stands) + state.Faults.Count(f => f.Status != FaultStatus.Open), Held - 2, Held + 2);
        Assert.Contains(state.Alarms, a => a.Object.Id == "i299");
        Assert.DoesNotContain(state.Alarms, a => a.Object.Id == "i0");
        Assert.All(state.Tickets, t => Assert.NotNull(state.Fault(t.Fault)));
        Assert.All(state.Alarms, a => Assert.NotNull(state.FaultOf(a.Id)));
    }

    [Fact]
    public void A_storm_that_ended_is_held_until_its_tickets_are_closed_and_then_goes_too()
    {
        using var line = Line();
        Enumerable.Range(0, 200).ToList().ForEach(i => Take(line, $"i{i}", isUp: false, seconds: 0.01));
        line.AdvanceTo(line.Now.AddSeconds(20));
        Enumerable.Range(0, 200).ToList().ForEach(i => Take(line, $"i{i}", isUp: true, seconds: 0.01));
        Assert.Equal(200, line.State.Alarms.Count());

        line.AdvanceTo(line.Now.AddMinutes(2));
        for (var i = 0; i < 200; i++)
        {
            Take(line, "other", isUp: i % 2 == 1, seconds: 700);
        }

        Assert.InRange(line.State.Alarms.Count(), 1, Held);
    }

    [Fact]
    public void A_line_that_goes_on_from_a_snapshot_lets_go_of_the_same()
    {
        using var line = Line();
        for (var i = 0; i < 100; i++)
        {
            Take(line, $"i{i}", isUp: false);
            Take(line, $"i{i}", isUp: true);
        }

        using var image = new MemoryStream();
        line.Save(image);
        image.Position = 0;
        using var again = Line();
        again.Restore(image);
        var at = position;
        foreach (var engine in (Engine[])[line, again])
        {
            position = at;
            for (var i = 0; i < 50; i++)
            {
                Take(engine, $"i{i + 80}", isUp: i % 3 == 0);
            }
        }

        Assert.Equal(Conclusions(line), Conclusions(again));
    }

    private static string Conclusions(Engine line) => JsonSerializer.Serialize(
        new { Alarms = line.State.Alarms.OrderBy(a => a.Id, StringComparer.Ordinal), Faults = line.State.Faults.OrderBy(f => f.Id, StringComparer.Ordinal), Tickets = line.State.Tickets.OrderBy(t => t.Id, StringComparer.Ordinal) });

    // The datagram's source says what it is about.
    private static Engine Line() => new(
        Options,
        (messages, _) => messages.OfType<DatagramEntry>().Select(d =>
            Some.Report(d.SourcePort == 1 ? AlarmAction.Clear : AlarmAction.Raise, position: d.Position, on: Some.Interface(d.Source, device: $"d-{d.Source}")) with { ReceivedAt = d.Time, EventTime = d.Time }),
        (before, _) => before);

    private void Take(Engine line, string what, bool isUp, double seconds = 20)
    {
        var now = line.Now < Some.Start ? Some.Start : line.Now.AddSeconds(seconds);
        line.Process(new DatagramEntry(++position, now, Transport.SyslogUdp, what, isUp ? 1 : 0, new byte[] { 1 }));
    }
}
