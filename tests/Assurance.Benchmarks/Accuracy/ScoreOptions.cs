using System.Globalization;
using Assurance.Lab.Network;
using Assurance.Lab.Scenarios.Generated;

namespace Assurance.Benchmarks.Accuracy;

/// <summary>What to score.</summary>
/// <param name="Make">Makes the network, its planned works around a day.</param>
internal sealed record ScoreOptions(string Where, Func<DateTimeOffset, LabNetwork> Make, int Seed, int Faults, int Wrong, bool Verbose)
{
    public Conduct Conduct { get; init; } = Conduct.Realistic;

    public IReadOnlyList<string> Kinds { get; init; } = CausePlaces.UsualKinds;

    public Pairing Pairing { get; init; }

    /// <summary>The number of the one experiment to run, its alarms being told; null for all.</summary>
    public int? Only { get; init; }

    /// <exception cref="FormatException">A word or number is none.</exception>
    public static ScoreOptions Read(string[] arguments)
    {
        string? Value(string name) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
        int Number(string name, int otherwise) => Value(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

        var seed = Number("--seed", 1);
        var (where, make) = Value("--shape") is { } shape
            ? ($"{Path.GetFileName(shape)} {Value("--style")}".TrimEnd(), Shaped(shape, Value("--style") ?? "furnished", seed, Number("--places", 24)))
            : Layered(Value("--topology"), seed, Number("--cities", 30));
        return new ScoreOptions(where, make, seed, Number("--faults", 500), Number("--wrong", 0), arguments.Contains("--verbose"))
        {
            Conduct = Conduct.Named(Value("--conduct") ?? "realistic") ?? throw new FormatException("--conduct realistic, harsh, mute or terse"),
            Kinds = Value("--kinds") switch { null => CausePlaces.UsualKinds, "all" => CausePlaces.AllKinds, var list => list.Split(',') },
            Only = Value("--only") is null ? null : Number("--only", 0),
            Pairing = Enum.Parse<Pairing>(Value("--pairs") ?? nameof(Pairing.Apart), ignoreCase: true),
        };
    }

    private static (string Where, Func<DateTimeOffset, LabNetwork> Make) Layered(string? topology, int seed, int cities)
    {
        var options = topology switch
        {
            null => new LabNetworkOptions { Seed = seed },
            "synthetic" => LabNetworkOptions.Over(GeographyDraft.Synthetic(seed, cities), seed),
            _ => LabNetworkOptions.Over(TopologyFile.Read(topology), seed),
        };
        return (topology is null ? "the lab's own network" : Path.GetFileName(topology), around => LabNetwork.Generate(options with { PlannedWorkAround = around }));
    }

    private static Func<DateTimeOffset, LabNetwork> Shaped(string shape, string style, int seed, int places)
    {
        var graph = GraphShape.Read(shape, seed, places);
        var furniture = style switch
        {
            "furnished" => GraphStyle.Furnished,
            "bare" => GraphStyle.Bare,
            "aggregated" => GraphStyle.Aggregated,
            "bundled" => GraphStyle.Bundled,
            "controlled" => GraphStyle.Controlled,
            _ => throw new FormatException("--style furnished, bare, aggregated, bundled or controlled"),
        };
        return around => GraphNetwork.Build(graph, furniture, new LabNetworkOptions { Seed = seed, Circuits = graph.Places * 12, Customers = graph.Places * 2, PlannedWorkAround = around });
    }
}
