using System.Reactive.Subjects;
using Assurance.Correlation;
using Assurance.Correlation.Stages;
using Assurance.Model.Alarms;
using Assurance.Model.Operations;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Alarms;

/// <summary>Five changes within a minute make an alarm flap; a minute without change ends it.</summary>
public sealed class FlappingTests
{
    private readonly Timeline time = new();
    private readonly Subject<AlarmReport> reports = new();
    private readonly Subject<OperatorCommand> commands = new();
    private readonly Heard<AlarmChange> heard;
    private long position;

    public FlappingTests() => heard = time.Hear(reports.Deduplicate(commands, new EngineOptions(), time.Clock, new()));

    private string[] Told => heard.Told(c => $"{c.Alarm.Id} {c.Kind}");

    [Fact]
    public void The_fifth_change_starts_it_and_from_then_on_changes_are_only_counted()
    {
        Flap(0, 5);
        Assert.Equal(
            ["0 a1 Raised", "1 a1 Cleared", "2 a3 Raised", "3 a3 Cleared", "4 a5 Raised", "4 a5 FlappingStarted"], Told);

        Flap(5, 1, AlarmAction.Clear);
        Flap(6, 1);
        Assert.Equal("6 a5 Repeated", Told[^1]);
        var alarm = heard.Last.Alarm;
        Assert.True(alarm.Stands && alarm.IsFlapping);
        Assert.Equal((2L, 7.0), (alarm.Tally, alarm.FlapsPerMinute));
    }

    [Fact]
    public void Quiet_with_the_last_word_a_clear_ends_it_cleared_as_of_that_clear()
    {
        Flap(0, 6);
        time.PassTo(64.9);
        Assert.Equal("4 a5 FlappingStarted", Told[^1]);

        time.PassTo(65);
        Assert.Equal("65 a5 FlappingEnded", Told[^1]);
        Assert.Equal(Some.At(5), heard.Last.Alarm.ClearedAt);
        Assert.False(heard.Last.Alarm.IsFlapping);

        Flap(70, 1);
        Assert.Equal(("a7", "a5"), (heard.Last.Alarm.Id, heard.Last.Alarm.Predecessor));
    }

    [Fact]
    public void Quiet_with_the_last_word_a_raise_ends_it_standing()
    {
        Flap(0, 7);
        time.PassTo(66);

        Assert.Equal("66 a5 FlappingEnded", Told[^1]);
        Assert.True(heard.Last.Alarm.Stands);
        Flap(70, 1, AlarmAction.Clear);
        Assert.Equal("70 a5 Cleared", Told[^1]);
    }

    [Fact]
    public void A_fifth_change_that_is_a_clear_leaves_the_alarm_standing_while_it_flaps()
    {
        Report(0, AlarmAction.Raise);
        Flap(100, 5, AlarmAction.Clear);

        Assert.Equal("104 a5 FlappingStarted", Told[^1]);
        Assert.True(heard.Last.Alarm.Stands);
        time.PassTo(164);
        Assert.Equal((AlarmChangeKind.FlappingEnded, Some.At(104)), (heard.Last.Kind, heard.Last.Alarm.ClearedAt));
    }

    [Fact]
    public void Changes_a_minute_apart_do_not_flap()
    {
        for (var n = 0; n < 20; n++)
        {
            Report(n * 20, n % 2 == 0 ? AlarmAction.Raise : AlarmAction.Clear);
        }

        Assert.DoesNotContain(heard.Items, c => c.Alarm.IsFlapping);
    }

    [Fact]
    public void Each_change_puts_the_end_off_and_a_storm_of_them_is_bounded()
    {
        Flap(0, 100_000, every: 0.01);
        Assert.Equal(1, heard.Items.Count(c => c.Kind == AlarmChangeKind.FlappingStarted));
        Assert.Equal(6000, heard.Last.Alarm.FlapsPerMinute);
        Assert.Equal(32, heard.Last.Alarm.Journal.Length);

        time.PassTo(2000);
        Assert.Equal(1, heard.Items.Count(c => c.Kind == AlarmChangeKind.FlappingEnded));
    }

    [Fact]
    public void An_operators_clear_ends_a_flapping_alarm_for_good()
    {
        Flap(0, 5);
        time.At(10, () => commands.OnNext(new ClearAlarms("wang", ["a5"])));
        time.PassTo(200);

        Assert.Equal("10 a5 Cleared", Told[^1]);
        Assert.False(heard.Last.Alarm.IsFlapping);
    }

    private void Flap(double from, int changes, AlarmAction first = AlarmAction.Raise, double every = 1)
    {
        var second = first == AlarmAction.Raise ? AlarmAction.Clear : AlarmAction.Raise;
        for (var n = 0; n < changes; n++)
        {
            Report(from + (n * every), n % 2 == 0 ? first : second);
        }
    }

    private void Report(double at, AlarmAction action) => time.At(at, () => reports.OnNext(Some.Report(action, at, ++position)));
}
