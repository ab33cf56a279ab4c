using System.Collections.Immutable;
using System.Reactive.Subjects;
using Assurance.Correlation;
using Assurance.Correlation.Stages;
using Assurance.Model.Alarms;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Alarms;

/// <summary>A raise settles after five seconds.</summary>
public sealed class SettleTests
{
    private readonly Timeline time = new();
    private readonly Subject<AlarmChange> changes = new();
    private readonly Heard<AlarmChange> heard;

    public SettleTests()
    {
        var options = new EngineOptions
        {
            SettleOf = ImmutableDictionary<string, TimeSpan>.Empty
                .Add(Conditions.HighTemperature, TimeSpan.FromSeconds(30))
                .Add(Conditions.MainsFailure, TimeSpan.Zero),
        };
        heard = time.Hear(changes.Settle(options, time.Clock));
    }

    private string[] Told => heard.Told(c => $"{c.Alarm.Id} {c.Kind}{(c.Alarm.IsSettled ? " settled" : "")}");

    [Fact]
    public void A_raise_settles_once_and_stays_so()
    {
        var alarm = Raise(0, Fresh("a1"));
        Then(2, alarm, AlarmChangeKind.Repeated);
        Then(9, alarm, AlarmChangeKind.Repeated);
        var cleared = alarm with { ClearedAt = Some.At(20) };
        Then(20, cleared, AlarmChangeKind.Cleared);
        Then(30, cleared, AlarmChangeKind.Acknowledged);

        Assert.Equal(
            ["0 a1 Raised", "2 a1 Repeated", "5 a1 Settled settled", "9 a1 Repeated settled", "20 a1 Cleared settled", "30 a1 Acknowledged settled"], Told);
    }

    [Fact]
    public void What_settles_is_the_alarm_as_it_is_then()
    {
        var alarm = Raise(0, Fresh("a1"));
        Then(3, alarm with { Tally = 7 }, AlarmChangeKind.Repeated);
        time.PassTo(10);

        Assert.Equal(7, heard.Last.Alarm.Tally);
    }

    [Fact]
    public void What_clears_before_never_settles()
    {
        var alarm = Raise(0, Fresh("a1"));
        Then(4.999, alarm with { ClearedAt = Some.At(4.999) }, AlarmChangeKind.Cleared);
        Raise(4.999, Fresh("a2"));
        time.PassTo(60);

        Assert.Equal(["0 a1 Raised", "4.999 a1 Cleared", "4.999 a2 Raised", "9.999 a2 Settled settled"], Told);
    }

    [Fact]
    public void What_flaps_settles_at_once()
    {
        var alarm = Raise(0, Fresh("a1"));
        Then(1, alarm with { IsFlapping = true }, AlarmChangeKind.FlappingStarted);
        Then(61, alarm with { ClearedAt = Some.At(1) }, AlarmChangeKind.FlappingEnded);

        Assert.Equal(["0 a1 Raised", "1 a1 FlappingStarted", "1 a1 Settled settled", "61 a1 FlappingEnded settled"], Told);
    }

    [Fact]
    public void A_condition_may_settle_sooner_or_later()
    {
        Raise(0, Fresh("hot", Conditions.HighTemperature));
        Raise(0, Fresh("mains", Conditions.MainsFailure));
        Raise(0, Fresh("link"));
        time.PassTo(60);

        Assert.Equal(
            ["0 hot Raised", "0 mains Raised", "0 mains Settled settled", "0 link Raised", "5 link Settled settled", "30 hot Settled settled"], Told);
    }

    [Fact]
    public void An_event_does_not_settle()
    {
        Raise(0, Fresh("a1") with { IsEvent = true });
        time.PassTo(60);

        Assert.Equal(["0 a1 Raised"], Told);
    }

    private static Alarm Fresh(string id, string condition = Conditions.LinkDown) => Some.Alarm(id, condition: condition, settled: false);

    private Alarm Raise(double at, Alarm alarm)
    {
        Then(at, alarm, AlarmChangeKind.Raised);
        return alarm;
    }

    private void Then(double at, Alarm alarm, AlarmChangeKind kind) => time.At(at, () => changes.OnNext(Some.Change(alarm, kind, at)));
}
