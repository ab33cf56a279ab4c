using System.Reactive.Linq;
using System.Reactive.Subjects;
using Assurance.Correlation;
using Assurance.Correlation.Stages;
using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Alarms;

/// <summary>An acknowledgement ends when its time is up, and only for what still stands.</summary>
public sealed class EndAcknowledgementsTests
{
    private readonly Timeline time = new();
    private readonly Subject<AlarmChange> alarms = new();
    private readonly Subject<FaultChange> faults = new();
    private readonly Heard<OperatorCommand> heard;

    public EndAcknowledgementsTests() => heard = time.Hear(alarms.EndAcknowledgements(faults, time.Clock));

    private string[] Told => heard.Told(c => ((EndAcknowledgement)c).Subject);

    [Fact]
    public void It_ends_at_its_time_for_alarms_and_faults()
    {
        Alarm(0, Held("a1", 0, 2));
        Fault(10, Some.Fault("f1") with { Acknowledged = Acknowledgement.By("wang", Some.At(10), 1) });
        time.PassTo(500);

        Assert.Equal(["70 f1", "120 a1"], Told);
    }

    [Fact]
    public void It_does_not_end_for_what_is_over_withdrawn_or_without_an_end()
    {
        Alarm(0, Held("a1", 0, 1));
        Alarm(0, Held("a2", 0, 1));
        Alarm(0, Held("a3", 0, 0));
        Alarm(0, Held("a4", 0, 1) with { IsEvent = true });
        Fault(0, Some.Fault("f1") with { Acknowledged = Acknowledgement.By("wang", Some.At(0), 1) });
        Alarm(20, Held("a1", 0, 1) with { ClearedAt = Some.At(20) });
        Alarm(20, Held("a2", 0, 1) with { Acknowledged = null });
        Fault(20, Some.Fault("f1") with { Status = FaultStatus.Resolved, Acknowledged = Acknowledgement.By("wang", Some.At(0), 1) });
        time.PassTo(500);

        Assert.Empty(Told);
    }

    [Fact]
    public void A_fault_that_comes_back_after_the_time_is_nobodys_at_once()
    {
        var held = Some.Fault("f1") with { Acknowledged = Acknowledgement.By("wang", Some.At(0), 1) };
        Fault(0, held);
        Fault(20, held with { Status = FaultStatus.Resolved });
        Fault(100, held);
        time.PassTo(101);

        Assert.Equal(["100 f1"], Told);
    }

    [Fact]
    public void Said_anew_the_later_word_counts_and_repeats_of_the_alarm_change_nothing()
    {
        Alarm(0, Held("a1", 0, 1));
        Alarm(30, Held("a1", 30, 2));
        Alarm(60, Held("a1", 30, 2) with { Tally = 5 });
        time.PassTo(500);

        Assert.Equal(["150 a1"], Told);
    }

    [Fact]
    public void An_alarm_whose_acknowledgement_ended_counts_as_new_work_and_says_whose_it_was()
    {
        var reports = new Subject<AlarmReport>();
        var commands = new Subject<OperatorCommand>();
        var table = time.Hear(reports.Deduplicate(commands, new(), time.Clock, new()));
        time.At(0, () => reports.OnNext(Some.Report()));
        time.At(1, () => commands.OnNext(new AcknowledgeAlarms("wang", ["a1"], 2)));
        time.At(121, () => commands.OnNext(new EndAcknowledgement("a1", IsFault: false)));
        Assert.Null(table.Last.Alarm.Acknowledged);
        Assert.Equal(("wang", AlarmChangeKind.Unacknowledged), (table.Last.Alarm.Lapsed!.User, table.Last.Kind));

        time.At(130, () => commands.OnNext(new AcknowledgeAlarms("li", ["a1"], 0)));
        Assert.Equal(("li", null, null), (table.Last.Alarm.Acknowledged!.User, table.Last.Alarm.Acknowledged.Until, table.Last.Alarm.Lapsed));
    }

    [Theory]
    [InlineData(null, "li", null, true)]
    [InlineData("li", "li", null, false)]
    [InlineData("li", "li", 5.0, true)]
    [InlineData("wang", "li", 5.0, false)]
    public void Only_its_holder_renews_it_and_only_by_saying_for_how_long(string? holder, string user, double? minutes, bool counts) =>
        Assert.Equal(counts, Acknowledgement.Counts(holder is null ? null : new(holder, Some.Start), user, minutes));

    [Fact]
    public void The_whole_line_ends_it_on_its_clock_as_a_step_of_the_fault_and_a_replay_says_the_same()
    {
        var first = Lapsing();
        var second = Lapsing();

        Assert.Null(first.Acknowledged);
        Assert.Equal("wang", first.Lapsed?.User);
        var step = Assert.Single(first.Steps, s => s.What.Code == ExplanationCodes.StepAcknowledgementEnded);
        Assert.Equal((Some.At(61), "wang"), (step.Time, step.What.Arguments[0]));
        Assert.Equal(first.Steps, second.Steps);
    }

    [Fact]
    public void The_state_knows_which_will_end()
    {
        var state = new LiveState();
        state.Apply(new AlarmChange(Held("a1", 0, 5), AlarmChangeKind.Acknowledged, Some.Start));
        state.Apply(new AlarmChange(Held("a2", 0, 0), AlarmChangeKind.Acknowledged, Some.Start));
        Assert.Equal(["a1"], state.EndingAcknowledgements.Select(e => e.Key));
        state.Apply(new AlarmChange(Held("a1", 0, 5) with { ClearedAt = Some.At(9) }, AlarmChangeKind.Cleared, Some.At(9)));
        Assert.Empty(state.EndingAcknowledgements);
    }

    private static Fault Lapsing()
    {
        using var engine = new Engine(new EngineOptions(), (messages, _) => messages.Select(m => Some.Report(position: m.Position) with { ReceivedAt = m.Time }), (before, _) => before);
        engine.Process(new DatagramEntry(1, Some.At(0), Transport.Snmp, "192.0.2.1", 162, default));
        engine.Process(new CommandEntry(2, Some.At(1), new AcknowledgeFault("wang", "f1", 1)));
        Assert.NotNull(engine.State.Fault("f1")!.Acknowledged);
        engine.AdvanceTo(Some.At(100));
        return engine.State.Fault("f1")!;
    }

    private static Alarm Held(string id, double at, double minutes) => Some.Alarm(id) with { Acknowledged = Acknowledgement.By("wang", Some.At(at), minutes) };

    private void Alarm(double at, Alarm now) => time.At(at, () => alarms.OnNext(new AlarmChange(now, AlarmChangeKind.Repeated, time.Clock.Now)));

    private void Fault(double at, Fault now) => time.At(at, () => faults.OnNext(new FaultChange(now, FaultChangeKind.ImpactChanged, time.Clock.Now)));
}
