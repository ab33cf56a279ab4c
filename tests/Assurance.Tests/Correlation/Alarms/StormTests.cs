using System.Reactive.Subjects;
using Assurance.Correlation;
using Assurance.Correlation.Stages;
using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Alarms;

/// <summary>A storm has a banner; what names a cause or touches a key account stays in the list.</summary>
public sealed class StormTests
{
    private readonly Timeline time = new();
    private readonly Subject<AlarmChange> changes = new();
    private readonly LiveState state = new();
    private readonly Heard<StormChange> heard;

    public StormTests()
    {
        var options = new EngineOptions { StormOfDevice = 10, StormOfNetwork = 30 };
        changes.Subscribe(state.Apply);
        heard = time.Hear(changes.DetectStorms(options, time.Clock));
        heard.Follow(state.Apply);
    }

    private Storm Storm => heard.Last.Storm;

    [Fact]
    public void What_a_device_raises_within_a_minute_becomes_a_storm_from_its_first_alarm_on()
    {
        Raise("d1", 0, 9);
        Assert.Empty(heard.All);

        Raise("d1", 9, 3);
        Assert.Equal(("s1", "d1", Some.At(0), 12, 12), (Storm.Id, Storm.Device, Storm.Since, Storm.Alarms, Storm.Standing));
        Assert.Equal("s1", state.StormOf("d1-0"));
        Assert.True(state.IsFolded("d1-0"));
    }

    [Fact]
    public void It_is_over_once_the_rate_is_a_fifth_and_its_rows_stay_folded_while_they_stand()
    {
        Raise("d1", 0, 12);
        time.PassTo(60);
        Assert.Null(Storm.Until);

        time.PassTo(80);
        Assert.Equal((Some.At(79), 12), (Storm.Until, Storm.Standing));
        Assert.True(state.IsFolded("d1-3"));

        for (var i = 0; i < 12; i++)
        {
            Clear("d1", i, 90);
        }

        Assert.Equal((0, 12), (Storm.Standing, Storm.Alarms));
    }

    [Fact]
    public void The_networks_storm_takes_what_no_devices_storm_has()
    {
        Raise("d1", 0, 12);
        for (var device = 2; device < 12; device++)
        {
            Raise($"d{device}", 12, 2);
        }

        var network = state.Storms.Single(s => s.Device is null);
        Assert.Equal((20, "s2", "s1"), (network.Alarms, state.StormOf("d5-0"), state.StormOf("d1-0")));
    }

    [Fact]
    public void Roots_and_alarms_of_faults_that_touch_a_key_account_are_not_folded()
    {
        Raise("d1", 0, 12);
        var seen = new List<string>();
        state.Changed += c => seen.Add($"{c.Subject} {c.Id}");
        var fault = Some.Fault() with
        {
            Alarms = [Member("d1-0", AlarmRole.Root), Member("d1-1", AlarmRole.Symptom)],
            Impact = Impact.None,
        };
        state.Apply(new FaultChange(fault, FaultChangeKind.Opened, Some.At(13)));
        Assert.Equal((false, true, true), (state.IsFolded("d1-0"), state.IsFolded("d1-1"), state.IsFolded("d1-2")));

        seen.Clear();
        fault = fault with { Impact = new([], [new("c1", "Bank", null, ServiceState.Down, 1, 5, IsKeyAccount: true, IsPremier: false)]) };
        state.Apply(new FaultChange(fault, FaultChangeKind.ImpactChanged, Some.At(14)));
        Assert.False(state.IsFolded("d1-1"));
        Assert.Contains("Alarm d1-1", seen);
    }

    private static FaultAlarm Member(string alarm, AlarmRole role) => new(alarm, role, Explanation.Of(ExplanationCodes.AlarmOnCause, "x"), []);

    private void Raise(string device, double from, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var at = from + (count == 2 ? 0 : i);
            var id = $"{device}-{(from > 0 && device == "d1" ? i + (int)from : i)}";
            time.At(at, () => changes.OnNext(Some.Change(Some.Alarm(id, Some.Interface(id, device), at: at))));
        }
    }

    private void Clear(string device, int number, double at)
    {
        var id = $"{device}-{number}";
        time.At(at, () => changes.OnNext(Some.Change(Some.Alarm(id, Some.Interface(id, device), clearedAt: at), AlarmChangeKind.Cleared)));
    }
}
