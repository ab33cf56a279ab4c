using Assurance.Snmp.Ber;

namespace Assurance.Snmp;

/// <summary>A whole SNMP message of any version and PDU type, as it stood on the wire.</summary>
public sealed record SnmpMessage(SnmpVersion Version)
{
    /// <summary>The community of v1 and v2c, an octet a character; a credential, so never logged. Empty in v3.</summary>
    public string Community { get; init; } = "";

    /// <summary>Header and security parameters of v3; null in v1 and v2c.</summary>
    public SnmpV3Header? V3 { get; init; }

    /// <summary>contextEngineID of v3; it need not be the authoritative engine's.</summary>
    public EngineId ContextEngineId { get; init; }

    public string ContextName { get; init; } = "";

    /// <summary>The PDU; null while it is encrypted.</summary>
    public SnmpPdu? Pdu { get; init; }

    /// <summary>encryptedPDU of v3 (RFC 3412 §6); else empty.</summary>
    public ReadOnlyMemory<byte> EncryptedPdu { get; init; }

    /// <summary>Octets after the message, which are tolerated.</summary>
    public int TrailingOctets { get; init; }

    /// <summary>Reads a message. False, with the field and place, when header or PDU header cannot be read.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> datagram, out SnmpMessage message, out DecodeError error) =>
        SnmpMessageReader.TryRead(datagram, out message, out error);

    /// <summary>
    /// The message with its scopedPDU (RFC 3412 §6) read from decrypted octets; padding after it is ignored. A wrong key shows as false.
    /// </summary>
    public bool TryReadPlaintext(ReadOnlySpan<byte> scopedPdu, out SnmpMessage message, out DecodeError error)
    {
        var reader = new BerReader(scopedPdu);
        var read = SnmpMessageReader.TryReadScopedPdu(ref reader, this, clamped: false, out message, out error);
        message = read ? message with { EncryptedPdu = default } : this;
        return read;
    }

    /// <summary>The octets of a message; digest and encryption of v3 are as given, see <see cref="Usm.UsmSecurity.Seal"/>.</summary>
    /// <exception cref="InvalidOperationException">Too large for a datagram, or without a PDU.</exception>
    public byte[] Encode() => SnmpMessageWriter.Write(this);

    /// <summary>
    /// The Response to this request (RFC 3416 §4.2.7): same identifiers, the bindings received or those given, error 0. In v3 it is
    /// not reportable and still to be sealed.
    /// </summary>
    /// <exception cref="InvalidOperationException">The PDU is encrypted.</exception>
    public SnmpMessage Response(IReadOnlyList<VarBind>? varBinds = null) => this with
    {
        Pdu = (Pdu ?? throw new InvalidOperationException("no PDU to answer")).Response(varBinds),
        V3 = V3 is null ? null : V3 with { Flags = V3.Flags & ~MessageFlags.Reportable },
        TrailingOctets = 0,
    };

    /// <summary>
    /// The Response to an InformRequest of v2c, made from the octets received: same request-id and bindings, error 0
    /// (RFC 3416 §4.2.7). False for anything that cannot be answered so, v3 among it.
    /// </summary>
    public static bool TryEncodeResponse(ReadOnlySpan<byte> request, out byte[] response, out DecodeError error) =>
        SnmpResponse.TryEncode(request, out response, out error);

    /// <summary>Version and PDU type; the community stays out.</summary>
    public override string ToString() => Pdu is null ? $"{Version} encrypted" : $"{Version} {Pdu.Type} request-id {Pdu.RequestId}";
}
