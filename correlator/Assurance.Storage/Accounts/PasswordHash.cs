using System.Security.Cryptography;

namespace Assurance.Storage.Accounts;

/// <summary>PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2) over the UTF-8 password.</summary>
internal static class PasswordHash
{
    public const int Iterations = 600_000;
    private const int SaltLength = 16;
    private const int HashLength = 32;

    public static (byte[] Hash, byte[] Salt) Make(string password, int iterations)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return (Derive(password, salt, iterations), salt);
    }

    /// <summary>Takes the same time whatever differs.</summary>
    public static bool Matches(string password, byte[] hash, byte[] salt, int iterations) =>
        CryptographicOperations.FixedTimeEquals(Derive(password, salt, iterations), hash);

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, HashLength);
}
