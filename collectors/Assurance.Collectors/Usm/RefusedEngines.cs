using System.Collections.Concurrent;
using Assurance.Model.Journal;
using Assurance.Snmp;
using Assurance.Snmp.Usm;

namespace Assurance.Collectors.Usm;

/// <summary>An SNMPv3 engine whose messages have a right digest and are refused as old: it lost count of its boots, or somebody plays old messages again.</summary>
/// <param name="User">Who sent the last of them.</param>
/// <param name="Source">Address it came from.</param>
/// <param name="Boots">What it said.</param>
/// <param name="Time">What it said, in seconds since boot.</param>
/// <param name="KnownBoots">What was known of it.</param>
/// <param name="KnownTime">What its time should have been.</param>
public sealed record RefusedEngine(EngineId Engine, string User, string Source, int Boots, int Time, int KnownBoots, double KnownTime, DateTimeOffset Since)
{
    /// <summary>Messages refused since then.</summary>
    public long Messages { get; init; } = 1;

    /// <summary>When the last was.</summary>
    public DateTimeOffset Last { get; init; } = Since;

    /// <summary>What came of asking it; empty while nobody did.</summary>
    public string Asked { get; init; } = "";
}

/// <summary>Engines that are not heard for the time they state. Thread-safe; from nothing at each start.</summary>
/// <param name="counters">Learns what found no room; null: nobody counts.</param>
public sealed class RefusedEngines(LineCounters? counters = null)
{
    /// <summary>Beyond so many, further ones are refused without being listed.</summary>
    public const int Most = 10_000;

    private readonly ConcurrentDictionary<EngineId, RefusedEngine> engines = new();
    public IEnumerable<RefusedEngine> All => engines.Values;

    public int Count => engines.Count;

    public RefusedEngine? Find(EngineId engine) => engines.GetValueOrDefault(engine);

    /// <summary>It is heard again.</summary>
    public void Remove(EngineId engine)
    {
        if (!engines.IsEmpty)
        {
            engines.TryRemove(engine, out _);
        }
    }

    /// <summary>Notes what came of asking it.</summary>
    public void Tell(EngineId engine, string asked)
    {
        if (engines.TryGetValue(engine, out var refused))
        {
            engines.TryUpdate(engine, refused with { Asked = asked }, refused);
        }
    }

    /// <summary>The clock of an engine found no room: its next message is judged as its first.</summary>
    internal void NotKept() => counters?.Limited("engine-clocks");

    internal void Add(UsmParameters usm, string source, RemoteEngineClock known, double knownTime, DateTimeOffset arrived)
    {
        if (engines.Count >= Most && !engines.ContainsKey(usm.EngineId))
        {
            counters?.Limited("refused-engines");
            return;
        }

        var now = new RefusedEngine(usm.EngineId, usm.UserName, source, usm.EngineBoots, usm.EngineTime, known.Boots, knownTime, arrived);
        engines.AddOrUpdate(usm.EngineId, now, (_, before) => now with { Since = before.Since, Messages = before.Messages + 1, Asked = before.Asked });
    }
}
