using System.Net;
using Assurance.Snmp.Usm;

namespace Assurance.Collectors.Polling;

/// <summary>How devices of a profile are asked: by SNMPv2c, or as a user of SNMPv3. The community and the user's keys are credentials: they are never shown or logged.</summary>
/// <param name="Community">Of v2c; empty where there is a user.</param>
/// <param name="Timeout">For one answer.</param>
/// <param name="Retries">Further tries before an answer counts as missing, from 0.</param>
public sealed record PollProfile(string Name, string Community, int Port, TimeSpan Timeout, int Retries)
{
    /// <summary>Who asks by v3, at the level of the user's protocols; null: v2c.</summary>
    public UsmUser? User { get; init; }

    /// <summary>The context asked in v3; empty as a rule.</summary>
    public string Context { get; init; } = "";

    public override string ToString() => Name;
}

/// <summary>A device to ask.</summary>
/// <param name="Device">Its inventory id.</param>
public sealed record PollTarget(string Device, string Name, IPEndPoint Address, PollProfile Profile);
