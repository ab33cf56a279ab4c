using Assurance.Correlation.Stages;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Alarms;

public sealed class TimerQueueTests
{
    private readonly Timeline time = new();
    private readonly List<string> fired = [];
    private readonly TimerQueue<string> timers;

    public TimerQueueTests() => timers = new(time.Clock, (key, at) => fired.Add($"{key}@{(at - Some.Start).TotalSeconds}"));

    [Fact]
    public void Timers_fire_at_their_instants_and_in_the_order_set_when_they_share_one()
    {
        timers.Set("b", Some.At(5));
        timers.Set("a", Some.At(5));
        timers.Set("c", Some.At(2));
        time.PassTo(10);

        Assert.Equal(["c@2", "b@5", "a@5"], fired);
        Assert.Equal(0, timers.Count);
    }

    [Fact]
    public void A_timer_can_be_put_off_brought_forward_and_cancelled()
    {
        timers.Set("later", Some.At(2));
        timers.Set("later", Some.At(6));
        timers.Set("sooner", Some.At(8));
        timers.Set("sooner", Some.At(3));
        timers.Set("never", Some.At(1));
        timers.Cancel("never");
        time.PassTo(10);

        Assert.Equal(["sooner@3", "later@6"], fired);
    }

    [Fact]
    public void Cancelling_and_setting_again_fires_once_at_the_last_instant()
    {
        for (var n = 0; n < 10_000; n++)
        {
            timers.Set("x", Some.At(100 + (n % 7)));
            timers.Cancel("x");
        }

        timers.Set("x", Some.At(50));
        time.PassTo(200);

        Assert.Equal(["x@50"], fired);
    }
}
