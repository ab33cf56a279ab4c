using Assurance.Model.Operations;
using Assurance.Snmp;
using Assurance.Snmp.Usm;

namespace Assurance.Collectors.Usm;

/// <summary>Checks SNMPv3 messages by user, digest and time window (RFC 3414 section 3.2), and opens them. Times are those of arrival, so a replay of the journal
/// judges as the line did. Not thread-safe: each fold has its own.</summary>
/// <param name="refused">Learns whose messages are refused as old; null: nobody asks.</param>
public sealed class UsmReceiver(UsmUsers users, UsmEngine? own, RefusedEngines? refused = null)
{
    /// <summary>Engines whose clocks are kept; only those whose digest was right are.</summary>
    private const int MostEngines = 100_000;

    private readonly EngineClocks clocks = new();

    /// <summary>What it remembers of engines, for snapshots. No key is in it.</summary>
    public object Clocks => clocks;

    /// <summary>Takes over what was found out or decided of an engine's clock, or that our own was set.</summary>
    public void Take(CollectorCommand command, DateTimeOffset now)
    {
        if (command is ClockStepped step)
        {
            clocks.Step = new(now, step.Since, step.Ahead);
            return;
        }

        var id = EngineId.Parse(command.Engine);
        if (!clocks.Others.TryGetValue(id, out var clock))
        {
            return;
        }

        clocks.Others[id] = command is SynchroniseEngine told ? clock.SetTo(told.Boots, told.Time, On(now)) : clock.Forgotten();
        refused?.Remove(id);
    }

    /// <summary>Checks a message of v3 that arrived at a time, and decrypts it.</summary>
    /// <param name="source">Address it came from.</param>
    /// <param name="plaintext">As <see cref="UsmSecurity.Check"/> has it; of no use where the time window refuses the message.</param>
    public UsmFailure Check(ReadOnlySpan<byte> datagram, SnmpMessage message, DateTimeOffset arrived, string source, out ReadOnlyMemory<byte> plaintext)
    {
        plaintext = default;
        if (users.IsEmpty && message.Pdu is not null)
        {
            return UsmFailure.None;
        }

        if (message.V3?.Usm is not { } usm)
        {
            return UsmFailure.UnsupportedSecurityLevel;
        }

        if (!usm.EngineId.IsValid)
        {
            return UsmFailure.UnknownEngineId;
        }

        return users.Find(usm.UserName, usm.EngineId) is not { } user ? UsmFailure.UnknownUserName
            : UsmSecurity.Check(datagram, message, user, out plaintext) is var failure and not UsmFailure.None ? failure
            : !message.V3.Flags.HasFlag(MessageFlags.Authenticated) || IsTimely(usm, arrived, source) ? UsmFailure.None
            : UsmFailure.NotInTimeWindow;
    }

    private bool IsTimely(UsmParameters usm, DateTimeOffset arrived, string source)
    {
        if (own is not null && usm.EngineId == own.Id)
        {
            var (boots, time) = own.At(arrived, clocks.Step);
            return UsmTimeliness.IsTimely(usm, boots, time);
        }

        var accepted = clocks.Others.GetValueOrDefault(usm.EngineId).TryAccept(usm, On(arrived), out var next);
        if (clocks.Others.Count < MostEngines || clocks.Others.ContainsKey(usm.EngineId))
        {
            clocks.Others[usm.EngineId] = next;
        }
        else
        {
            refused?.NotKept();
        }

        if (accepted)
        {
            refused?.Remove(usm.EngineId);
        }
        else
        {
            refused?.Add(usm, source, next, next.TimeAt(On(arrived)), arrived);
        }

        return accepted;
    }

    private static TimeSpan On(DateTimeOffset time) => TimeSpan.FromTicks(time.UtcTicks);
}

/// <summary>What is remembered of the clocks of SNMPv3 engines.</summary>
internal sealed class EngineClocks
{
    public Dictionary<EngineId, RemoteEngineClock> Others { get; } = [];

    /// <summary>The last time the computer's own clock was set; null: never.</summary>
    public EngineStep? Step { get; set; }
}
