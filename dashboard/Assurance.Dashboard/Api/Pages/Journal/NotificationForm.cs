using Assurance.Dashboard.Live;
using Assurance.Snmp;

namespace Assurance.Dashboard.Api.Pages.Journal;

/// <summary>An SNMP notification for people. The community is a credential and stays out.</summary>
/// <param name="Uptime">sysUpTime in seconds; null when not sent.</param>
internal sealed record NotificationForm(
    string Version,
    string Kind,
    string TrapOid,
    int RequestId,
    double? Uptime,
    string? TrapAddress,
    TrapV1Form? V1,
    string EngineId,
    string UserName,
    string ContextEngineId,
    string ContextName,
    IReadOnlyList<VarBindForm> VarBinds,
    bool Truncated,
    string? Problem)
{
    public static NotificationForm Of(SnmpNotification notification) => new(
        notification.Version.Word(),
        notification.Kind.Word(),
        notification.TrapOid.ToString(),
        notification.RequestId,
        notification.Uptime?.TotalSeconds,
        notification.TrapAddress?.ToString(),
        notification.V1 is { } v1 ? new TrapV1Form(v1.Enterprise.ToString(), v1.AgentAddress?.ToString(), v1.Generic, v1.Specific, v1.TimeStamp) : null,
        notification.EngineId.ToString(),
        notification.UserName,
        notification.ContextEngineId.ToString(),
        notification.ContextName,
        [.. notification.VarBinds.Select(v => new VarBindForm(v.Name.ToString(), v.Value.Type.Word(), v.Value.AsText()))],
        notification.Truncated,
        notification.Problem?.ToString());
}

/// <summary>What only a Trap-PDU of SNMPv1 carries (RFC 1157 section 4.1.6).</summary>
internal sealed record TrapV1Form(string Enterprise, string? AgentAddress, int Generic, int Specific, uint TimeStamp);

internal sealed record VarBindForm(string Name, string Type, string Value);
