using Assurance.Dashboard.Security;
using Microsoft.Extensions.Time.Testing;

namespace Assurance.Tests.Dashboard;

public sealed class LoginThrottleTests
{
    [Fact]
    public void After_five_failures_one_waits_five_minutes_and_not_the_hour_longer_that_a_clock_was_set_back()
    {
        var clock = new FakeTimeProvider(Support.Some.Start);
        var throttle = new LoginThrottle(clock);
        for (var n = 0; n < 5; n++)
        {
            Assert.Equal(TimeSpan.Zero, throttle.Begin("op", "192.0.2.1"));
        }

        Assert.Equal(TimeSpan.FromMinutes(5), throttle.Begin("op", "192.0.2.1"));
        Assert.Equal(TimeSpan.Zero, throttle.Begin("op", "192.0.2.2"));
        clock.AdjustTime(clock.GetUtcNow() - TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.Zero, throttle.Begin("op", "192.0.2.1"));
    }
}
