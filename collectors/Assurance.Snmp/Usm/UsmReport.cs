namespace Assurance.Snmp.Usm;

/// <summary>Report-PDUs of USM (RFC 3414 §3.2 and §4): how an engine says why it refused, and who it is.</summary>
public static class UsmReport
{
    private static readonly Oid UsmStats = Oid.Parse("1.3.6.1.6.3.15.1.1");

    /// <summary>The counter of a failure, such as usmStatsUnknownEngineIDs.0.</summary>
    public static Oid CounterOf(UsmFailure failure) => UsmStats.Append((uint)failure, 0);

    /// <summary>The failure a Report names; <see cref="UsmFailure.None"/> when it names none of USM.</summary>
    public static UsmFailure FailureOf(SnmpPdu report)
    {
        foreach (var binding in report.VarBinds)
        {
            if (report.Type == PduType.Report && binding.Name.TrySuffix(UsmStats, out var suffix) && suffix is [>= 1 and <= 6, 0])
            {
                return (UsmFailure)suffix[0];
            }
        }

        return UsmFailure.None;
    }

    /// <summary>
    /// Whether a message asks for an engine as RFC 3414 §4 has it, and would be refused for nothing else: for its id (none given, noAuthNoPriv, to be answered), or with
    /// a right digest for its boots and time (both zero). It is how SNMPv3 begins, no fault of anybody.
    /// </summary>
    /// <param name="failure">What it was refused for.</param>
    public static bool IsDiscovery(SnmpMessage message, UsmFailure failure) => message.V3 is { Usm: { } usm } header && failure switch
    {
        UsmFailure.UnknownEngineId => usm.EngineId.IsEmpty && header.Flags == MessageFlags.Reportable,
        UsmFailure.NotInTimeWindow => usm is { EngineBoots: 0, EngineTime: 0 } && header.Flags.HasFlag(MessageFlags.Reportable),
        _ => false,
    };

    /// <summary>Whether a refused message may be answered: never a trap, response or report (RFC 3412 §7.2 (13)).</summary>
    public static bool MayAnswer(SnmpMessage request) => request.V3 is not null && request.Pdu?.Type switch
    {
        PduType.TrapV2 or PduType.TrapV1 or PduType.Response or PduType.Report => false,
        null => request.V3.Flags.HasFlag(MessageFlags.Reportable),
        _ => true,
    };

    /// <summary>
    /// The Report to a message: same msgID, our engine as authority. It is without authentication but for
    /// <see cref="UsmFailure.NotInTimeWindow"/>, which is to be sealed with the user's key.
    /// </summary>
    /// <param name="count">The failure's counter after this one.</param>
    public static SnmpMessage To(SnmpMessage request, UsmFailure failure, uint count, EngineId engine, int boots, int time)
    {
        var header = request.V3 ?? throw new InvalidOperationException("no v3 header");
        var flags = failure == UsmFailure.NotInTimeWindow ? MessageFlags.Authenticated : MessageFlags.None;
        var binding = new VarBind(CounterOf(failure), SnmpValue.Counter32(count));
        return new SnmpMessage(SnmpVersion.V3)
        {
            V3 = new SnmpV3Header(header.MessageId, SnmpMessageWriter.MaxDatagram, flags, header.SecurityModel)
            {
                Usm = new UsmParameters(engine, boots, time, header.Usm?.UserName ?? "", default, default, 0),
            },
            ContextEngineId = engine,
            ContextName = request.ContextName,
            Pdu = new SnmpPdu(PduType.Report, request.Pdu?.RequestId ?? 0, [binding]),
        };
    }
}
