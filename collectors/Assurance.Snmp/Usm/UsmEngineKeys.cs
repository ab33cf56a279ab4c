using System.Security.Cryptography;

namespace Assurance.Snmp.Usm;

/// <summary>A user's keys at one engine, and what the framework has set up for them, which costs more than a message does: one of each is kept for the next one. Safe for several threads.</summary>
/// <param name="privacy">Derived when first used, which is after the digest was right: lengthening it hashes a megabyte, and made-up engines must not cost that.</param>
internal sealed class UsmEngineKeys(AuthProtocol protocol, byte[] authentication, Lazy<byte[]> privacy)
{
    private IncrementalHash? idleHmac;
    private Aes? idleAes;

    /// <summary>Where there is no user.</summary>
    public static UsmEngineKeys None { get; } = new(AuthProtocol.None, [], new Lazy<byte[]>([]));

    public byte[] Privacy => privacy.Value;

    /// <summary>HMAC (RFC 2104) over octets in pieces, whole.</summary>
    public byte[] Hmac(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        if (protocol == AuthProtocol.SHA224)
        {
            return AuthHash.Sha224Hmac(authentication, first, second, third);
        }

        var hmac = Interlocked.Exchange(ref idleHmac, null) ?? IncrementalHash.CreateHMAC(AuthHash.NameOf(protocol), authentication);
        hmac.AppendData(first);
        hmac.AppendData(second);
        hmac.AppendData(third);
        var digest = hmac.GetHashAndReset();
        Interlocked.Exchange(ref idleHmac, hmac)?.Dispose();
        return digest;
    }

    /// <summary>CFB128 (RFC 3826 §3.1) of whole blocks.</summary>
    public void Cfb(ReadOnlySpan<byte> input, ReadOnlySpan<byte> iv, Span<byte> output, bool decrypt)
    {
        var aes = Interlocked.Exchange(ref idleAes, null) ?? WithKey(Privacy);
        _ = decrypt
            ? aes.DecryptCfb(input, iv, output, PaddingMode.None, feedbackSizeInBits: 128)
            : aes.EncryptCfb(input, iv, output, PaddingMode.None, feedbackSizeInBits: 128);
        Interlocked.Exchange(ref idleAes, aes)?.Dispose();
    }

    /// <summary>Nothing of the keys.</summary>
    public override string ToString() => nameof(UsmEngineKeys);

    private static Aes WithKey(byte[] key)
    {
        var aes = Aes.Create();
        aes.Key = key;
        return aes;
    }
}
