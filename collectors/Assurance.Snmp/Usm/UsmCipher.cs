using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Assurance.Snmp.Usm;

/// <summary>Encryption of the scopedPDU: CBC-DES (RFC 3414 §8.1.1), CFB128-AES (RFC 3826 §3.1) with keys of 128 to 256 bits.</summary>
internal static class UsmCipher
{
    public const int SaltLength = 8;

    private const int DesBlock = 8;
    private const int AesBlock = 16;

    private const int UsualLength = 1_024;

    public static bool TryDecrypt(PrivacyProtocol protocol, UsmEngineKeys keys, UsmParameters usm, ReadOnlySpan<byte> encrypted, out ReadOnlyMemory<byte> plaintext)
    {
        plaintext = default;
        if (usm.PrivacyParameters.Length != SaltLength || encrypted.IsEmpty)
        {
            return false;
        }

        if (protocol != PrivacyProtocol.DES)
        {
            plaintext = Aes(keys, usm, encrypted, decrypt: true);
            return true;
        }

        if (encrypted.Length % DesBlock != 0)
        {
            return false;
        }

        using var des = Des(keys.Privacy);
        plaintext = des.DecryptCbc(encrypted, DesIv(keys.Privacy, usm.PrivacyParameters.Span), PaddingMode.None);
        return true;
    }

    public static ReadOnlyMemory<byte> Encrypt(PrivacyProtocol protocol, UsmEngineKeys keys, UsmParameters usm, ReadOnlySpan<byte> plaintext)
    {
        if (protocol != PrivacyProtocol.DES)
        {
            return Aes(keys, usm, plaintext, decrypt: false);
        }

        var padded = new byte[(plaintext.Length + DesBlock - 1) / DesBlock * DesBlock];
        plaintext.CopyTo(padded);
        using var des = Des(keys.Privacy);
        return des.EncryptCbc(padded, DesIv(keys.Privacy, usm.PrivacyParameters.Span), PaddingMode.None);
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
    private static ReadOnlyMemory<byte> Aes(UsmEngineKeys keys, UsmParameters usm, ReadOnlySpan<byte> input, bool decrypt)
    {
        Span<byte> iv = stackalloc byte[AesBlock];
        BinaryPrimitives.WriteInt32BigEndian(iv, usm.EngineBoots);
        BinaryPrimitives.WriteInt32BigEndian(iv[4..], usm.EngineTime);
        usm.PrivacyParameters.Span.CopyTo(iv[8..]);

        var length = (input.Length + AesBlock - 1) / AesBlock * AesBlock;
        var padded = length <= UsualLength ? stackalloc byte[UsualLength] : new byte[length];
        input.CopyTo(padded);
        padded[input.Length..length].Clear();
        var output = new byte[length];
        keys.Cfb(padded[..length], iv, output, decrypt);
        return output.AsMemory(0, input.Length);
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
