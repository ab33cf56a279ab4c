using Assurance.Snmp;
using Assurance.Snmp.Usm;

namespace Assurance.Collectors.Polling;

/// <summary>What came of one message to an agent.</summary>
/// <param name="Pdu">The answer; null if it was none.</param>
/// <param name="Refusal">Why the agent refuses us, by the counter it names; null if it does not.</param>
internal readonly record struct PollAnswer(SnmpPdu? Pdu, string? Refusal)
{
    /// <summary>Who and when the agent is became known: the question is to be asked again by that.</summary>
    public bool IsAgain => Pdu is null && Refusal is null;

    public static PollAnswer Refused(UsmFailure failure, SnmpPdu report) => new(null, failure switch
    {
        UsmFailure.UnsupportedSecurityLevel => "usmStatsUnsupportedSecLevels",
        UsmFailure.NotInTimeWindow => "usmStatsNotInTimeWindows",
        UsmFailure.UnknownUserName => "usmStatsUnknownUserNames",
        UsmFailure.UnknownEngineId => "usmStatsUnknownEngineIDs",
        UsmFailure.WrongDigest => "usmStatsWrongDigests",
        UsmFailure.DecryptionError => "usmStatsDecryptionErrors",
        _ => report.VarBinds is [var first, ..] ? first.Name.ToString() : "a Report that names nothing",
    });
}
