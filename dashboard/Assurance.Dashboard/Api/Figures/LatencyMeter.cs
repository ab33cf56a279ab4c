using Prometheus;

namespace Assurance.Dashboard.Api.Figures;

/// <summary><c>assurance_latency_seconds{from,to}</c>: how long the line takes, measured with the host's clock.</summary>
internal sealed class LatencyMeter
{
    // Catching up after a stop, what is told is old; that is no latency of the line.
    private const double LongestSeconds = 600;

    private readonly Histogram histogram;

    public LatencyMeter(CollectorRegistry registry)
    {
        histogram = Metrics.WithCustomRegistry(registry).CreateHistogram(
            "assurance_latency_seconds",
            "Time from one point of the line to another.",
            ["from", "to"],
            new HistogramConfiguration { Buckets = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30] });

        // All that is measured shows from the start, at zero.
        foreach (var to in new[] { "journalled", "fault", "hub" })
        {
            histogram.WithLabels("arrival", to);
        }
    }

    /// <param name="from"><c>arrival</c>.</param>
    /// <param name="to"><c>journalled</c>, <c>fault</c> or <c>hub</c>.</param>
    /// <param name="seconds">Below zero (a clock set back) counts as zero; above ten minutes is not counted.</param>
    public void Observe(string from, string to, double seconds)
    {
        if (seconds <= LongestSeconds)
        {
            histogram.WithLabels(from, to).Observe(Math.Max(0, seconds));
        }
    }
}
