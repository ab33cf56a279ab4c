using Assurance.Lab.Network;

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
    /// <summary>Percent of devices that never report.</summary>
    public int Mute { get; init; }

    /// <summary>Devices tell of interfaces, cards and power, not of sessions.</summary>
    public bool LinksOnly { get; init; }

    /// <summary>As bad as carriers know it.</summary>
    public static Conduct Realistic { get; } = new(5, 10, TimeSpan.FromSeconds(60), 10, TimeSpan.FromMilliseconds(1500), 1, 20, TimeSpan.FromMinutes(10), 20);

    /// <summary>By name: <c>realistic</c>, <c>harsh</c>, <c>mute</c> (a sixth of the devices never report), <c>terse</c> (nobody tells of sessions).</summary>
    public static Conduct? Named(string name) => name switch
    {
        "realistic" => Realistic,
        "harsh" => new(15, 25, TimeSpan.FromSeconds(60), 25, TimeSpan.FromSeconds(5), 5, 60, TimeSpan.FromHours(9), 60),
        "mute" => Realistic with { Mute = 16 },
        "terse" => Realistic with { LinksOnly = true },
        _ => null,
    };

    /// <summary>Whether anybody is told of it at all.</summary>
    internal bool Tells(Fact fact) => !(LinksOnly && fact is OspfFact or LdpFact or BgpFact) && !Dice.For(4, fact.Device.Id).Chance(Mute);
}
