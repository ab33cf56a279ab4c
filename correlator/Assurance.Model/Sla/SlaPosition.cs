using Assurance.Model.Inventory;

namespace Assurance.Model.Sla;

/// <summary>Where one circuit stands against its agreement in the current month.</summary>
/// <param name="MinutesInMonth">Minutes of the month in the agreement's zone.</param>
/// <param name="MinutesUsed">Minutes of it that count as unavailable so far.</param>
/// <param name="MinutesAllowed">Minutes that the availability promised leaves.</param>
/// <param name="NextThresholdAt">When the next threshold is crossed if nothing changes: the promise, then each credit step; null if the
/// clock stands or the month ends before.</param>
/// <param name="CreditPercent">Credit earned so far, percent of the month's charge.</param>
public sealed record SlaPosition(
    double MinutesInMonth, double MinutesUsed, double MinutesAllowed, DateTimeOffset? NextThresholdAt, decimal CreditPercent)
{
    public double MinutesLeft => MinutesAllowed - MinutesUsed;

    /// <summary>The clock of a circuit at an instant (standards 5.1): the promise is compared before any rounding.</summary>
    public static SlaPosition At(DateTimeOffset now, ServiceLevelAgreement agreement, OutageLedger ledger) =>
        At(now, SlaMonth.Containing(now, SlaMonth.Zone(agreement.TimeZone)), agreement, ledger);

    /// <inheritdoc cref="At(DateTimeOffset, ServiceLevelAgreement, OutageLedger)"/>
    internal static SlaPosition At(DateTimeOffset now, Span month, ServiceLevelAgreement agreement, OutageLedger ledger)
    {
        var excludes = agreement.Exclusions.Contains("plannedWork", StringComparer.Ordinal);
        var used = SpanSet.Length(ledger.Unavailable(month, now, excludes));
        var steps = agreement.CreditSteps.Where(s => used > Allowed(month, s.BelowPercent)).Select(s => s.CreditPercent);
        return new SlaPosition(
            month.Length.TotalMinutes,
            used.TotalMinutes,
            Allowed(month, agreement.Availability).TotalMinutes,
            NextThreshold(month, used, agreement, ledger.RunsFrom(now, excludes)),
            steps.DefaultIfEmpty().Max());
    }

    private static DateTimeOffset? NextThreshold(Span month, TimeSpan used, ServiceLevelAgreement agreement, DateTimeOffset? runsFrom)
    {
        if (runsFrom is not { } from)
        {
            return null;
        }

        var thresholds = agreement.CreditSteps.Select(s => s.BelowPercent).Append(agreement.Availability).Select(p => Allowed(month, p)).Where(t => t >= used);
        var next = thresholds.DefaultIfEmpty(TimeSpan.MaxValue).Min();
        return next == TimeSpan.MaxValue || next - used > month.End - from ? null : from + (next - used);
    }

    private static TimeSpan Allowed(Span month, decimal percent) => TimeSpan.FromTicks((long)(month.Length.Ticks * (100 - percent) / 100));
}
