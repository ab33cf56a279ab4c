namespace Assurance.Snmp;

/// <summary>What a PDU says, as <see cref="SnmpPdu"/> has it, while nobody keeps it.</summary>
internal struct PduContent(PduType type, int requestId)
{
    public PduType Type = type;
    public int RequestId = requestId;
    public int ErrorStatus;
    public int ErrorIndex;
    public TrapV1Fields? TrapV1;
    public VarBindList VarBinds;
    public bool Truncated;
    public DecodeError? Problem;

    public static PduContent Of(SnmpPdu pdu) => new(pdu.Type, pdu.RequestId)
    {
        ErrorStatus = pdu.ErrorStatus,
        ErrorIndex = pdu.ErrorIndex,
        TrapV1 = pdu.TrapV1,
        VarBinds = VarBindList.Of(pdu.VarBinds),
        Truncated = pdu.Truncated,
        Problem = pdu.Problem,
    };

    public readonly SnmpPdu ToPdu() => new(Type, RequestId, VarBinds)
    {
        ErrorStatus = ErrorStatus,
        ErrorIndex = ErrorIndex,
        TrapV1 = TrapV1,
        Truncated = Truncated,
        Problem = Problem,
    };
}
