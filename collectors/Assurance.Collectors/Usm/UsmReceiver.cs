using Assurance.Snmp;
using Assurance.Snmp.Usm;

namespace Assurance.Collectors.Usm;

/// <summary>Checks SNMPv3 messages by user, digest and time window (RFC 3414 section 3.2), and opens them. Times are those of arrival, so a replay of the journal
/// judges as the line did. Not thread-safe: each fold has its own.</summary>
public sealed class UsmReceiver(UsmUsers users, UsmEngine? own)
{
    /// <summary>Engines whose clocks are kept; only those whose digest was right are.</summary>
    private const int MostEngines = 100_000;

    private readonly Dictionary<EngineId, RemoteEngineClock> clocks = [];

    /// <summary>What it remembers of other engines, for snapshots. No key is in it.</summary>
    public object Clocks => clocks;

    /// <summary>Opens a message of v3 that arrived at a time.</summary>
    public UsmFailure Open(ReadOnlySpan<byte> datagram, SnmpMessage message, DateTimeOffset arrived, out SnmpMessage opened)
    {
        opened = message;
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
            : !UsmSecurity.TryOpen(datagram, message, user, out opened, out var failure) ? failure
            : !message.V3.Flags.HasFlag(MessageFlags.Authenticated) || IsTimely(usm, arrived) ? UsmFailure.None
            : UsmFailure.NotInTimeWindow;
    }

    private bool IsTimely(UsmParameters usm, DateTimeOffset arrived)
    {
        if (own is not null && usm.EngineId == own.Id)
        {
            var (boots, time) = own.At(arrived);
            return UsmTimeliness.IsTimely(usm, boots, time);
        }

        var accepted = clocks.GetValueOrDefault(usm.EngineId).TryAccept(usm, TimeSpan.FromTicks(arrived.UtcTicks), out var next);
        if (clocks.Count < MostEngines || clocks.ContainsKey(usm.EngineId))
        {
            clocks[usm.EngineId] = next;
        }

        return accepted;
    }
}
