namespace Assurance.Collectors.Listening;

/// <summary>
/// While the engine is behind, what comes is journalled to wait for its sender's turn, so that a storm of one does not make the others late.
/// docs/listening.md has the rule and its reason.
/// </summary>
/// <param name="PerSource">Datagrams of one sender that may wait; more are shed, or by TCP not read. <c>Intake:SourceQueue</c>; 0: nobody waits.</param>
public sealed record SourceTurns(int PerSource)
{
    public const int Default = 100_000;

    /// <summary>The engine is this many entries behind the journal when senders take turns.</summary>
    public const long LagBound = 1_000;

    /// <summary>Datagrams of all senders that may wait: a tenth of the memory, at some 250 octets each, and no more than 8,000,000; beyond it those wait no longer of whom
    /// much waits already. A burst of ten seconds at the rate the journal takes is fewer.</summary>
    public static long Most { get; } = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 10 / 250, 500_000, 8_000_000);

    /// <summary>Of a sender of whom no more wait than this, more are let in until twice as many wait in all.</summary>
    public const long Few = 1_000;

    public static SourceTurns Off { get; } = new(0);

    public bool IsOn => PerSource > 0;

    /// <summary>How many entries of the journal the engine has not folded yet.</summary>
    public Func<long> EngineLag { get; init; } = static () => 0;

    internal bool IsBehind => IsOn && EngineLag() >= LagBound;

    /// <summary>Whether one more of a sender may wait.</summary>
    /// <param name="own">Of the sender.</param>
    /// <param name="all">Of all.</param>
    internal bool MayWait(long own, long all) => own < PerSource && (all < Most || (own < Few && all < 2 * Most));

    /// <summary>Whether a sender that loses nothing by it is to be read from later, so that it leaves room to those that cannot wait: at three quarters of what may wait
    /// of it, and at one once half of the room of all is taken.</summary>
    internal bool ShouldRest(long own, long all) => IsOn && own > PerSource / 4 * (all < Most / 2 ? 3 : 1);
}
