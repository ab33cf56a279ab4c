using Assurance.Correlation;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Past;
using Assurance.Model.Journal;
using Microsoft.Extensions.Time.Testing;

namespace Assurance.Tests.Dashboard;

/// <summary>How many look into the past, and how they go about in it; over an empty journal.</summary>
public sealed class PastMomentsTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Noon);
    private readonly PastMoments moments;
    private int begun;

    public PastMomentsTests() => moments = new PastMoments(
        _ =>
        {
            begun++;
            return new PastFold(() => new Engine(new EngineOptions(), (_, _) => System.Reactive.Linq.Observable.Empty<Assurance.Model.Alarms.AlarmReport>(), (before, _) => before), new FakeJournal(new Assurance.Correlation.State.LiveState(), clock));
        },
        clock);

    public void Dispose() => moments.Dispose();

    [Fact]
    public async Task Going_on_goes_on_and_going_back_begins_again()
    {
        Assert.Equal(Noon.AddHours(-3), await StandAsync("a", -3));
        Assert.Equal(Noon.AddHours(-2), await StandAsync("a", -2));
        Assert.Equal(Noon.AddHours(-2), await StandAsync("a", -2));
        Assert.Equal(1, begun);

        Assert.Equal(Noon.AddHours(-3), await StandAsync("a", -3));
        Assert.Equal(2, begun);
    }

    [Fact]
    public async Task Each_stands_where_they_want_and_the_fourth_waits_until_one_rests()
    {
        foreach (var user in (string[])["a", "b", "c"])
        {
            await StandAsync(user, -3);
        }

        var refused = await Assert.ThrowsAsync<ApiException>(() => StandAsync("d", -1));
        Assert.Equal(503, refused.Error.Status);

        clock.Advance(TimeSpan.FromSeconds(31));
        await StandAsync("b", -2);
        await StandAsync("c", -2);
        Assert.Equal(Noon.AddHours(-1), await StandAsync("d", -1));
        Assert.Equal(4, begun);
    }

    [Fact]
    public async Task A_fold_that_nobody_looks_at_is_given_up()
    {
        await StandAsync("a", -3);
        clock.Advance(TimeSpan.FromMinutes(9));
        await StandAsync("a", -3);
        Assert.Equal(1, begun);

        clock.Advance(TimeSpan.FromMinutes(11));
        await StandAsync("a", -3);
        Assert.Equal(2, begun);
    }

    private async Task<DateTimeOffset> StandAsync(string user, int hours)
    {
        var at = Noon.AddHours(hours);
        var glance = await moments.LookAsync(user, at, fold => fold.Reached.ToString("O"), CancellationToken.None);
        return DateTimeOffset.Parse(glance.Answer!, System.Globalization.CultureInfo.InvariantCulture);
    }
}
