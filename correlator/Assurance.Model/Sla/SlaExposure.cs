namespace Assurance.Model.Sla;

/// <summary>Where a customer stands against the agreement of the circuit with least left, in the current month of the agreement's zone.</summary>
/// <param name="MinutesUsed">Unavailable minutes so far this month.</param>
/// <param name="MinutesLeft">Minutes of unavailability still allowed; negative once breached.</param>
/// <param name="NextThresholdAt">When the next threshold (the target, then each credit step) is crossed if nothing changes; null if the clock stands.</param>
/// <param name="CostSoFar">Credit due for this month so far, CNY.</param>
/// <param name="CostPerMinute">Charge the customer pays for a minute of what is down now, CNY: what each further minute exposes.</param>
public sealed record SlaExposure(
    string Customer,
    string Circuit,
    double MinutesUsed,
    double MinutesLeft,
    DateTimeOffset? NextThresholdAt,
    decimal CostSoFar,
    decimal CostPerMinute);
