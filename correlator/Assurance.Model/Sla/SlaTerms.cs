using Assurance.Model.Inventory;

namespace Assurance.Model.Sla;

/// <summary>What an agreement allows in one month.</summary>
internal sealed class SlaTerms
{
    private readonly (TimeSpan Allowed, decimal CreditPercent)[] steps;

    public SlaTerms(ServiceLevelAgreement agreement, Span month)
    {
        Month = month;
        ExcludesPlannedWork = agreement.Exclusions.Contains("plannedWork");
        Allowed = AllowedBelow(agreement.Availability);
        steps = [.. agreement.CreditSteps.Select(s => (AllowedBelow(s.BelowPercent), s.CreditPercent))];
    }

    public Span Month { get; }

    public bool ExcludesPlannedWork { get; }

    /// <summary>Unavailability that the promise leaves.</summary>
    public TimeSpan Allowed { get; }

    /// <summary>Credit for so much unavailability, percent of the month's charge.</summary>
    public decimal CreditPercent(TimeSpan used)
    {
        var most = 0m;
        foreach (var (allowed, percent) in steps)
        {
            most = used > allowed && percent > most ? percent : most;
        }

        return most;
    }

    /// <summary>The next threshold not yet passed: the promise or a credit step; null if all are.</summary>
    public TimeSpan? NextThreshold(TimeSpan used)
    {
        var next = Allowed >= used ? Allowed : (TimeSpan?)null;
        foreach (var (allowed, _) in steps)
        {
            next = allowed >= used && (next is null || allowed < next) ? allowed : next;
        }

        return next;
    }

    private TimeSpan AllowedBelow(decimal percent) => TimeSpan.FromTicks((long)(Month.Length.Ticks * (100 - percent) / 100));
}
