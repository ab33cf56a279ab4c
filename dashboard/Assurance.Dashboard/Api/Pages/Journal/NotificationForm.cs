using Assurance.Collectors.Normalisation.Rules;
using Assurance.Dashboard.Live;
using Assurance.Snmp;

namespace Assurance.Dashboard.Api.Pages.Journal;

/// <summary>An SNMP notification for people. The community is a credential and stays out.</summary>
/// <param name="TrapName">The trap in words, by packs, imported modules and rules; else its identifier.</param>
/// <param name="Uptime">sysUpTime in seconds; null when not sent.</param>
internal sealed record NotificationForm(
    string Version,
    string Kind,
    string TrapOid,
    string TrapName,
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
    /// <param name="rules">For the names of what it carries; null: identifiers stay numbers.</param>
    public static NotificationForm Of(SnmpNotification notification, RuleSet? rules) => new(
        notification.Version.Word(),
        notification.Kind.Word(),
        notification.TrapOid.ToString(),
        rules?.NameOfTrap(notification.TrapOid) ?? notification.TrapOid.ToString(),
        notification.RequestId,
        notification.Uptime?.TotalSeconds,
        notification.TrapAddress?.ToString(),
        notification.V1 is { } v1 ? new TrapV1Form(v1.Enterprise.ToString(), v1.AgentAddress?.ToString(), v1.Generic, v1.Specific, v1.TimeStamp) : null,
        notification.EngineId.ToString(),
        notification.UserName,
        notification.ContextEngineId.ToString(),
        notification.ContextName,
        [.. notification.VarBinds.Select(v => new VarBindForm(v.Name.ToString(), v.Value.Type.Word(), v.Value.AsText(), rules?.NameOf(v.Name) ?? v.Name.ToString(), rules?.ValueOf(v) ?? v.Value.AsText()))],
        notification.Truncated,
        notification.Problem?.ToString());
}

/// <summary>What only a Trap-PDU of SNMPv1 carries (RFC 1157 section 4.1.6).</summary>
internal sealed record TrapV1Form(string Enterprise, string? AgentAddress, int Generic, int Specific, uint TimeStamp);

/// <param name="Label">The name in words, by packs and imported modules.</param>
/// <param name="Shown">The value with the word of its enumeration, where one is known.</param>
internal sealed record VarBindForm(string Name, string Type, string Value, string Label, string Shown);
