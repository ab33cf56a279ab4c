using System.Reactive.Subjects;
using Assurance.Correlation;
using Assurance.Correlation.Stages;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Alarms;

/// <summary>What ended is let go after its time, or sooner where there is more of it than may be held.</summary>
public sealed class ForgetEndedTests
{
    private readonly Timeline time = new();
    private readonly Subject<AlarmChange> alarms = new();
    private readonly HashSet<string> tied = [];
    private readonly Heard<Forgotten> heard;

    public ForgetEndedTests() => heard = time.Hear(alarms.ForgetEnded(
        new Subject<FaultChange>(), _ => null, id => tied.Contains(id) ? Some.Fault() : null, _ => null, new EngineOptions { MostEnded = 3, KeepEnded = TimeSpan.FromSeconds(1000) }, time.Clock));

    [Fact]
    public void Beyond_the_bound_the_oldest_goes_first_and_the_rest_in_its_time()
    {
        for (var n = 1; n <= 5; n++)
        {
            End(n, $"a{n}");
        }

        time.PassTo(2000);
        Assert.Equal(["4 a1", "5 a2", "1003 a3", "1004 a4", "1005 a5"], heard.Told(f => f.Id));
    }

    [Fact]
    public void What_still_hangs_on_something_stays_and_others_go_in_its_place()
    {
        tied.Add("a1");
        tied.Add("a2");
        for (var n = 1; n <= 6; n++)
        {
            End(n, $"a{n}");
        }

        time.PassTo(7);
        Assert.Equal(["4 a3", "5 a4", "6 a5"], heard.Told(f => f.Id));
    }

    [Fact]
    public void What_stands_again_is_not_let_go()
    {
        End(1, "a1");
        End(2, "a2");
        time.PassTo(3);
        alarms.OnNext(Some.Change(Some.Alarm("a1"), at: 3));
        End(4, "a3");
        End(5, "a4");
        time.PassTo(900);
        Assert.Empty(heard.All);
        End(901, "a5");
        time.PassTo(902);
        Assert.Equal(["901 a2"], heard.Told(f => f.Id));
    }

    private void End(double at, string alarm)
    {
        time.PassTo(at);
        alarms.OnNext(Some.Change(Some.Alarm(alarm, clearedAt: at), AlarmChangeKind.Cleared, at));
    }
}
