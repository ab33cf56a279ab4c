using System.Net;

namespace Assurance.Collectors.Polling;

/// <summary>How devices of a profile are asked (SNMPv2c). The community is a credential: it is never shown or logged.</summary>
/// <param name="Timeout">For one answer.</param>
/// <param name="Retries">Further tries before an answer counts as missing, from 0.</param>
public sealed record PollProfile(string Name, string Community, int Port, TimeSpan Timeout, int Retries)
{
    public override string ToString() => Name;
}

/// <summary>A device to ask.</summary>
/// <param name="Device">Its inventory id.</param>
public sealed record PollTarget(string Device, string Name, IPEndPoint Address, PollProfile Profile);
