namespace Assurance.Model.Sla;

/// <summary>What one fault exposes of one customer, circuit by circuit.</summary>
/// <param name="charge">What the customer pays a month for one circuit, CNY.</param>
internal sealed class SlaExposureSum(string customer, decimal charge)
{
    private SlaExposure? worst;
    private bool worstIsDown;
    private decimal cost;
    private decimal perMinute;

    public string Customer => customer;

    /// <summary>Of the circuit with least left; those that are down go first.</summary>
    public SlaExposure Exposure => worst! with { CostSoFar = Math.Round(cost, 2), CostPerMinute = Math.Round(perMinute, 4) };

    public void Add(string circuit, SlaPosition position, bool isDown)
    {
        cost += position.CreditPercent == 0 ? 0 : charge * position.CreditPercent / 100;
        perMinute += isDown ? charge / (decimal)position.MinutesInMonth : 0;
        if (worst is null || (isDown && !worstIsDown) || (isDown == worstIsDown && position.MinutesLeft < worst.MinutesLeft))
        {
            worst = new SlaExposure(customer, circuit, position.MinutesUsed, position.MinutesLeft, isDown ? position.NextThresholdAt : null, 0, 0);
            worstIsDown = isDown;
        }
    }
}
