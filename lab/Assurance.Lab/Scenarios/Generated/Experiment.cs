using Assurance.Lab.Network;
using Assurance.Lab.Sending;

namespace Assurance.Lab.Scenarios.Generated;

/// <summary>A message of an experiment as it arrives.</summary>
/// <param name="IsNoise">It has nothing to do with the causes.</param>
public sealed record Arrival(TimeSpan At, string Transport, byte[] Bytes, string Device, bool IsNoise);

/// <summary>Causes at one time somewhere in a network, the messages they bring, and what is true.</summary>
/// <param name="Begun">When the first cause broke.</param>
/// <param name="Judged">When a product should have concluded; the repair begins after it.</param>
/// <param name="Ended">When all should be resolved.</param>
/// <param name="Circuits">Circuit id to state (down, atRisk) between the last cause and the repair.</param>
/// <param name="Customers">Key accounts of these circuits.</param>
public sealed record Experiment(
    int Number, IReadOnlyList<Cause> Causes, IReadOnlyList<Arrival> Arrivals, TimeSpan Begun, TimeSpan Judged, TimeSpan Ended,
    IReadOnlyDictionary<string, string> Circuits, IReadOnlyCollection<string> Customers);

/// <summary>Makes experiments from a seed: the same network, seed and number give the same one.</summary>
public sealed class ExperimentMaker
{
    private static readonly TimeSpan Begun = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(200);
    private readonly Simulator _simulator;
    private readonly CausePlaces _places;
    private readonly Conduct _conduct;
    private readonly int _seed;

    public ExperimentMaker(LabNetwork network, int seed, Conduct conduct)
    {
        _simulator = new Simulator(network);
        _places = new CausePlaces(_simulator);
        (_seed, _conduct) = (seed, conduct);
    }

    /// <summary>Experiments without end, each kind of cause in turn; every fourth has two causes.</summary>
    public IEnumerable<Experiment> All(DateTimeOffset start)
    {
        for (var number = 0; ; number++)
            if (Make(number, start) is { } made) yield return made;
    }

    private Experiment? Make(int number, DateTimeOffset start)
    {
        var dice = Dice.For(_seed, "experiment", number);
        if (Causes(number, dice) is not { } causes) return null;
        var incident = new Incident(_simulator, FormattableString.Invariant($"experiment{number}"));
        var last = Begun;
        foreach (var cause in causes)
        {
            if (cause != causes[0]) last = Begun + TimeSpan.FromSeconds(dice.Fraction() * 20);
            if (cause.Kind == "site") TellOfPower(incident, cause.Root, last);
            incident.Break(last, cause.Root);
        }
        incident.Steps.RemoveAll(s => s.Fact is CardFact && causes.Any(c => c.Kind == "cardSilent" && c.Root == s.Object));
        var truth = _simulator.Impact(incident.BrokenNow).ToList();
        var judged = last + Patience;
        var repair = new Incident(_simulator, FormattableString.Invariant($"repair{number}"));
        repair.Repair(TimeSpan.Zero, [.. causes.Select(c => c.Root)]);
        var delivery = new Delivery(_conduct, dice, start);
        var arrivals = delivery.Of(incident.Steps, TimeSpan.Zero)
            .Concat(delivery.Of(Flapping(repair, dice), judged + TimeSpan.FromSeconds(1)))
            .Concat(new Noise(_simulator, dice).Of(_conduct.Noise, judged, incident.BrokenNow, start));
        return new Experiment(number, causes, [.. arrivals.OrderBy(a => a.At)], Begun, judged, judged + Recovery,
            truth.ToDictionary(t => t.Circuit.Id, t => t.State), truth.Select(t => t.Circuit.Customer).ToHashSet());
    }

    private List<Cause>? Causes(int number, Dice dice)
    {
        string[] kinds = [.. _places.Kinds];
        if (_places.Pick(kinds[number % kinds.Length], dice) is not { } first) return null;
        for (var attempt = 0; number % 4 == 3 && attempt < 20; attempt++)
            if (_places.Pick(dice.Pick(kinds), dice) is { } second && AreApart(first.Root, second.Root)) return [first, second];
        return [first];
    }

    private bool AreApart(string one, string other) => !_simulator.Broken([one]).Overlaps(_simulator.Broken([other]));

    // Mains, a low battery, its end: hours of a real one told in twenty seconds.
    private void TellOfPower(Incident incident, string site, TimeSpan dead)
    {
        foreach (var ups in _simulator.Network.Devices.Where(d => d.Site == site && d.Role == "power"))
            foreach (var (alarm, before) in ((int, int)[])[(0, 20), (2, 19), (3, 8), (4, 2)])
                incident.Say(new PowerFact(ups, alarm, true), dead - TimeSpan.FromSeconds(before));
    }

    private List<ScenarioStep> Flapping(Incident repair, Dice dice)
    {
        foreach (var fact in repair.Facts.OfType<InterfaceFact>().Where(_ => dice.Chance(_conduct.Flapping)).ToList())
            for (var cycle = 1; cycle <= 2; cycle++)
            {
                repair.Say(fact with { Raised = true }, TimeSpan.FromSeconds(4 * cycle));
                repair.Say(fact with { Raised = false }, TimeSpan.FromSeconds((4 * cycle) + 2));
            }
        return repair.Steps;
    }
}
