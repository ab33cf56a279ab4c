namespace Assurance.Snmp.Usm;

/// <summary>usmAuthProtocol (RFC 3414 §6 and §7, RFC 7860 §4); the names of the configuration.</summary>
public enum AuthProtocol
{
    None,
    MD5,
    SHA,
    SHA224,
    SHA256,
    SHA384,
    SHA512,
}

/// <summary>
/// usmPrivProtocol (RFC 3414 §8, RFC 3826); the names of the configuration. AES192 and AES256 lengthen a short key as
/// draft-blumenthal-aes-usm-04, the ones ending in C as draft-reeder-snmpv3-usm-3desede-00, which Cisco follows.
/// </summary>
public enum PrivacyProtocol
{
    None,
    DES,
    AES128,
    AES192,
    AES256,
    AES192C,
    AES256C,
}

/// <summary>Why USM refuses a message: the number of its counter below usmStats (RFC 3414 §5).</summary>
public enum UsmFailure
{
    None = 0,
    UnsupportedSecurityLevel = 1,
    NotInTimeWindow = 2,
    UnknownUserName = 3,
    UnknownEngineId = 4,
    WrongDigest = 5,
    DecryptionError = 6,
}
