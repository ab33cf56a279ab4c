using Assurance.Snmp.Usm;

namespace Assurance.Tests.Snmp;

/// <summary>Every pair of protocols that net-snmp offers, with net-snmp's names, and the user of each.</summary>
internal sealed record UsmCombination(AuthProtocol Auth, string AuthName, PrivacyProtocol Privacy, string PrivacyName)
{
    public const string AuthPhrase = "authentic phrase";
    public const string PrivacyPhrase = "private phrase";

    private static readonly (AuthProtocol, string)[] Digests =
        [(AuthProtocol.MD5, "MD5"), (AuthProtocol.SHA, "SHA"), (AuthProtocol.SHA224, "SHA-224"), (AuthProtocol.SHA256, "SHA-256"), (AuthProtocol.SHA384, "SHA-384"), (AuthProtocol.SHA512, "SHA-512")];

    private static readonly (PrivacyProtocol, string)[] Ciphers =
    [
        (PrivacyProtocol.None, ""), (PrivacyProtocol.DES, "DES"), (PrivacyProtocol.AES128, "AES"), (PrivacyProtocol.AES192, "AES-192"),
        (PrivacyProtocol.AES256, "AES-256"), (PrivacyProtocol.AES192C, "AES-192-C"), (PrivacyProtocol.AES256C, "AES-256-C"),
    ];

    public static IReadOnlyList<UsmCombination> All { get; } =
    [
        new(AuthProtocol.None, "", PrivacyProtocol.None, ""),
        .. from digest in Digests from cipher in Ciphers select new UsmCombination(digest.Item1, digest.Item2, cipher.Item1, cipher.Item2),
    ];

    public string Name => $"{Auth}-{Privacy}".ToLowerInvariant();

    public string Level => Privacy != PrivacyProtocol.None ? "authPriv" : Auth != AuthProtocol.None ? "authNoPriv" : "noAuthNoPriv";

    public UsmUser User => new(Name, Auth, AuthPhrase, Privacy, PrivacyPhrase);

    /// <summary>As the programs are told.</summary>
    public string[] Arguments =>
    [
        "-v3", "-u", Name, "-l", Level,
        .. Auth == AuthProtocol.None ? [] : new[] { "-a", AuthName, "-A", AuthPhrase }, .. Privacy == PrivacyProtocol.None ? [] : new[] { "-x", PrivacyName, "-X", PrivacyPhrase },
    ];

    /// <summary>As the agent is.</summary>
    public string[] Configuration =>
    [
        "createUser " + Name + (Auth == AuthProtocol.None ? "" : $" {AuthName} \"{AuthPhrase}\"") + (Privacy == PrivacyProtocol.None ? "" : $" {PrivacyName} \"{PrivacyPhrase}\""),
        $"rouser {Name} {(Privacy != PrivacyProtocol.None ? "authpriv" : Auth != AuthProtocol.None ? "auth" : "noauth")}",
    ];
}
