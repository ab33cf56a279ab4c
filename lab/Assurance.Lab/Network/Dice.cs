namespace Assurance.Lab.Network;

/// <summary>SplitMix64: the same throws from the same seed on every runtime, and cheap to start for each circuit.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public static Dice For(int seed, string what, long number = 0)
    {
        var mixed = (ulong)(uint)seed * 0x9E3779B97F4A7C15UL;
        foreach (var letter in what) mixed = (mixed ^ letter) * 0x100000001B3UL;
        var dice = new Dice(mixed ^ (ulong)number * 0xD1B54A32D192ED03UL);
        dice.Next();
        return dice;
    }

    public int Next(int below) => (int)(Next() % (ulong)below);

    public int Between(int low, int high) => low + Next(high - low + 1);

    public bool Chance(int percent) => Next(100) < percent;

    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
