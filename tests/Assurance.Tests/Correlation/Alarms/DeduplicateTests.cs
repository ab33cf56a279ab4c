using System.Reactive.Subjects;
using Assurance.Correlation;
using Assurance.Correlation.Stages;
using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Operations;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Alarms;

public sealed class DeduplicateTests
{
    private readonly Timeline time = new();
    private readonly Subject<AlarmReport> reports = new();
    private readonly Subject<OperatorCommand> commands = new();
    private readonly DeduplicateCounters counters = new();
    private readonly Heard<AlarmChange> heard;
    private long position;

    public DeduplicateTests() =>
        heard = time.Hear(reports.Deduplicate(commands, new EngineOptions(), time.Clock, counters));

    private string[] Told => heard.Told(c => $"{c.Alarm.Id} {c.Kind}");

    [Fact]
    public void A_raise_its_repeats_and_its_clear_are_one_alarm()
    {
        Report(0, AlarmAction.Raise);
        Report(1, AlarmAction.Raise, text: "still down");
        Report(2, AlarmAction.Clear);

        Assert.Equal(["0 a1 Raised", "1 a1 Repeated", "2 a1 Cleared"], Told);
        var alarm = heard.Last.Alarm;
        Assert.Equal(2, alarm.Tally);
        Assert.Equal("still down", alarm.Text);
        Assert.Equal((Some.At(0), Some.At(1), Some.At(2)), (alarm.RaisedAt, alarm.LastOccurrence, alarm.ClearedAt!.Value));
        Assert.Equal("", alarm.ClearedBy);
        Assert.Equal([1L, 2, 3], alarm.Journal);
    }

    [Fact]
    public void A_clear_finds_its_raise_by_key_alone_whatever_severity_and_transport()
    {
        Report(0, AlarmAction.Raise, severity: PerceivedSeverity.Critical, transport: "snmp");
        Report(1, AlarmAction.Clear, transport: "syslog-tcp");

        Assert.True(heard.Last.Alarm.IsCleared);
        Assert.Equal(PerceivedSeverity.Critical, heard.Last.Alarm.Severity);
    }

    [Fact]
    public void A_raise_of_severity_cleared_is_a_clear()
    {
        Report(0, AlarmAction.Raise);
        Report(1, AlarmAction.Raise, severity: PerceivedSeverity.Cleared);

        Assert.Equal(["0 a1 Raised", "1 a1 Cleared"], Told);
    }

    [Fact]
    public void A_severity_change_keeps_the_raise_time()
    {
        Report(0, AlarmAction.Raise, severity: PerceivedSeverity.Minor);
        Report(7, AlarmAction.Raise, severity: PerceivedSeverity.Critical);

        Assert.Equal(["0 a1 Raised", "7 a1 SeverityChanged"], Told);
        Assert.Equal(Some.At(0), heard.Last.Alarm.RaisedAt);
        Assert.Equal(PerceivedSeverity.Critical, heard.Last.Alarm.Severity);
    }

    [Fact]
    public void An_unknown_senders_trap_states_no_host_name_and_is_of_whichever_stands_at_its_address()
    {
        var named = Some.Sender() with { DeviceName = "core-a" };
        reports.OnNext(Some.Report(at: 0, position: 1, on: named, transport: "syslog-udp"));
        reports.OnNext(Some.Report(at: 1, position: 2, on: Some.Sender()));
        reports.OnNext(Some.Report(AlarmAction.Clear, at: 2, position: 3, on: Some.Sender()));
        reports.OnNext(Some.Report(at: 3, position: 4, on: Some.Sender()));
        reports.OnNext(Some.Report(AlarmAction.Clear, at: 4, position: 5, on: named, transport: "syslog-udp"));

        Assert.Equal(["a1 Raised", "a1 Repeated", "a1 Cleared", "a4 Raised", "a4 Cleared"], heard.Items.Select(c => $"{c.Alarm.Id} {c.Kind}"));
    }

    [Fact]
    public void However_many_senders_somebody_makes_up_what_stands_of_them_is_bounded_and_the_rest_is_one_alarm_with_its_tally()
    {
        var told = new List<AlarmChange>();
        var many = new Subject<AlarmReport>();
        using var subscription = many.Deduplicate(commands, new EngineOptions { MostOfUnknown = 3 }, time.Clock, new()).Subscribe(told.Add);
        void Say(int n, AlarmAction action = AlarmAction.Raise) => many.OnNext(Some.Report(action, at: told.Count, position: told.Count + 1, on: Some.Sender($"192.0.2.{n}")));
        for (var n = 1; n <= 10; n++)
        {
            Say(n);
        }

        Assert.Equal(4, told.Count(c => c.Kind == AlarmChangeKind.Raised));
        Assert.Equal(("further senders", 7L), (told[^1].Alarm.Object.Name, told[^1].Alarm.Tally));

        // Room again.
        Say(1, AlarmAction.Clear);
        Say(2, AlarmAction.Clear);
        Say(11);
        Assert.Equal("192.0.2.11", told[^1].Alarm.Object.Id);
        // The inventory's own are never counted with others.
        many.OnNext(Some.Report(at: 50, position: 50));
        Assert.Equal("r1", told[^1].Alarm.Object.Id);
    }

    [Fact]
    public void A_clear_without_raise_and_the_second_transports_clear_are_counted()
    {
        Report(0, AlarmAction.Clear);
        Report(1, AlarmAction.Raise);
        Report(2, AlarmAction.Clear, transport: "snmp");
        Report(2, AlarmAction.Clear, transport: "syslog-udp");

        Assert.Equal(["1 a2 Raised", "2 a2 Cleared"], Told);
        Assert.Equal(2, counters.ClearsWithoutRaise);
    }

    [Fact]
    public void A_recurrence_is_a_new_instance_that_knows_its_predecessor()
    {
        Report(0, AlarmAction.Raise);
        commands.OnNext(new AcknowledgeAlarms("wang", ["a1"]));
        Report(600, AlarmAction.Clear);
        Report(86_400, AlarmAction.Raise);

        var alarm = heard.Last.Alarm;
        Assert.Equal(("a3", "a1", 1L), (alarm.Id, alarm.Predecessor, alarm.Tally));
        Assert.Equal(Some.At(86_400), alarm.RaisedAt);
        Assert.Null(alarm.Acknowledged);
    }

    [Fact]
    public void Several_reports_of_one_datagram_have_ids_of_their_own()
    {
        reports.OnNext(Some.Report(position: 12));
        reports.OnNext(Some.Report(position: 12, on: Some.Interface("r2")));
        reports.OnNext(Some.Report(position: 13, on: Some.Interface("r3")));

        Assert.Equal(["a12", "a12-2", "a13"], heard.Items.Select(c => c.Alarm.Id));
    }

    [Fact]
    public void The_evidence_keeps_the_first_and_the_latest_positions()
    {
        for (var n = 0; n < 100; n++)
        {
            Report(n, AlarmAction.Raise);
        }

        Assert.Equal([1L, .. Enumerable.Range(70, 31).Select(n => (long)n)], heard.Last.Alarm.Journal);
        Assert.Equal(100, heard.Last.Alarm.Tally);
    }

    [Fact]
    public void Repeats_are_told_every_half_a_second_and_none_is_left_untold()
    {
        Report(0, AlarmAction.Raise);
        for (var i = 1; i <= 8; i++)
        {
            Report(i * 0.15, AlarmAction.Raise, text: $"again {i}");
        }

        time.PassTo(10);

        Assert.Equal(["0 a1 Raised", "0.5 a1 Repeated", "1 a1 Repeated", "1.5 a1 Repeated"], Told);
        Assert.Equal([1L, 4, 7, 9], heard.Items.Select(c => c.Alarm.Tally));
        Assert.Equal(("again 8", Some.At(1.2), Some.At(1.2)), (heard.Last.Alarm.Text, heard.Last.Alarm.LastOccurrence, heard.Last.Alarm.ChangedAt));
    }

    [Fact]
    public void What_ends_or_changes_an_alarm_tells_of_the_repeats_before_it_and_at_once()
    {
        Report(0, AlarmAction.Raise);
        Report(0.1, AlarmAction.Raise);
        Report(0.2, AlarmAction.Raise, severity: PerceivedSeverity.Minor);
        Report(0.3, AlarmAction.Raise, severity: PerceivedSeverity.Minor);
        time.At(0.4, () => commands.OnNext(new AcknowledgeAlarms("wang", ["a1"])));
        Report(0.5, AlarmAction.Raise, severity: PerceivedSeverity.Minor);
        Report(0.6, AlarmAction.Clear);
        time.PassTo(10);

        Assert.Equal(["0 a1 Raised", "0.2 a1 SeverityChanged", "0.4 a1 Acknowledged", "0.6 a1 Cleared"], Told);
        Assert.Equal([1L, 3, 4, 5], heard.Items.Select(c => c.Alarm.Tally));
        Assert.Equal([1L, 2, 3, 4, 5, 6], heard.Last.Alarm.Journal);
    }

    [Fact]
    public void An_event_never_stands_is_counted_within_its_window_and_is_new_after_it()
    {
        Report(0, AlarmAction.Event);
        Report(59, AlarmAction.Event);
        Report(60, AlarmAction.Event);
        Report(61, AlarmAction.Clear);

        Assert.Equal(["0 a1 Raised", "59 a1 Repeated", "60 a3 Raised"], Told);
        Assert.All(heard.Items, c => Assert.False(c.Alarm.Stands));
        Assert.Equal(1, counters.ClearsWithoutRaise);
    }

    [Fact]
    public void Acknowledgement_survives_repeats_and_is_legal_to_take_back_after_the_clear()
    {
        Report(0, AlarmAction.Raise);
        time.At(1, () => commands.OnNext(new AcknowledgeAlarms("wang", ["a1", "a99"])));
        time.At(2, () => commands.OnNext(new AcknowledgeAlarms("li", ["a1"])));
        Report(3, AlarmAction.Raise);
        Assert.Equal(new Acknowledgement("wang", Some.At(1)), heard.Last.Alarm.Acknowledged);

        Report(4, AlarmAction.Clear);
        time.At(5, () => commands.OnNext(new UnacknowledgeAlarms("wang", ["a1"])));
        time.At(6, () => commands.OnNext(new UnacknowledgeAlarms("wang", ["a1"])));

        Assert.Equal(["0 a1 Raised", "1 a1 Acknowledged", "3 a1 Repeated", "4 a1 Cleared", "5 a1 Unacknowledged"], Told);
        Assert.Null(heard.Last.Alarm.Acknowledged);
        Assert.Equal(1, counters.UnknownAlarms);
    }

    /// <summary>Two withdraw the same acknowledgement and its owner acknowledges anew between them.</summary>
    [Fact]
    public void What_was_acknowledged_after_a_withdrawal_was_asked_for_stays()
    {
        Report(0, AlarmAction.Raise);
        time.At(1, () => commands.OnNext(new AcknowledgeAlarms("wang", ["a1"])));
        time.At(2, () => commands.OnNext(new UnacknowledgeAlarms("li", ["a1"], Some.At(1))));
        time.At(3, () => commands.OnNext(new AcknowledgeAlarms("wang", ["a1"])));
        time.At(4, () => commands.OnNext(new UnacknowledgeAlarms("zhang", ["a1"], Some.At(1))));
        Report(5, AlarmAction.Raise);

        Assert.Equal(["0 a1 Raised", "1 a1 Acknowledged", "2 a1 Unacknowledged", "3 a1 Acknowledged", "5 a1 Repeated"], Told);
        Assert.Equal(new Acknowledgement("wang", Some.At(3)), heard.Last.Alarm.Acknowledged);
    }

    [Fact]
    public void Comments_are_only_ever_added()
    {
        Report(0, AlarmAction.Raise);
        time.At(1, () => commands.OnNext(new CommentAlarms("wang", ["a1"], "called the site")));
        time.At(2, () => commands.OnNext(new CommentAlarms("li", ["a1"], "on the way")));

        Assert.Equal([new("wang", Some.At(1), "called the site"), new("li", Some.At(2), "on the way")], heard.Last.Alarm.Comments);
    }

    [Fact]
    public void An_operators_clear_names_the_operator_and_the_next_raise_is_new()
    {
        Report(0, AlarmAction.Raise);
        time.At(1, () => commands.OnNext(new ClearAlarms("wang", ["a1"])));
        time.At(2, () => commands.OnNext(new ClearAlarms("li", ["a1"])));
        Assert.Equal(("wang", Some.At(1)), (heard.Last.Alarm.ClearedBy, heard.Last.Alarm.ClearedAt!.Value));

        Report(3, AlarmAction.Raise);
        Assert.Equal(["0 a1 Raised", "1 a1 Cleared", "3 a2 Raised"], Told);
    }

    [Fact]
    public void A_restart_of_the_device_clears_nothing()
    {
        Report(0, AlarmAction.Raise);
        time.At(1, () => reports.OnNext(Some.Report(AlarmAction.Event, 1, 2, Some.Device(), Conditions.Restart)));

        Assert.Equal(["0 a1 Raised", "1 a2 Raised"], Told);
    }

    [Fact]
    public void An_old_word_that_arrives_after_a_later_one_is_counted_and_changes_nothing()
    {
        Stated(10, AlarmAction.Raise, 5);
        Stated(20, AlarmAction.Clear, 15);
        Stated(30, AlarmAction.Raise, 12);
        Assert.Equal(["10 a1 Raised", "20 a1 Cleared"], Told);

        Stated(40, AlarmAction.Raise, 35);
        Stated(50, AlarmAction.Clear, 33);
        Assert.Equal(["10 a1 Raised", "20 a1 Cleared", "40 a4 Raised"], Told);
        Assert.Equal(2, counters.Overtaken);

        Stated(60, AlarmAction.Clear, 55);
        Assert.True(heard.Last.Alarm.IsCleared);
    }

    [Fact]
    public void What_a_notification_said_before_is_known_by_how_long_its_sender_was_up()
    {
        Notified(10, AlarmAction.Raise, 1_000);
        Notified(15, AlarmAction.Clear, 1_005);
        Notified(40, AlarmAction.Raise, 1_003);
        Assert.Equal(["10 a1 Raised", "15 a1 Cleared"], Told);

        // It began anew: nothing of before counts.
        Notified(100, AlarmAction.Raise, 3);
        Assert.Equal(("100 a4 Raised", 1), (Told[^1], counters.Overtaken));
    }

    [Fact]
    public void A_senders_two_clocks_are_told_apart_by_the_quickest_message_of_each()
    {
        Notified(10, AlarmAction.Raise, 1_000);
        Stated(10.5, AlarmAction.Raise, 5);
        Stated(15, AlarmAction.Clear, 9.5);
        Notified(45, AlarmAction.Raise, 1_002);
        Assert.Equal(1, counters.Overtaken);
        Assert.True(heard.Last.Alarm.IsCleared);

        Notified(46, AlarmAction.Raise, 1_036);
        Assert.True(heard.Last.Alarm.Stands);
    }

    [Fact]
    public void A_clock_set_back_a_word_without_time_and_another_senders_clock_overtake_nothing()
    {
        Stated(0, AlarmAction.Raise, 7_200);
        Stated(10, AlarmAction.Clear, 7_210);
        Stated(20, AlarmAction.Raise, 20);
        Report(30, AlarmAction.Clear);
        Stated(740, AlarmAction.Clear, 740);
        Stated(750, AlarmAction.Raise, 735, source: "192.0.2.9");

        Assert.Equal(["0 a1 Raised", "10 a1 Cleared", "20 a3 Raised", "30 a3 Cleared", "750 a6 Raised"], Told);
        Assert.Equal(0, counters.Overtaken);
    }

    private void Stated(double at, AlarmAction action, double stated, string source = "192.0.2.1") =>
        time.At(at, () => reports.OnNext(Some.Report(action, at, ++position) with { EventTime = Some.At(stated), Source = source }));

    private void Notified(double at, AlarmAction action, double uptime) =>
        time.At(at, () => reports.OnNext(Some.Report(action, at, ++position) with { Uptime = TimeSpan.FromSeconds(uptime), Source = "192.0.2.1" }));

    private void Report(
        double at, AlarmAction action, PerceivedSeverity severity = PerceivedSeverity.Major, string text = "the link is down", string transport = "snmp") =>
        time.At(at, () => reports.OnNext(Some.Report(action, at, ++position, severity: severity, text: text, transport: transport)));
}
