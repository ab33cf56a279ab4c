using System.Security.Cryptography;

namespace Assurance.Snmp.Usm;

/// <summary>A user's keys at one engine, and what the framework has set up for them, which costs more than a message does: one of each is kept for the next one. Safe for several threads.</summary>
/// <param name="privacy">Derived when first used, which is after the digest was right: lengthening it hashes a megabyte, and made-up engines must not cost that.</param>
internal sealed class UsmEngineKeys(AuthProtocol protocol, byte[] authentication, Lazy<byte[]> privacy)
{
    private IncrementalHash? idleHmac;
    private ICryptoTransform? idleCipher;

    /// <summary>Where there is no user.</summary>
    public static UsmEngineKeys None { get; } = new(AuthProtocol.None, [], new Lazy<byte[]>([]));

    public byte[] Privacy => privacy.Value;

    /// <summary>HMAC (RFC 2104), whole.</summary>
    public byte[] Hmac(ReadOnlySpan<byte> message)
    {
        if (protocol == AuthProtocol.SHA224)
        {
            return AuthHash.Sha224Hmac(authentication, message);
        }

        var hmac = Interlocked.Exchange(ref idleHmac, null) ?? IncrementalHash.CreateHMAC(AuthHash.NameOf(protocol), authentication);
        hmac.AppendData(message);
        var digest = hmac.GetHashAndReset();
        Interlocked.Exchange(ref idleHmac, hmac)?.Dispose();
        return digest;
    }

    /// <summary>Each block enciphered by AES, in place, of which CFB is made (RFC 3826 §3.1.3).</summary>
    public void Encipher(byte[] blocks)
    {
        var cipher = Interlocked.Exchange(ref idleCipher, null) ?? WithKey(Privacy);
        cipher.TransformBlock(blocks, 0, blocks.Length, blocks, 0);
        Interlocked.Exchange(ref idleCipher, cipher)?.Dispose();
    }

    /// <summary>Nothing of the keys.</summary>
    public override string ToString() => nameof(UsmEngineKeys);

#pragma warning disable CA5358 // The framework's own CFB is set up anew for each message; whole blocks of ECB are what it is made of.
    private static ICryptoTransform WithKey(byte[] key)
    {
        using var aes = Aes.Create();
        (aes.Key, aes.Mode, aes.Padding) = (key, CipherMode.ECB, PaddingMode.None);
        return aes.CreateEncryptor();
    }
#pragma warning restore CA5358
}
