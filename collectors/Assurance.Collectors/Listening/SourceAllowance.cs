namespace Assurance.Collectors.Listening;

/// <summary>One sender's token bucket: full at first, filled at the ceiling's rate. Thread-safe.</summary>
internal sealed class SourceAllowance(SourceCeiling ceiling, string source)
{
    private static readonly TimeSpan SayEvery = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly double full = (double)ceiling.PerSecond * SourceCeiling.BurstSeconds;
    private double left = (double)ceiling.PerSecond * SourceCeiling.BurstSeconds;
    private long filledAt = ceiling.Time.GetTimestamp();
    private long? saidAt;

    public string Source => source;

    /// <summary>Takes one datagram's worth; false when there is none left, and nothing is taken.</summary>
    /// <param name="now">A time stamp of the ceiling's clock.</param>
    public bool TryTake(long now)
    {
        lock (gate)
        {
            Fill(now);
            if (left < 1)
            {
                return false;
            }

            left--;
            return true;
        }
    }

    /// <summary>Takes the worth of what has been read already, into debt where there is not enough, and returns how long the debt lasts.</summary>
    public TimeSpan Take(int count, long now)
    {
        lock (gate)
        {
            Fill(now);
            left -= count;
            return left < 0 ? TimeSpan.FromSeconds(-left / ceiling.PerSecond) : TimeSpan.Zero;
        }
    }

    /// <summary>Without pressure a debt is nobody's harm: there is nothing to pay back.</summary>
    public void Forgive()
    {
        lock (gate)
        {
            left = Math.Max(left, 0);
        }
    }

    /// <summary>True at most once a minute.</summary>
    public bool MaySay(long now)
    {
        lock (gate)
        {
            if (saidAt is { } last && ceiling.Time.GetElapsedTime(last, now) < SayEvery)
            {
                return false;
            }

            saidAt = now;
            return true;
        }
    }

    private void Fill(long now)
    {
        if (now > filledAt)
        {
            left = Math.Min(full, left + (ceiling.Time.GetElapsedTime(filledAt, now).TotalSeconds * ceiling.PerSecond));
            filledAt = now;
        }
    }
}
