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
    /// <summary>
    /// Step 7 b: whether a message from the engine (a trap) is in time, and the clock after it. A message from the future moves
    /// the clock; boots that went backwards are refused until <paramref name="next"/> is reset by hand.
    /// </summary>
    public bool TryAccept(UsmParameters message, TimeSpan now, out RemoteEngineClock next)
    {
        var newer = message.EngineBoots > Boots || (message.EngineBoots == Boots && message.EngineTime > LatestTime);
        next = newer ? new RemoteEngineClock(message.EngineBoots, message.EngineTime, now) : this;
        var estimate = next.LatestTime + (now - next.ReceivedAt).TotalSeconds;
        return next.Boots != UsmTimeliness.LastBoots
            && message.EngineBoots >= next.Boots
            && message.EngineTime >= estimate - UsmTimeliness.Window;
    }
}
