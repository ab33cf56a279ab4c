namespace Assurance.Correlation.Stages.Correlation;

/// <summary>How many devices were heard in each of the last seconds, over all the network.</summary>
internal sealed class Audience
{
    private const int Seconds = 1_024;

    private readonly int[] heard = new int[Seconds];
    private long latest;

    public void Hear(DateTimeOffset time)
    {
        var second = time.ToUnixTimeSeconds();
        for (var next = Math.Max(latest + 1, second - Seconds + 1); next <= second; next++)
        {
            heard[next % Seconds] = 0;
        }

        latest = Math.Max(latest, second);
        heard[second % Seconds] += second > latest - Seconds ? 1 : 0;
    }

    /// <summary>How many were heard from one time up to, not in, another; each counts in every second it is heard in.</summary>
    public int Between(DateTimeOffset from, DateTimeOffset until)
    {
        var count = 0;
        var end = Math.Min(until.ToUnixTimeSeconds(), latest + 1);
        for (var second = Math.Max(from.ToUnixTimeSeconds(), latest - Seconds + 1); second < end; second++)
        {
            count += heard[second % Seconds];
        }

        return count;
    }
}
