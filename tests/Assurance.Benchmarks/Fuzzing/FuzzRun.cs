using System.Diagnostics;

namespace Assurance.Benchmarks.Fuzzing;

/// <summary>An input that broke a promise.</summary>
internal sealed record FuzzFind(string Target, byte[] Input, string Fault);

/// <summary>Feeds one target for a time. An input that is something new to it joins those that others are made from.</summary>
internal sealed class FuzzRun(FuzzTarget target, int seed, TimeSpan longest)
{
    private const int MostKept = 20_000;

    private readonly Mutator mutator = new(seed);
    private readonly List<byte[]> kept = [.. target.Seeds];
    private readonly HashSet<string> shapes = [];

    public long Inputs { get; private set; }

    public int New => shapes.Count;

    public TimeSpan Slowest { get; private set; }

    public List<FuzzFind> Finds { get; } = [];

    public void For(TimeSpan time, int mostFinds = 20)
    {
        foreach (var input in target.Seeds)
        {
            Feed(input);
        }

        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time && Finds.Count < mostFinds;)
        {
            Feed(mutator.From(kept));
        }
    }

    private void Feed(byte[] input)
    {
        Inputs++;
        var start = Stopwatch.GetTimestamp();
        if (target.Fault(input, longest, out var shape) is { } fault)
        {
            Finds.Add(new(target.Name, input, fault));
            return;
        }

        var took = Stopwatch.GetElapsedTime(start);
        Slowest = took > Slowest ? took : Slowest;
        if (shapes.Add(shape) && kept.Count < MostKept)
        {
            kept.Add(input);
        }
    }
}
