namespace Assurance.Collectors.Listening;

/// <summary>
/// What one sender may send while the line is under pressure, so that a storm of one does not cost the others their place. Off at 0.
/// docs/listening.md has the rule and its reason.
/// </summary>
/// <param name="PerSecond">Datagrams or frames a second, of one transport; <c>Intake:SourceCeiling</c>.</param>
public sealed record SourceCeiling(int PerSecond)
{
    public const int Default = 20_000;

    /// <summary>What comes at once is no storm until it is worth so much of the ceiling.</summary>
    public const int BurstSeconds = 2;

    /// <summary>The engine is this many entries behind the journal when its lag is pressure.</summary>
    public const long LagBound = 50_000;

    public static SourceCeiling Off { get; } = new(0);

    public bool IsOn => PerSecond > 0;

    /// <summary>How many entries of the journal the engine has not folded yet.</summary>
    public Func<long> EngineLag { get; init; } = static () => 0;

    /// <summary>Measures what a sender is allowed again; tests put their own in its place.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
