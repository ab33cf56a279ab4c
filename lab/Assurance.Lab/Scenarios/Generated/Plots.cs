using Assurance.Lab.Network;

namespace Assurance.Lab.Scenarios.Generated;

/// <summary>What an experiment plays.</summary>
/// <param name="Causes">One or two.</param>
/// <param name="Between">How long after the first the second breaks; null: up to 20 s.</param>
/// <param name="Works">Planned work beside what the network has.</param>
internal sealed record Plot(IReadOnlyList<Cause> Causes, TimeSpan? Between, IReadOnlyList<LabPlannedWork> Works);

/// <summary>Draws causes that meet planned work, or each other on the two legs of a circuit.</summary>
internal sealed class Plots(Simulator simulator, CausePlaces places)
{
    /// <summary>A circuit's working leg breaks and it is switched over; then the other leg breaks too.</summary>
    public const string BothLegs = "bothLegs";

    private static readonly TimeSpan Long = TimeSpan.FromHours(4);

    /// <summary><see cref="BothLegs"/>; a cable is opened as announced; another breaks meanwhile; the duct about the cable breaks; work begins on
    /// the leg that a broken one left; the window ends before the work does.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [BothLegs, "work", "workElsewhere", "workBeyond", "workOtherLeg", "workOverruns"];

    /// <summary>Null where the network has no place for it.</summary>
    public Plot? Draw(string kind, Dice dice, DateTimeOffset begun) => kind switch
    {
        BothLegs => Legs(kind, dice) is { } pair ? new([pair.First, pair.Second], TimeSpan.FromSeconds(40), []) : null,
        "work" => Worked(kind, dice) is { } cause ? new([cause with { NeedsTicket = false }], null, [Work(cause.Root, begun - Long, begun + Long)]) : null,
        "workElsewhere" => Elsewhere(kind, dice, begun),
        "workBeyond" => Beyond(kind, dice, begun),
        "workOtherLeg" => Legs(kind, dice) is { } pair
            ? new([pair.First, pair.Second with { NeedsTicket = false }], TimeSpan.FromSeconds(40), [Work(pair.Second.Root, begun + TimeSpan.FromSeconds(30), begun + Long)])
            : null,
        "workOverruns" => Worked(kind, dice) is { } cause ? new([cause], null, [Work(cause.Root, begun - Long, begun + TimeSpan.FromSeconds(60))]) : null,
        _ => null,
    };

    private Cause? Worked(string kind, Dice dice) => (places.Pick("cable", dice) ?? places.Pick("link", dice)) is { } cause ? cause with { Kind = kind } : null;

    private Plot? Elsewhere(string kind, Dice dice, DateTimeOffset begun)
    {
        if (Worked(kind, dice) is not { } worked) return null;
        for (var attempt = 0; attempt < 20; attempt++)
            if (Worked(kind, dice) is { } other && AreApart(worked.Root, other.Root) && places.AreTellable(worked, other))
                return new([worked with { NeedsTicket = false }, other], null, [Work(worked.Root, begun - Long, begun + Long)]);
        return null;
    }

    private Plot? Beyond(string kind, Dice dice, DateTimeOffset begun)
    {
        var cables = simulator.Network.Cables.Where(c => c.Kind == "cable" && c.Parent is not null).ToLookup(c => c.Parent!);
        if (places.Pick("duct", dice, duct => cables[duct].Any(c => IsLess(c.Id, duct))) is not { } cause) return null;
        var announced = cables[cause.Root].First(c => IsLess(c.Id, cause.Root)).Id;
        return new([cause with { Kind = kind }], null, [Work(announced, begun - Long, begun + Long)]);
    }

    // It touches some circuits, the other more or worse.
    private bool IsLess(string one, string other)
    {
        var (less, more) = (States(one), States(other));
        return less.Count > 0 && more.Any(m => less.GetValueOrDefault(m.Key) != m.Value);
    }

    private Dictionary<string, string> States(string root) => simulator.Impact(simulator.Broken([root])).ToDictionary(i => i.Circuit.Id, i => i.State);

    // A link of each of the two legs of a circuit.
    private (Cause First, Cause Second)? Legs(string kind, Dice dice)
    {
        var circuits = simulator.Circuits.Where(c => c.Paths.Count == 2 && c.Paths.All(p => Links(p).Count > 0)).ToList();
        for (var attempt = 0; attempt < 40 && circuits.Count > 0; attempt++)
        {
            var circuit = dice.Pick(circuits);
            var (one, other) = (dice.Pick(Links(circuit.Paths[0])), dice.Pick(Links(circuit.Paths[1])));
            if (AreApart(one, other) && places.At("link", one) is { } first && places.At("link", other) is { } second && places.AreTellable(first, second))
                return (first with { Kind = kind }, second with { Kind = kind });
        }
        return null;
    }

    private List<string> Links(LabPath path) => [.. path.Elements.Where(e => simulator.Links.TryGetValue(e, out var link) && Simulator.IsReported(link))];

    private bool AreApart(string one, string other) => !simulator.Broken([one]).Overlaps(simulator.Broken([other]));

    private static LabPlannedWork Work(string element, DateTimeOffset from, DateTimeOffset until) => new($"work-{element}", element, from, until, [element], "org-cn", true);
}
