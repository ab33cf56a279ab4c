namespace Assurance.Lab.Scenarios.Generated;

/// <summary>How badly reports arrive.</summary>
/// <param name="Lost">Percent of messages that never come.</param>
/// <param name="Late">Percent that come up to <paramref name="Lateness"/> late.</param>
/// <param name="Doubled">Percent that come twice.</param>
/// <param name="Jitter">All others come up to so much late, hence out of order.</param>
/// <param name="Noise">Unrelated messages a second.</param>
/// <param name="Skewed">Percent of devices whose clock is wrong, by up to <paramref name="Skew"/>.</param>
/// <param name="Flapping">Percent of interfaces that go down and up again while they recover.</param>
public sealed record Conduct(
    int Lost, int Late, TimeSpan Lateness, int Doubled, TimeSpan Jitter, double Noise, int Skewed, TimeSpan Skew, int Flapping)
{
    /// <summary>As bad as carriers know it.</summary>
    public static Conduct Realistic { get; } = new(5, 10, TimeSpan.FromSeconds(60), 10, TimeSpan.FromMilliseconds(1500), 1, 20, TimeSpan.FromMinutes(10), 20);
}
