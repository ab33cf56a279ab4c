using System.Collections.Immutable;
using Assurance.Model.Inventory;

namespace Assurance.Model.Sla;

/// <summary>Where one circuit stands against its agreement in the current month.</summary>
/// <param name="MinutesInMonth">Minutes of the month in the agreement's zone.</param>
/// <param name="MinutesUsed">Minutes of it that count as unavailable so far.</param>
/// <param name="MinutesAllowed">Minutes that the availability promised leaves.</param>
/// <param name="NextThresholdAt">When the next threshold is crossed if nothing changes: the promise, then each credit step; null if the
/// clock stands or the month ends before.</param>
/// <param name="CreditPercent">Credit earned so far, percent of the month's charge.</param>
public readonly record struct SlaPosition(
    double MinutesInMonth, double MinutesUsed, double MinutesAllowed, DateTimeOffset? NextThresholdAt, decimal CreditPercent)
{
    public double MinutesLeft => MinutesAllowed - MinutesUsed;

    /// <summary>The clock of a circuit at an instant (standards 5.1): the promise is compared before any rounding.</summary>
    public static SlaPosition At(DateTimeOffset now, ServiceLevelAgreement agreement, OutageLedger ledger) =>
        At(now, new SlaTerms(agreement, SlaMonth.Containing(now, SlaMonth.Zone(agreement.TimeZone))), ledger, []);

    /// <inheritdoc cref="At(DateTimeOffset, ServiceLevelAgreement, OutageLedger)"/>
    internal static SlaPosition At(DateTimeOffset now, SlaTerms terms, OutageLedger ledger, ImmutableArray<Span> skipped)
    {
        var used = ledger.Unavailable(terms.Month, now, terms.ExcludesPlannedWork, skipped);
        return new SlaPosition(
            terms.Month.Length.TotalMinutes,
            used.TotalMinutes,
            terms.Allowed.TotalMinutes,
            NextThreshold(terms, used, ledger.RunsFrom(now, terms.ExcludesPlannedWork)),
            terms.CreditPercent(used));
    }

    private static DateTimeOffset? NextThreshold(SlaTerms terms, TimeSpan used, DateTimeOffset? runsFrom) =>
        runsFrom is { } from && terms.NextThreshold(used) is { } next && next - used <= terms.Month.End - from ? from + (next - used) : null;
}
