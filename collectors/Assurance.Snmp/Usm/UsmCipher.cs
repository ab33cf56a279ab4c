using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Assurance.Snmp.Usm;

/// <summary>Encryption of the scopedPDU: CBC-DES (RFC 3414 §8.1.1), CFB128-AES (RFC 3826 §3.1) with keys of 128 to 256 bits.</summary>
internal static class UsmCipher
{
    public const int SaltLength = 8;

    private const int DesBlock = 8;
    private const int AesBlock = 16;

    public static bool TryDecrypt(PrivacyProtocol protocol, UsmEngineKeys keys, UsmParameters usm, ReadOnlySpan<byte> encrypted, out byte[] plaintext)
    {
        plaintext = [];
        if (usm.PrivacyParameters.Length != SaltLength || encrypted.IsEmpty)
        {
            return false;
        }

        if (protocol != PrivacyProtocol.DES)
        {
            plaintext = DecryptAes(keys, usm, encrypted);
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

    public static byte[] Encrypt(PrivacyProtocol protocol, UsmEngineKeys keys, UsmParameters usm, ReadOnlySpan<byte> plaintext)
    {
        if (protocol != PrivacyProtocol.DES)
        {
            return EncryptAes(keys, usm, plaintext);
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

    // RFC 3826 §3.1.2.1: IV = engineBoots, engineTime, salt.
    private static void WriteAesIv(UsmParameters usm, Span<byte> iv)
    {
        BinaryPrimitives.WriteInt32BigEndian(iv, usm.EngineBoots);
        BinaryPrimitives.WriteInt32BigEndian(iv[4..], usm.EngineTime);
        usm.PrivacyParameters.Span.CopyTo(iv[8..]);
    }

    // RFC 3826 §3.1.4: each block is that before it, enciphered, xor the ciphertext; all are at hand, so that all are enciphered at once.
    private static byte[] DecryptAes(UsmEngineKeys keys, UsmParameters usm, ReadOnlySpan<byte> ciphertext)
    {
        var blocks = new byte[Blocks(ciphertext.Length) * AesBlock];
        WriteAesIv(usm, blocks);
        ciphertext[..(blocks.Length - AesBlock)].CopyTo(blocks.AsSpan(AesBlock));
        keys.Encipher(blocks);
        var plaintext = new byte[ciphertext.Length];
        for (var i = 0; i < plaintext.Length; i++)
        {
            plaintext[i] = (byte)(ciphertext[i] ^ blocks[i]);
        }

        return plaintext;
    }

    // The framework wants whole blocks, so the input is padded and the output cut, which CFB allows.
    private static byte[] EncryptAes(UsmEngineKeys keys, UsmParameters usm, ReadOnlySpan<byte> plaintext)
    {
        var iv = new byte[AesBlock];
        WriteAesIv(usm, iv);
        var padded = new byte[Blocks(plaintext.Length) * AesBlock];
        plaintext.CopyTo(padded);
        using var aes = Aes.Create();
        aes.Key = keys.Privacy;
        return aes.EncryptCfb(padded, iv, PaddingMode.None, feedbackSizeInBits: 128)[..plaintext.Length];
    }

    private static int Blocks(int length) => (length + AesBlock - 1) / AesBlock;

#pragma warning disable CA5351 // RFC 3414 defines DES; devices in the field know nothing else.
    private static DES Des(byte[] key)
    {
        var des = DES.Create();
        des.Key = key[..DesBlock];
        return des;
    }
#pragma warning restore CA5351
}
