using System.Globalization;
using Assurance.Model.Inventory;
using Assurance.Model.Sla;

namespace Assurance.Tests.Correlation.Sla;

/// <summary>The vectors of standards 5.1, and the clock's own traps.</summary>
public sealed class SlaPositionTests
{
    private static Span NoWork => default;

    private static DateTimeOffset Shanghai(string local) => DateTimeOffset.Parse(local + "+08:00", CultureInfo.InvariantCulture);

    private static ServiceLevelAgreement Agreement(decimal availability = 99.9m, string zone = "Asia/Shanghai", bool excludes = true, params CreditStep[] steps) =>
        new("sla", "sla", availability, 15, 240, 60, zone, excludes ? ["plannedWork"] : [], [.. steps]);

    private static OutageLedger Down(params (string From, string To, Span Work)[] outages)
    {
        var ledger = OutageLedger.Empty;
        for (var i = 0; i < outages.Length; i++)
        {
            ledger = ledger.Begin($"f{i}", Shanghai(outages[i].From), outages[i].Work == NoWork ? null : outages[i].Work).End($"f{i}", Shanghai(outages[i].To));
        }

        return ledger;
    }

    [Theory]
    [InlineData("2026-02-10T00:00", 99.99, 40_320, 4.03)]
    [InlineData("2028-02-10T00:00", 99.99, 41_760, 4.18)]
    [InlineData("2026-04-10T00:00", 99.95, 43_200, 21.60)]
    [InlineData("2026-01-10T00:00", 99.9, 44_640, 44.64)]
    [InlineData("2026-01-10T00:00", 99.5, 44_640, 223.2)]
    public void The_allowance_follows_the_month(string now, double availability, double minutes, double allowed)
    {
        var position = SlaPosition.At(Shanghai(now), Agreement((decimal)availability), OutageLedger.Empty);

        Assert.Equal(minutes, position.MinutesInMonth);
        Assert.Equal(allowed, position.MinutesAllowed, 2);
        Assert.Null(position.NextThresholdAt);
    }

    [Theory]
    [InlineData("2026-01-05T10:30", "2026-01-05T10:50")]
    public void Planned_work_within_an_outage_is_left_out(string from, string to)
    {
        var ledger = Down(("2026-01-05T10:00", "2026-01-05T11:00", new Span(Shanghai(from), Shanghai(to))));
        var position = SlaPosition.At(Shanghai("2026-01-31T00:00"), Agreement(), ledger);

        Assert.Equal(40, position.MinutesUsed, 9);
        Assert.Equal(99.9104, 100 * (1 - position.MinutesUsed / position.MinutesInMonth), 4);
        Assert.Equal(60, SlaPosition.At(Shanghai("2026-01-31T00:00"), Agreement(excludes: false), ledger).MinutesUsed, 9);
    }

    [Fact]
    public void Outages_that_overlap_count_once() =>
        Assert.Equal(40, SlaPosition.At(Shanghai("2026-01-31T00:00"), Agreement(),
            Down(("2026-01-05T10:00", "2026-01-05T10:30", NoWork), ("2026-01-05T10:20", "2026-01-05T10:40", NoWork))).MinutesUsed, 9);

    [Fact]
    public void An_outage_over_the_month_s_end_is_split_in_the_agreement_s_zone()
    {
        var ledger = Down(("2026-01-31T23:50", "2026-02-01T00:20", NoWork));

        Assert.Equal(10, SlaPosition.At(Shanghai("2026-01-31T23:59:59.999"), Agreement(), ledger).MinutesUsed, 3);
        Assert.Equal(20, SlaPosition.At(Shanghai("2026-02-02T00:00"), Agreement(), ledger).MinutesUsed, 9);
        // In UTC all of it lies in January.
        Assert.Equal(30, SlaPosition.At(Shanghai("2026-02-01T01:00"), Agreement(zone: "Etc/UTC"), ledger).MinutesUsed, 9);
    }

    [Fact]
    public void A_time_that_never_was_counts_for_no_outage()
    {
        var ledger = new SlaLedger();
        ledger.Begin("c1", "f1", Shanghai("2026-01-05T10:00"), null);
        // The computer's clock is set ahead by a day at ten past ten.
        ledger.Skip(new(Shanghai("2026-01-05T10:10"), Shanghai("2026-01-06T10:10")));
        ledger.End("c1", "f1", Shanghai("2026-01-06T10:20"));
        ledger.Begin("c1", "f2", Shanghai("2026-01-06T10:15"), null);

        Assert.Equal(TimeSpan.FromMinutes(25), ledger.Of("c1").Unavailable(new(Shanghai("2026-01-01T00:00"), Shanghai("2026-02-01T00:00")), Shanghai("2026-01-06T10:25"), false, ledger.Skipped));
        Assert.Equal(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(25), ledger.Of("c1").Unavailable(new(Shanghai("2026-01-01T00:00"), Shanghai("2026-02-01T00:00")), Shanghai("2026-01-06T10:25"), false, []));
    }

    [Fact]
    public void A_month_with_a_clock_change_is_an_hour_longer_or_shorter()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        Assert.Equal(44_640 - 60, SlaMonth.Containing(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero), zone).Length.TotalMinutes);
        Assert.Equal(44_640 + 60, SlaMonth.Containing(new DateTimeOffset(2026, 10, 10, 0, 0, 0, TimeSpan.Zero), zone).Length.TotalMinutes);
    }

    [Fact]
    public void A_running_clock_says_when_each_threshold_is_crossed_and_what_it_costs()
    {
        var agreement = Agreement(99.9m, steps: [new(99.9m, 10), new(99.5m, 25)]);
        var ledger = OutageLedger.Empty.Begin("f1", Shanghai("2026-01-05T10:00"), null);

        var early = SlaPosition.At(Shanghai("2026-01-05T10:30"), agreement, ledger);
        Assert.Equal((30, 0m), (early.MinutesUsed, early.CreditPercent));
        Assert.Equal(14.64, early.MinutesLeft, 9);
        Assert.Equal(Shanghai("2026-01-05T10:44:38.4"), early.NextThresholdAt);

        var breached = SlaPosition.At(Shanghai("2026-01-05T11:00"), agreement, ledger);
        Assert.Equal(10, breached.CreditPercent);
        Assert.True(breached.MinutesLeft < 0);
        Assert.Equal(Shanghai("2026-01-05T13:43:12"), breached.NextThresholdAt);

        var late = SlaPosition.At(Shanghai("2026-01-05T14:00"), agreement, ledger);
        Assert.Equal((25m, (DateTimeOffset?)null), (late.CreditPercent, late.NextThresholdAt));
    }

    [Fact]
    public void While_planned_work_lasts_the_clock_runs_only_from_its_announced_end()
    {
        var work = new Span(Shanghai("2026-01-05T09:00"), Shanghai("2026-01-05T12:00"));
        var ledger = OutageLedger.Empty.Begin("f1", Shanghai("2026-01-05T10:00"), work);

        var during = SlaPosition.At(Shanghai("2026-01-05T11:00"), Agreement(), ledger);
        Assert.Equal((0, Shanghai("2026-01-05T12:44:38.4")), (during.MinutesUsed, during.NextThresholdAt));
        Assert.Equal(10, SlaPosition.At(Shanghai("2026-01-05T12:10"), Agreement(), ledger).MinutesUsed, 9);
    }

    [Fact]
    public void A_threshold_beyond_the_month_s_end_is_none() =>
        Assert.Null(SlaPosition.At(Shanghai("2026-01-31T23:50"), Agreement(), OutageLedger.Empty.Begin("f1", Shanghai("2026-01-31T23:40"), null)).NextThresholdAt);

    [Fact]
    public void A_breach_is_seen_before_any_rounding()
    {
        // 99.9899 % of a promised 99.99 %: 4.464 minutes allowed, 4.51 used.
        var position = SlaPosition.At(Shanghai("2026-01-31T00:00"), Agreement(99.99m), Down(("2026-01-05T10:00:00", "2026-01-05T10:04:30.6", NoWork)));

        Assert.True(position.MinutesLeft < 0);
    }
}
