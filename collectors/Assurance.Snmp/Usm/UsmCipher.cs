using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Assurance.Snmp.Usm;

/// <summary>Encryption of the scopedPDU: CBC-DES (RFC 3414 §8.1.1), CFB128-AES (RFC 3826 §3.1) with keys of 128 to 256 bits.</summary>
internal static class UsmCipher
{
    public const int SaltLength = 8;

    private const int DesBlock = 8;
    private const int AesBlock = 16;

    public static bool TryDecrypt(PrivacyProtocol protocol, byte[] key, UsmParameters usm, ReadOnlySpan<byte> encrypted, out byte[] plaintext)
    {
        plaintext = [];
        if (usm.PrivacyParameters.Length != SaltLength || encrypted.IsEmpty)
        {
            return false;
        }

        if (protocol != PrivacyProtocol.DES)
        {
            plaintext = Aes(key, usm, encrypted, decrypt: true);
            return true;
        }

        if (encrypted.Length % DesBlock != 0)
        {
            return false;
        }

        using var des = Des(key);
        plaintext = des.DecryptCbc(encrypted, DesIv(key, usm.PrivacyParameters.Span), PaddingMode.None);
        return true;
    }

    public static byte[] Encrypt(PrivacyProtocol protocol, byte[] key, UsmParameters usm, ReadOnlySpan<byte> plaintext)
    {
        if (protocol != PrivacyProtocol.DES)
        {
            return Aes(key, usm, plaintext, decrypt: false);
        }

        var padded = new byte[(plaintext.Length + DesBlock - 1) / DesBlock * DesBlock];
        plaintext.CopyTo(padded);
        using var des = Des(key);
        return des.EncryptCbc(padded, DesIv(key, usm.PrivacyParameters.Span), PaddingMode.None);
    }

    // RFC 3414 §8.1.1.1: pre-IV (octets 9 to 16 of the key) xor the salt as it came; the header's boots have no part in it.
    private static byte[] DesIv(byte[] key, ReadOnlySpan<byte> salt)
    {
        var iv = new byte[DesBlock];
        for (var i = 0; i < iv.Length; i++)
        {
            iv[i] = (byte)(key[DesBlock + i] ^ salt[i]);
        }

        return iv;
    }

    // RFC 3826 §3.1.2.1: IV = engineBoots, engineTime, salt. The framework wants whole blocks, so the input is padded and the
    // output cut, which CFB allows.
    private static byte[] Aes(byte[] key, UsmParameters usm, ReadOnlySpan<byte> input, bool decrypt)
    {
        Span<byte> iv = stackalloc byte[AesBlock];
        BinaryPrimitives.WriteInt32BigEndian(iv, usm.EngineBoots);
        BinaryPrimitives.WriteInt32BigEndian(iv[4..], usm.EngineTime);
        usm.PrivacyParameters.Span.CopyTo(iv[8..]);

        var padded = new byte[(input.Length + AesBlock - 1) / AesBlock * AesBlock];
        input.CopyTo(padded);
        using var aes = System.Security.Cryptography.Aes.Create();
        aes.Key = key;
        var output = decrypt
            ? aes.DecryptCfb(padded, iv, PaddingMode.None, feedbackSizeInBits: 128)
            : aes.EncryptCfb(padded, iv, PaddingMode.None, feedbackSizeInBits: 128);
        return output[..input.Length];
    }

#pragma warning disable CA5351 // RFC 3414 defines DES; devices in the field know nothing else.
    private static DES Des(byte[] key)
    {
        var des = DES.Create();
        des.Key = key[..DesBlock];
        return des;
    }
#pragma warning restore CA5351
}
