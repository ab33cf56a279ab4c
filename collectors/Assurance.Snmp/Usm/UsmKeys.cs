using System.Buffers;
using System.Text;

namespace Assurance.Snmp.Usm;

/// <summary>Keys from pass phrases (RFC 3414 §2.6 and A.2).</summary>
public static class UsmKeys
{
    private const int Expanded = 1_048_576;

    /// <summary>Ku: the hash of the pass phrase repeated to 1 MiB. It takes milliseconds, so keep it.</summary>
    /// <exception cref="ArgumentException">The pass phrase is empty.</exception>
    public static byte[] FromPassphrase(AuthProtocol protocol, string passphrase)
    {
        ArgumentException.ThrowIfNullOrEmpty(passphrase);
        return Expand(protocol, Encoding.UTF8.GetBytes(passphrase));
    }

    /// <summary>Kul = H(Ku, engineID, Ku): the key of one engine.</summary>
    public static byte[] Localise(AuthProtocol protocol, ReadOnlySpan<byte> ku, EngineId engine) =>
        AuthHash.Hash(protocol, ku, engine.Octets, ku);

    /// <summary>
    /// The key for encryption from the privacy pass phrase's Ku: for DES key and pre-IV (16 octets), for AES its key. A hash that
    /// is too short for AES-192 or AES-256 is lengthened as the protocol says.
    /// </summary>
    public static byte[] Privacy(AuthProtocol protocol, PrivacyProtocol privacy, ReadOnlySpan<byte> ku, EngineId engine)
    {
        var key = Localise(protocol, ku, engine);
        var length = Length(privacy);
        while (key.Length < length)
        {
            key = privacy is PrivacyProtocol.AES192C or PrivacyProtocol.AES256C
                ? [.. key, .. Localise(protocol, Expand(protocol, key), engine)]
                : [.. key, .. AuthHash.Hash(protocol, key)];
        }

        return key[..length];
    }

    private static int Length(PrivacyProtocol privacy) => privacy switch
    {
        PrivacyProtocol.DES or PrivacyProtocol.AES128 => 16,
        PrivacyProtocol.AES192 or PrivacyProtocol.AES192C => 24,
        PrivacyProtocol.AES256 or PrivacyProtocol.AES256C => 32,
        _ => 0,
    };

    private static byte[] Expand(AuthProtocol protocol, ReadOnlySpan<byte> secret)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Expanded);
        try
        {
            var expanded = rented.AsSpan(0, Expanded);
            var filled = 0;
            while (filled < Expanded)
            {
                var piece = secret[..Math.Min(secret.Length, Expanded - filled)];
                piece.CopyTo(expanded[filled..]);
                filled += piece.Length;
            }

            return AuthHash.Hash(protocol, expanded);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }
}
