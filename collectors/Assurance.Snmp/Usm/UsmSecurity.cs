using System.Security.Cryptography;

namespace Assurance.Snmp.Usm;

/// <summary>
/// The User-based Security Model over whole messages (RFC 3414 §3). The time window is the caller's to check between digest and use:
/// see <see cref="UsmTimeliness"/>.
/// </summary>
public static class UsmSecurity
{
    private const int UsualLength = 1_024;

    /// <summary>
    /// Checks user, security level and digest of a message as received, and decrypts it (RFC 3414 §3.2, steps 4 to 8 without 7).
    /// </summary>
    /// <param name="datagram">The octets <paramref name="message"/> was decoded from; the digest is over them, not over a re-encoding.</param>
    /// <param name="opened">The message with its PDU readable; <paramref name="message"/> itself on failure.</param>
    public static bool TryOpen(ReadOnlySpan<byte> datagram, SnmpMessage message, UsmUser user, out SnmpMessage opened, out UsmFailure failure)
    {
        opened = message;
        failure = Check(datagram, message, user, out ReadOnlyMemory<byte> plaintext);
        if (failure == UsmFailure.None && message.Pdu is null && !message.TryReadPlaintext(plaintext.Span, out opened, out _))
        {
            failure = UsmFailure.DecryptionError;
        }

        return failure == UsmFailure.None;
    }

    /// <summary>As <see cref="TryOpen"/>, but what was encrypted is not read yet.</summary>
    /// <param name="plaintext">The decrypted scopedPDU, with its padding; empty where nothing was encrypted, and on failure. Unless it can be read by <see cref="SnmpMessage.TryReadPlaintext"/> it is a <see cref="UsmFailure.DecryptionError"/>.</param>
    public static UsmFailure Check(ReadOnlySpan<byte> datagram, SnmpMessage message, UsmUser user, out ReadOnlyMemory<byte> plaintext)
    {
        plaintext = default;
        var failure = Authenticate(datagram, message, user, out var keys);
        return failure != UsmFailure.None || message.Pdu is not null || TryDecrypt(message, user, keys, out plaintext) ? failure : UsmFailure.DecryptionError;
    }

    /// <summary>
    /// The octets of a message with encryption and digest as its flags ask (RFC 3414 §3.1). Boots and time in its parameters must be
    /// the authoritative engine's, its EncryptedPdu empty.
    /// </summary>
    /// <param name="salt">Never the same twice for one user and engine boot.</param>
    /// <exception cref="InvalidOperationException">The user's protocols do not reach the level of the flags.</exception>
    public static byte[] Seal(SnmpMessage message, UsmUser user, ulong salt)
    {
        var header = message.V3 ?? throw new InvalidOperationException("no v3 header");
        var usm = header.Usm ?? throw new InvalidOperationException("no USM parameters");
        if (!Reaches(user, header.Flags))
        {
            throw new InvalidOperationException("security level beyond the user's protocols");
        }

        var keys = user.KeysFor(usm.EngineId);
        usm = usm with
        {
            UserName = user.Name,
            PrivacyParameters = header.Flags.HasFlag(MessageFlags.Private) ? Salt(salt) : default,
            AuthenticationParameters = header.Flags.HasFlag(MessageFlags.Authenticated) ? new byte[AuthHash.DigestLength(user.AuthProtocol)] : default,
        };
        message = message with { V3 = header with { Usm = usm } };
        if (header.Flags.HasFlag(MessageFlags.Private))
        {
            message = message with { EncryptedPdu = UsmCipher.Encrypt(user.PrivacyProtocol, keys, usm, SnmpMessageWriter.WriteScopedPdu(message)) };
        }

        var octets = message.Encode();
        return header.Flags.HasFlag(MessageFlags.Authenticated) ? Sign(octets, user, keys) : octets;
    }

    private static UsmFailure Authenticate(ReadOnlySpan<byte> datagram, SnmpMessage message, UsmUser user, out UsmEngineKeys keys)
    {
        keys = UsmEngineKeys.None;
        if (message.V3?.Usm is not { } usm || usm.UserName != user.Name)
        {
            return UsmFailure.UnknownUserName;
        }

        if (!usm.EngineId.IsValid || (user.EngineId is { } only && only != usm.EngineId))
        {
            return UsmFailure.UnknownEngineId;
        }

        if (!Reaches(user, message.V3.Flags) || !IsEnough(user, message.V3.Flags))
        {
            return UsmFailure.UnsupportedSecurityLevel;
        }

        keys = user.KeysFor(usm.EngineId);
        if (!message.V3.Flags.HasFlag(MessageFlags.Authenticated))
        {
            return UsmFailure.None;
        }

        if (!IsDigestRight(datagram, usm, user.AuthProtocol, keys))
        {
            return UsmFailure.WrongDigest;
        }

        user.Keep(usm.EngineId, keys);
        return UsmFailure.None;
    }

    private static bool Reaches(UsmUser user, MessageFlags flags) =>
        (!flags.HasFlag(MessageFlags.Authenticated) || user.AuthProtocol != AuthProtocol.None)
        && (!flags.HasFlag(MessageFlags.Private) || user.PrivacyProtocol != PrivacyProtocol.None);

    // A user with a secret is not believed without it: anybody can write the name.
    private static bool IsEnough(UsmUser user, MessageFlags flags) =>
        user.AuthProtocol == AuthProtocol.None || flags.HasFlag(MessageFlags.Authenticated);

    // RFC 3414 §6.3.2, RFC 7860 §4.2.2: HMAC over the message with the parameters zeroed, cut, compared in constant time.
    private static bool IsDigestRight(ReadOnlySpan<byte> datagram, UsmParameters usm, AuthProtocol protocol, UsmEngineKeys keys)
    {
        var length = AuthHash.DigestLength(protocol);
        if (usm.AuthenticationParameters.Length != length || usm.DigestOffset + length > datagram.Length)
        {
            return false;
        }

        var digest = Digest(datagram, usm.DigestOffset, protocol, keys);
        return CryptographicOperations.FixedTimeEquals(digest, usm.AuthenticationParameters.Span);
    }

    private static ReadOnlySpan<byte> Digest(ReadOnlySpan<byte> message, int offset, AuthProtocol protocol, UsmEngineKeys keys)
    {
        var length = AuthHash.DigestLength(protocol);
        var zeroed = message.Length <= UsualLength ? stackalloc byte[UsualLength] : new byte[message.Length];
        message.CopyTo(zeroed);
        zeroed.Slice(offset, length).Clear();
        return keys.Hmac(zeroed[..message.Length]).AsSpan(0, length);
    }

    private static bool TryDecrypt(SnmpMessage message, UsmUser user, UsmEngineKeys keys, out ReadOnlyMemory<byte> plaintext)
    {
        try
        {
            var isDecrypted = UsmCipher.TryDecrypt(user.PrivacyProtocol, keys, message.V3!.Usm!, message.EncryptedPdu.Span, out var octets);
            plaintext = octets;
            return isDecrypted;
        }
        catch (CryptographicException)
        {
            // The framework refuses DES keys it calls weak.
            plaintext = default;
            return false;
        }
    }

    private static byte[] Sign(byte[] octets, UsmUser user, UsmEngineKeys keys)
    {
        _ = SnmpMessage.TryDecode(octets, out var written, out _);
        var offset = written.V3!.Usm!.DigestOffset;
        Digest(octets, offset, user.AuthProtocol, keys).CopyTo(octets.AsSpan(offset));
        return octets;
    }

    private static byte[] Salt(ulong salt)
    {
        var octets = new byte[UsmCipher.SaltLength];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(octets, salt);
        return octets;
    }
}
