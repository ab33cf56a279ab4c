namespace Assurance.Snmp.Usm;

/// <summary>The time window of 150 seconds (RFC 3414 §3.2, step 7). Check only after the digest.</summary>
public static class UsmTimeliness
{
    /// <summary>Seconds a message may be old.</summary>
    public const int Window = 150;

    /// <summary>Boots at which an engine's clock has run out.</summary>
    public const int LastBoots = int.MaxValue;

    /// <summary>Step 7 a: whether a message to us as the authoritative engine (an inform) is in time.</summary>
    /// <param name="time">Our seconds since boot.</param>
    public static bool IsTimely(UsmParameters message, int boots, int time) =>
        boots != LastBoots && message.EngineBoots == boots && Math.Abs((long)message.EngineTime - time) <= Window;
}

/// <summary>What we know of a remote authoritative engine's clock (RFC 3414 §2.3); the default knows nothing.</summary>
/// <param name="LatestTime">The highest engine time received at these boots, in seconds.</param>
/// <param name="ReceivedAt">When that was, on any clock of ours that only runs forward.</param>
public readonly record struct RemoteEngineClock(int Boots, int LatestTime, TimeSpan ReceivedAt)
{
    private const int Unknown = -1;

    /// <summary>Boots it had when it lost count of them, 0 if it never did. Up to there a message may be of before, so nothing but the clock at hand is believed.</summary>
    public int Lost { get; init; }

    /// <summary>
    /// Step 7 b: whether a message from the engine (a trap) is in time, and the clock after it. A message from the future moves
    /// the clock; boots that went backwards are refused until the clock is <see cref="Forgotten"/> or <see cref="SetTo"/> what the engine was asked for.
    /// </summary>
    public bool TryAccept(UsmParameters message, TimeSpan now, out RemoteEngineClock next)
    {
        var isNewer = Boots == Unknown || message.EngineBoots > Boots || (message.EngineBoots == Boots && message.EngineTime > LatestTime);
        if (Lost > 0 && Boots != Unknown && message.EngineBoots <= Lost && (message.EngineBoots != Boots || message.EngineTime > TimeAt(now) + UsmTimeliness.Window))
        {
            next = this;
            return false;
        }

        next = isNewer ? this with { Boots = message.EngineBoots, LatestTime = message.EngineTime, ReceivedAt = now } : this;
        return next.Boots != UsmTimeliness.LastBoots
            && message.EngineBoots >= next.Boots
            && message.EngineTime >= next.TimeAt(now) - UsmTimeliness.Window;
    }

    /// <summary>The engine's time in seconds as it should be by now.</summary>
    public double TimeAt(TimeSpan now) => LatestTime + (now - ReceivedAt).TotalSeconds;

    /// <summary>The clock that takes over what the next message says, whatever that is.</summary>
    public RemoteEngineClock Forgotten() => this with { Boots = Unknown, LatestTime = 0, Lost = Math.Max(Lost, Boots) };

    /// <summary>The clock after the engine itself was asked, and told its boots and time.</summary>
    public RemoteEngineClock SetTo(int boots, int time, TimeSpan now) =>
        new(boots, time, now) { Lost = boots > Boots || (boots == Boots && time >= LatestTime) ? Lost : Math.Max(Lost, Boots) };
}
