namespace Assurance.Correlation.Stages.Correlation;

/// <summary>What devices said, before they fell silent or after, that tells a dead device or site from a lost link.</summary>
/// <param name="Restarted">One restarted soon after it fell silent.</param>
/// <param name="Gasped">One, or its neighbour in its name, said that its power failed.</param>
/// <param name="Overheated">Half of those of a site were hot, two at least.</param>
internal readonly record struct Omens(bool Restarted, bool Gasped, bool Overheated)
{
    /// <summary>A later restart may be that of an engineer who looks for the fault.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(15);

    /// <summary>Equipment that gets hot switches itself off within this.</summary>
    private static readonly TimeSpan Hot = TimeSpan.FromMinutes(10);

    public int Weight => (Restarted ? Likelihood.RestartedSoon : 0) + (Gasped ? Likelihood.PowerGone : 0) + (Overheated ? Likelihood.AllHot : 0);

    public static Omens Of(Expectation expectation, LifeSigns life, DateTimeOffset onset)
    {
        var devices = expectation.DeadDeviceIds;
        return expectation.Shape != CauseShape.Dead ? default : new(
            Array.Exists(devices, d => life.RestartedBetween(d, onset, onset + Soon)),
            Array.Exists(devices, d => life.GaspedBetween(d, onset - Likelihood.EpisodeGap, onset + Likelihood.EpisodeGap)),
            AreHot(devices, life, onset));
    }

    /// <summary>Whether a device is heard after it should have died.</summary>
    public bool IsAlive(LifeSigns life, string device, DateTimeOffset onset)
    {
        var (from, to) = (onset + Likelihood.DyingWords, onset + Likelihood.Patience);
        return Overheated ? life.HeardOfMoreThanHeat(device, from, to) : life.HeardBetween(device, from, to);
    }

    // Not every device has a sensor, nor does every word of it arrive.
    private static bool AreHot(string[] devices, LifeSigns life, DateTimeOffset onset) =>
        devices.Length > 1 && devices.Count(d => life.HotBetween(d, onset - Hot, onset + Likelihood.EpisodeGap)) is >= 2 and var hot && hot * 2 >= devices.Length;
}
