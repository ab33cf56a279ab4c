using System.Security.Cryptography;

namespace Assurance.Snmp.Usm;

/// <summary>The hash functions of the authentication protocols, over octets in pieces; <see cref="UsmEngineKeys"/> has their HMAC.</summary>
internal static class AuthHash
{
    /// <summary>Octets of the hash, which is the length of a localised key (RFC 3414 §6.3.1, §7.3.1, RFC 7860 §4.2).</summary>
    public static int KeyLength(AuthProtocol protocol) => protocol switch
    {
        AuthProtocol.MD5 => 16,
        AuthProtocol.SHA => 20,
        AuthProtocol.SHA224 => Sha224.Length,
        AuthProtocol.SHA256 => 32,
        AuthProtocol.SHA384 => 48,
        AuthProtocol.SHA512 => 64,
        _ => 0,
    };

    /// <summary>Octets of msgAuthenticationParameters: the HMAC cut to 12, 16, 24, 32 or 48.</summary>
    public static int DigestLength(AuthProtocol protocol) => protocol switch
    {
        AuthProtocol.MD5 or AuthProtocol.SHA => 12,
        AuthProtocol.SHA224 => 16,
        AuthProtocol.SHA256 => 24,
        AuthProtocol.SHA384 => 32,
        AuthProtocol.SHA512 => 48,
        _ => 0,
    };

    public static byte[] Hash(AuthProtocol protocol, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default, ReadOnlySpan<byte> third = default)
    {
        if (protocol == AuthProtocol.SHA224)
        {
            var sha224 = new Sha224();
            sha224.Append(first);
            sha224.Append(second);
            sha224.Append(third);
            return sha224.Finish();
        }

        using var hash = IncrementalHash.CreateHash(NameOf(protocol));
        hash.AppendData(first);
        hash.AppendData(second);
        hash.AppendData(third);
        return hash.GetHashAndReset();
    }

    // RFC 2104 §2: H(K xor opad, H(K xor ipad, text)). The key never exceeds a block.
    public static byte[] Sha224Hmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message)
    {
        var inner = new Sha224();
        inner.Append(Padded(key, 0x36));
        inner.Append(message);
        var outer = new Sha224();
        outer.Append(Padded(key, 0x5C));
        outer.Append(inner.Finish());
        return outer.Finish();
    }

    private static byte[] Padded(ReadOnlySpan<byte> key, byte pad)
    {
        var block = new byte[Sha224.BlockLength];
        key.CopyTo(block);
        for (var i = 0; i < block.Length; i++)
        {
            block[i] ^= pad;
        }

        return block;
    }

    public static HashAlgorithmName NameOf(AuthProtocol protocol) => protocol switch
    {
        AuthProtocol.MD5 => HashAlgorithmName.MD5,
        AuthProtocol.SHA => HashAlgorithmName.SHA1,
        AuthProtocol.SHA256 => HashAlgorithmName.SHA256,
        AuthProtocol.SHA384 => HashAlgorithmName.SHA384,
        AuthProtocol.SHA512 => HashAlgorithmName.SHA512,
        _ => throw new ArgumentOutOfRangeException(nameof(protocol), protocol, "no hash"),
    };
}
