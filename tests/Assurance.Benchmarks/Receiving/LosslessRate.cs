namespace Assurance.Benchmarks.Receiving;

/// <summary>The largest rate at which a receiver kept all that it was sent, and its processor time a message there.</summary>
internal sealed record LosslessRate(double Rate, double CpuMicroseconds, string Remark)
{
    private const double Step = 1.6;
    private const double Close = 1.12;
    private const double LeastRate = 500;

    /// <summary>Goes up until something is lost, then halves the gap until it is within 12 %. A rate counts as lost when two tries lose.</summary>
    public static async Task<LosslessRate> FindAsync(Probe probe, double guess, double ceiling)
    {
        var (best, cpu, worst) = (0.0, 0.0, double.PositiveInfinity);
        for (var rate = Math.Min(guess, ceiling); worst / Math.Max(best, 1) > Close && rate >= LeastRate;)
        {
            if (await TryAsync(probe, rate) is { IsLossless: true } outcome)
            {
                (best, cpu) = (rate, outcome.CpuMicroseconds);
                if (rate >= ceiling)
                {
                    return new(best, cpu, "the sender can no more");
                }
            }
            else
            {
                worst = rate;
            }

            rate = best == 0 ? worst / Step : double.IsPositiveInfinity(worst) ? Math.Min(best * Step, ceiling) : Math.Sqrt(best * worst);
        }

        return new(best, cpu, "");
    }

    private static async Task<Outcome> TryAsync(Probe probe, double rate) =>
        await probe.RunAsync(rate) is { IsLossless: true } at ? at : await probe.RunAsync(rate);
}
