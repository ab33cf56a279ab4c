using System.Reactive.Subjects;
using Assurance.Correlation;
using Assurance.Correlation.Stages;
using Assurance.Model.Alarms;
using Assurance.Model.Operations;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Alarms;

/// <summary>Alarms that say the same too often, that nobody hears of any more, and that keep coming back.</summary>
public sealed class NoiseTests
{
    private const double Hour = 3600;
    private const double Day = 24 * Hour;

    private readonly Timeline time = new();
    private readonly Subject<AlarmReport> reports = new();
    private readonly Heard<AlarmChange> heard;
    private long position;

    public NoiseTests() => heard = time.Hear(reports.Deduplicate(new Subject<OperatorCommand>(), new EngineOptions(), time.Clock, new()));

    private Alarm Alarm => heard.Last.Alarm;

    [Fact]
    public void Ten_repeats_within_a_minute_chatter_until_a_minute_is_quiet()
    {
        for (var second = 0; second <= 12; second++)
        {
            Report(second, AlarmAction.Raise);
        }

        Assert.Equal("10 a1 ChatteringStarted", heard.Told(c => $"{c.Alarm.Id} {c.Kind}").Single(t => t.EndsWith("ChatteringStarted", StringComparison.Ordinal)));
        Assert.Equal((13L, 12.0), (Alarm.Tally, Alarm.ReportsPerMinute));

        time.PassTo(72);
        Assert.Equal((AlarmChangeKind.ChatteringEnded, 0.0, true), (heard.Last.Kind, Alarm.ReportsPerMinute, Alarm.Stands));
    }

    [Fact]
    public void A_clear_ends_chattering_and_nothing_is_told_after_it()
    {
        for (var second = 0; second <= 12; second++)
        {
            Report(second, AlarmAction.Raise);
        }

        Report(13, AlarmAction.Clear);
        time.PassTo(2 * Day);
        Assert.Equal((AlarmChangeKind.Cleared, 0.0, false), (heard.Last.Kind, Alarm.ReportsPerMinute, Alarm.IsStale));
    }

    [Fact]
    public void An_alarm_of_which_nothing_was_heard_for_a_day_is_stale_until_it_is_heard_again()
    {
        Report(0, AlarmAction.Raise);
        Report(Hour, AlarmAction.Raise);
        time.PassTo(Day + Hour - 1);
        Assert.False(Alarm.IsStale);

        time.PassTo(Day + Hour);
        Assert.Equal((AlarmChangeKind.BecameStale, true), (heard.Last.Kind, Alarm.IsStale));

        Report(Day + (2 * Hour), AlarmAction.Raise);
        Assert.False(Alarm.IsStale);
    }

    [Fact]
    public void Flapping_says_when_it_began_and_when_it_stopped()
    {
        for (var second = 0; second < 7; second++)
        {
            Report(second, second % 2 == 0 ? AlarmAction.Raise : AlarmAction.Clear);
        }

        time.PassTo(100);
        Assert.Equal((Some.At(4), Some.At(6), true), (Alarm.FlappingSince!.Value, Alarm.FlappingUntil!.Value, Alarm.Stands));
    }

    [Fact]
    public void A_return_after_a_pause_is_a_further_occurrence_and_one_within_it_is_not()
    {
        Occur(0);
        Assert.Null(Raised[0].Recurrence);

        Occur(200);
        Assert.Null(Raised[1].Recurrence);

        Occur(2000);
        Assert.Equal(new Recurrence(2, Some.At(0), Some.At(0), null), Raised[2].Recurrence);

        Occur(2100);
        Assert.Equal(Raised[2].Recurrence, Raised[3].Recurrence);
        Assert.Equal(Raised[2].Id, Raised[3].Predecessor);
    }

    // 08:00 UTC on a Monday is 16:00 in Shanghai.
    [Fact]
    public void Eight_of_ten_at_one_time_of_day_are_stated()
    {
        foreach (var (day, hours) in new (int Day, double Hours)[] { (0, 0.1), (1, 1.4), (2, 9), (3, 0.6), (4, 2.2), (5, -5), (6, 1.0), (7, 0.2), (8, 1.9), (9, 2.4) })
        {
            Occur((day * Day) + (hours * Hour) + Day);
        }

        Assert.Equal(new RecurrencePattern(8, 10, new TimeOnly(16, 0), new TimeOnly(18, 30), null, "Asia/Shanghai"), Raised[^1].Recurrence!.Pattern);
    }

    [Fact]
    public void A_day_of_the_week_is_stated_with_its_time_where_that_is_alike_too()
    {
        for (var week = 0; week < 5; week++)
        {
            Occur((week * 7 * Day) + (0.25 * Hour));
        }

        Assert.Equal(new RecurrencePattern(5, 5, new TimeOnly(16, 0), new TimeOnly(16, 30), DayOfWeek.Monday, "Asia/Shanghai"), Raised[^1].Recurrence!.Pattern);
    }

    [Fact]
    public void A_day_of_the_week_alone_is_stated_without_a_time()
    {
        foreach (var (week, hours) in new (int, double)[] { (0, 0), (1, 5), (2, -6), (3, 7), (4, -2) })
        {
            Occur(((week + 1) * 7 * Day) + (hours * Hour));
        }

        Assert.Equal(new RecurrencePattern(5, 5, null, null, DayOfWeek.Monday, "Asia/Shanghai"), Raised[^1].Recurrence!.Pattern);
    }

    [Fact]
    public void A_window_may_pass_midnight_and_five_on_one_day_are_no_pattern()
    {
        // 16:00 UTC is midnight in Shanghai.
        foreach (var (day, hours) in new (int, double)[] { (1, 7.6), (3, 8.4), (4, 7.8), (6, 8.2), (9, 8.1) })
        {
            Occur((day * Day) + (hours * Hour));
        }

        Assert.Equal((new TimeOnly(23, 30), new TimeOnly(0, 30)), (Raised[^1].Recurrence!.Pattern!.From!.Value, Raised[^1].Recurrence!.Pattern!.To!.Value));

        for (var i = 0; i < 10; i++)
        {
            Occur((20 * Day) + (i * 0.2 * Hour));
        }

        Assert.Null(Raised[^1].Recurrence!.Pattern);
    }

    private Alarm[] Raised => [.. heard.Items.Where(c => c.Kind == AlarmChangeKind.Raised).Select(c => c.Alarm)];

    private void Occur(double second)
    {
        Report(second, AlarmAction.Raise);
        Report(second + 30, AlarmAction.Clear);
    }

    private void Report(double second, AlarmAction action) =>
        time.At(second, () => reports.OnNext(Some.Report(action, second, ++position)));
}
