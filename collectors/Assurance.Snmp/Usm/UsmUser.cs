using System.Collections.Concurrent;

namespace Assurance.Snmp.Usm;

/// <summary>
/// A user of USM with its secrets. Keys are derived at the first need and kept, for one engine each; safe for several threads.
/// </summary>
public sealed class UsmUser
{
    private const int ShortestPassphrase = 8;

    // Only engines whose digest was right are kept, and of a roaming user no more than this.
    private const int MostEngines = 32_768;

    private readonly Lazy<byte[]> _authKu;
    private readonly Lazy<byte[]> _privacyKu;
    private readonly ConcurrentDictionary<EngineId, UsmEngineKeys> _engines = new();

    /// <param name="engineId">The only engine the user may send from; null for any.</param>
    /// <exception cref="ArgumentException">A pass phrase shorter than 8 characters (RFC 3414 §11.2), or privacy without authentication.</exception>
    public UsmUser(
        string name,
        AuthProtocol authProtocol = AuthProtocol.None,
        string? authPassphrase = null,
        PrivacyProtocol privacyProtocol = PrivacyProtocol.None,
        string? privacyPassphrase = null,
        EngineId? engineId = null)
    {
        if (privacyProtocol != PrivacyProtocol.None && authProtocol == AuthProtocol.None)
        {
            throw new ArgumentException("privacy needs authentication", nameof(privacyProtocol));
        }

        Name = name;
        AuthProtocol = authProtocol;
        PrivacyProtocol = privacyProtocol;
        EngineId = engineId;
        var authentication = Checked(authProtocol != AuthProtocol.None, authPassphrase, nameof(authPassphrase));
        var privacy = Checked(privacyProtocol != PrivacyProtocol.None, privacyPassphrase, nameof(privacyPassphrase));
        _authKu = new Lazy<byte[]>(() => UsmKeys.FromPassphrase(authProtocol, authentication));
        _privacyKu = new Lazy<byte[]>(() => UsmKeys.FromPassphrase(authProtocol, privacy));
    }

    public string Name { get; }

    public AuthProtocol AuthProtocol { get; }

    public PrivacyProtocol PrivacyProtocol { get; }

    public EngineId? EngineId { get; }

    internal UsmEngineKeys KeysFor(EngineId engine) =>
        _engines.TryGetValue(engine, out var keys) ? keys : new UsmEngineKeys(
            AuthProtocol,
            AuthProtocol == AuthProtocol.None ? [] : UsmKeys.Localise(AuthProtocol, _authKu.Value, engine),
            new Lazy<byte[]>(() => PrivacyProtocol == PrivacyProtocol.None ? [] : UsmKeys.Privacy(AuthProtocol, PrivacyProtocol, _privacyKu.Value, engine)));

    internal void Keep(EngineId engine, UsmEngineKeys keys)
    {
        if (_engines.Count < MostEngines)
        {
            _engines.TryAdd(engine, keys);
        }
    }

    /// <summary>The name and protocols; secrets stay out.</summary>
    public override string ToString() => $"{Name} ({AuthProtocol}, {PrivacyProtocol})";

    private static string Checked(bool needed, string? passphrase, string parameter) =>
        !needed ? "" : passphrase is { Length: >= ShortestPassphrase } ? passphrase : throw new ArgumentException("a pass phrase has 8 characters or more", parameter);
}
