using System.Collections.Immutable;
using System.Reactive.Subjects;
using Assurance.Correlation.Stages;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Operations;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Alarms;

/// <summary>What is shelved comes back: after its time, by a person, or because it got worse.</summary>
public sealed class ShelveTests
{
    private readonly Timeline time = new();
    private readonly Subject<OperatorCommand> commands = new();
    private readonly Subject<AlarmChange> alarms = new();
    private readonly Subject<FaultChange> faults = new();
    private readonly Dictionary<string, Alarm> alarm = [];
    private readonly Dictionary<string, Fault> fault = [];
    private readonly Heard<Shelving> heard;

    public ShelveTests() =>
        heard = time.Hear(commands.Shelve(alarms, faults, id => alarm.GetValueOrDefault(id), id => fault.GetValueOrDefault(id), time.Clock));

    private string[] Told => heard.Told(s => $"{s.Subject} {s.End}{(s.Lies ? $" until {(s.Until - Some.Start).TotalSeconds}" : "")}");

    [Fact]
    public void It_comes_back_when_its_time_is_up()
    {
        Know(Minor("a1"));
        Shelve(10, 2, "a1");
        time.PassTo(200);

        Assert.Equal(["10 a1 None until 130", "130 a1 TimeIsUp"], Told);
        Assert.Equal(("wang", "known to the vendor"), (heard.Last.User, heard.Last.Reason));
    }

    [Fact]
    public void It_is_taken_back_and_no_timer_is_left()
    {
        Know(Minor("a1"));
        Shelve(0, 2, "a1");
        time.At(30, () => commands.OnNext(new Unshelve("li", ["a1"], [])));
        time.PassTo(500);

        Assert.Equal(["0 a1 None until 120", "30 a1 TakenBack"], Told);
    }

    /// <summary>Two take the same back, and it is put there again between them.</summary>
    [Fact]
    public void What_was_put_there_after_somebody_asked_for_it_back_stays()
    {
        Know(Minor("a1"));
        Shelve(0, 5, "a1");
        time.At(10, () => commands.OnNext(new Unshelve("li", ["a1"], [], Some.At(0))));
        Shelve(20, 5, "a1");
        time.At(30, () => commands.OnNext(new Unshelve("zhang", ["a1"], [], Some.At(0))));
        time.PassTo(100);

        Assert.Equal(["0 a1 None until 300", "10 a1 TakenBack", "20 a1 None until 320"], Told);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(5, 1)]
    public void Put_there_again_the_later_word_counts(int first, int second)
    {
        Know(Minor("a1"));
        Shelve(0, first, "a1");
        Shelve(30, second, "a1");
        time.PassTo(1000);

        Assert.Equal([$"0 a1 None until {first * 60}", $"30 a1 None until {30 + (second * 60)}", $"{30 + (second * 60)} a1 TimeIsUp"], Told);
    }

    [Fact]
    public void What_gets_worse_does_not_stay_hidden_and_what_only_repeats_does()
    {
        Know(Minor("a1"));
        Shelve(0, 60, "a1");
        Change(5, Minor("a1") with { Tally = 9 });
        Change(6, Minor("a1") with { Severity = PerceivedSeverity.Warning });
        Change(7, Minor("a1") with { Severity = PerceivedSeverity.Critical });
        Change(8, Minor("a1") with { Severity = PerceivedSeverity.Critical });

        Assert.Equal(["0 a1 None until 3600", "7 a1 GotWorse"], Told);
    }

    [Fact]
    public void A_fault_that_hits_one_more_key_account_or_circuit_comes_back()
    {
        Know(Broken("f1", down: 1, keys: 0));
        Know(Broken("f2", down: 1, keys: 0));
        Know(Broken("f3", down: 1, keys: 1));
        time.At(0, () => commands.OnNext(new Shelve("wang", [], ["f1", "f2", "f3"], 60, "r")));
        Change(1, Broken("f1", down: 2, keys: 0));
        Change(2, Broken("f2", down: 1, keys: 1));
        Change(3, Broken("f3", down: 0, keys: 1));

        Assert.Equal(["0 f1 None until 3600", "0 f2 None until 3600", "0 f3 None until 3600", "1 f1 GotWorse", "2 f2 GotWorse"], Told);
    }

    [Fact]
    public void What_is_over_leaves_the_shelf_and_what_is_not_there_never_lay_on_it()
    {
        Know(Minor("a1"));
        Know(Minor("a2") with { ClearedAt = Some.At(0) });
        Know(Broken("f1", down: 1, keys: 0));
        time.At(1, () => commands.OnNext(new Shelve("wang", ["a1", "a2", "a3"], ["f1", "f9"], 60, "r")));
        Change(2, Minor("a1") with { ClearedAt = Some.At(2) });
        Change(3, Broken("f1", down: 1, keys: 0) with { Status = FaultStatus.Resolved });
        time.PassTo(9000);

        Assert.Equal(["1 a1 None until 3601", "1 f1 None until 3601", "2 a1 Over", "3 f1 Over"], Told);
    }

    [Fact]
    public void What_came_back_says_so_until_it_is_over()
    {
        var state = new Assurance.Correlation.State.LiveState();
        state.Apply(new AlarmChange(Minor("a1"), AlarmChangeKind.Raised, Some.Start));
        state.Apply(new Shelving("a1", "wang", Some.Start, Some.At(60), "r", ShelfEnd.TimeIsUp, Some.At(60)));
        Assert.Equal(ShelfEnd.TimeIsUp, state.ShelvingOf("a1")!.End);

        state.Apply(new AlarmChange(Minor("a1") with { ClearedAt = Some.At(70) }, AlarmChangeKind.Cleared, Some.At(70)));
        Assert.Null(state.ShelvingOf("a1"));
    }

    private void Shelve(double at, int minutes, string id) => time.At(at, () => commands.OnNext(new Shelve("wang", [id], [], minutes, "known to the vendor")));

    private void Know(Alarm now) => alarm[now.Id] = now;

    private void Know(Fault now) => fault[now.Id] = now;

    private void Change(double at, Alarm now) => time.At(at, () =>
    {
        Know(now);
        alarms.OnNext(new AlarmChange(now, AlarmChangeKind.Repeated, time.Clock.Now));
    });

    private void Change(double at, Fault now) => time.At(at, () =>
    {
        Know(now);
        faults.OnNext(new FaultChange(now, FaultChangeKind.ImpactChanged, time.Clock.Now));
    });

    private static Alarm Minor(string id) => Some.Alarm(id, severity: PerceivedSeverity.Minor);

    private static Fault Broken(string id, int down, int keys) => Some.Fault(id) with
    {
        Impact = new Impact(
            [.. Enumerable.Range(0, down).Select(n => new AffectedCircuit($"c{n}", $"{n}", "", "k", ServiceState.Down, Some.Start))],
            [.. Enumerable.Range(0, keys).Select(n => new AffectedCustomer($"k{n}", "", null, ServiceState.Down, 1, 5, IsKeyAccount: true, IsPremier: false))]),
    };
}
