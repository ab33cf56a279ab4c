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
    IReadOnlyDictionary<string, string> Circuits, IReadOnlyCollection<string> Customers)
{
    /// <summary>Planned work beside what the network has.</summary>
    public IReadOnlyList<LabPlannedWork> Works { get; init; } = [];
}

/// <summary>How a second cause stands to the first.</summary>
public enum Pairing
{
    /// <summary>Every fourth experiment has a second cause somewhere else.</summary>
    Apart,

    /// <summary>Each has a second one that touches a device of the first, as far as both can be told from one.</summary>
    Near,

    /// <summary>Each has a first one that is repaired while the second breaks: the second alone is judged.</summary>
    WhileRecovering,
}

/// <summary>Makes experiments from a seed: the same network, seed and number give the same one.</summary>
public sealed class ExperimentMaker
{
    private static readonly TimeSpan Begun = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(200);
    private readonly Simulator _simulator;
    private readonly CausePlaces _places;
    private readonly CauseScript _script;
    private readonly Plots _plots;
    private readonly Conduct _conduct;
    private readonly int _seed;
    private readonly IReadOnlyList<string> _single = CausePlaces.UsualKinds;

    public ExperimentMaker(LabNetwork network, int seed, Conduct conduct)
    {
        _simulator = new Simulator(network);
        _places = new CausePlaces(_simulator, conduct);
        _script = new CauseScript(_simulator, conduct);
        _plots = new Plots(_simulator, _places);
        (_seed, _conduct) = (seed, conduct);
    }

    /// <summary>Of <see cref="CausePlaces.AllKinds"/>, each in turn.</summary>
    public IReadOnlyList<string> Kinds
    {
        get;
        init
        {
            field = value;
            _single = [.. value.Except(Plots.Kinds)];
        }
    } = CausePlaces.UsualKinds;

    public Pairing Pairing { get; init; }

    /// <summary>Experiments without end; none where the network has no place for any of the kinds.</summary>
    public IEnumerable<Experiment> All(DateTimeOffset start)
    {
        for (var (number, made) = (0, 0); made > 0 || number < 20 * Kinds.Count; number++)
        {
            if (Make(number, start) is not { } experiment) continue;
            made++;
            yield return experiment;
        }
    }

    private Experiment? Make(int number, DateTimeOffset start)
    {
        var dice = Dice.For(_seed, "experiment", number);
        var kind = Kinds[number % Kinds.Count];
        if (Plots.Kinds.Contains(kind)) return _plots.Draw(kind, dice, start + Begun) is { } plot ? Together(number, plot, dice, start) : null;
        if (Causes(kind, number, dice) is not { } causes) return null;
        return Pairing == Pairing.WhileRecovering && causes.Count == 2
            ? OneAfterTheOther(number, causes[0], causes[1], dice, start) : Together(number, new Plot(causes, null, []), dice, start);
    }

    private Experiment Together(int number, Plot plot, Dice dice, DateTimeOffset start)
    {
        var incident = Incident("experiment", number);
        var last = Begun;
        foreach (var cause in plot.Causes)
        {
            var begins = cause == plot.Causes[0] ? Begun : Begun + (plot.Between ?? TimeSpan.FromSeconds(dice.Fraction() * 20));
            var ends = _script.Play(incident, cause, begins);
            last = ends > last ? ends : last;
        }
        var judged = last + Patience;
        return Experiment(number, plot.Causes, incident, dice, start, judged, Begun, [], [], _script.Repair(Incident("repair", number), plot.Causes, dice)) with { Works = plot.Works };
    }

    private Experiment OneAfterTheOther(int number, Cause first, Cause second, Dice dice, DateTimeOffset start)
    {
        var (earlier, incident) = (Incident("earlier", number), Incident("experiment", number));
        var repaired = _script.Play(earlier, first, Begun) + TimeSpan.FromSeconds(90);
        // A lost clear would leave the first standing: these come through.
        var delivery = new Delivery(_conduct with { Lost = 0 }, dice, start);
        var before = delivery.Of(earlier.Steps, TimeSpan.Zero).Concat(delivery.Of(_script.Repair(Incident("mend", number), [first], dice), repaired)).ToList();
        var begun = repaired + TimeSpan.FromSeconds(2 + (dice.Fraction() * 10));
        var judged = _script.Play(incident, second, begun) + Patience;
        return Experiment(number, [second], incident, dice, start, judged, begun, before, [new(Begun, earlier.BrokenNow)], _script.Repair(Incident("repair", number), [second], dice));
    }

    private Experiment Experiment(
        int number, IReadOnlyList<Cause> causes, Incident incident, Dice dice, DateTimeOffset start, TimeSpan judged, TimeSpan begun, List<Arrival> before, IReadOnlyList<Outage> outages, List<ScenarioStep> repair)
    {
        var truth = _simulator.Impact(incident.BrokenNow).ToList();
        var delivery = new Delivery(_conduct, dice, start);
        var arrivals = delivery.Of(incident.Steps, TimeSpan.Zero)
            .Concat(before)
            .Concat(delivery.Of(repair, judged + TimeSpan.FromSeconds(1)))
            .Concat(new Noise(_simulator, dice).Of(_conduct.Noise, judged, [.. outages, new(begun, incident.BrokenNow)], start));
        return new Experiment(number, causes, [.. arrivals.OrderBy(a => a.At)], begun, judged, judged + Recovery,
            truth.ToDictionary(t => t.Circuit.Id, t => t.State), truth.Select(t => t.Circuit.Customer).ToHashSet());
    }

    private Incident Incident(string what, int number) => new(_simulator, FormattableString.Invariant($"{what}{number}"));

    private List<Cause>? Causes(string kind, int number, Dice dice)
    {
        if (_places.Pick(kind, dice) is not { } first) return null;
        var near = Pairing == Pairing.Near ? _script.DevicesTouched(first.Root) : [];
        for (var attempt = 0; (Pairing != Pairing.Apart || number % 4 == 3) && attempt < 20; attempt++)
            if (_places.Pick(dice.Pick(_single), dice, root => near.Count == 0 || near.Overlaps(_script.DevicesTouched(root))) is { } second
                && AreApart(first.Root, second.Root) && (Pairing == Pairing.WhileRecovering || _places.AreTellable(first, second)))
                return [first, second];
        return Pairing == Pairing.Apart ? [first] : null;
    }

    private bool AreApart(string one, string other) => !_simulator.Broken([one]).Overlaps(_simulator.Broken([other]));
}
