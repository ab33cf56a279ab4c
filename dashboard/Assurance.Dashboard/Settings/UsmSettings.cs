using System.Collections.Immutable;
using Assurance.Collectors.Usm;
using Assurance.Snmp;
using Assurance.Snmp.Usm;

namespace Assurance.Dashboard.Settings;

/// <summary>Reads <c>Snmp:Users:&lt;n&gt;:</c> (<c>Name</c>, <c>AuthProtocol</c>, <c>AuthKey</c>, <c>PrivacyProtocol</c>, <c>PrivacyKey</c>, <c>EngineId</c>). Keys are never told
/// in an error.</summary>
internal static class UsmSettings
{
    private const int LongestName = 32;

    /// <param name="wrong">Told the key and what is wrong with it.</param>
    public static UsmUsers Read(IConfiguration configuration, Action<string, string> wrong)
    {
        var users = ImmutableArray.CreateBuilder<UsmUser>();
        foreach (var section in configuration.GetSection("Snmp:Users").GetChildren())
        {
            if (User(section, "Name", wrong) is { } user)
            {
                if (users.Any(u => u.Name == user.Name && u.EngineId == user.EngineId))
                {
                    wrong($"{section.Path}:Name", $"'{user.Name}' is set twice for the same engine");
                }

                users.Add(user);
            }
        }

        return new(users.ToImmutable());
    }

    /// <summary>A user in a section of settings, null if anything is wrong with it.</summary>
    /// <param name="nameKey">The key of its name.</param>
    /// <param name="wrong">Told the key and what is wrong with it.</param>
    public static UsmUser? User(IConfigurationSection section, string nameKey, Action<string, string> wrong)
    {
        var faults = 0;
        void Wrong(string key, string what)
        {
            faults++;
            wrong($"{section.Path}:{key}", what);
        }

        var name = section[nameKey] ?? "";
        if (name.Length is 0 or > LongestName)
        {
            Wrong(nameKey, name.Length == 0 ? "is missing" : $"is longer than {LongestName} characters");
        }

        var auth = Protocol<AuthProtocol>(section, "AuthProtocol", Wrong);
        var privacy = Protocol<PrivacyProtocol>(section, "PrivacyProtocol", Wrong);
        if (privacy != PrivacyProtocol.None && auth == AuthProtocol.None)
        {
            Wrong("PrivacyProtocol", "needs an AuthProtocol too");
        }

        CheckKey(section, "AuthKey", auth != AuthProtocol.None, Wrong);
        CheckKey(section, "PrivacyKey", privacy != PrivacyProtocol.None, Wrong);
        var engine = Engine(section, Wrong);
        return faults > 0 ? null : new UsmUser(name, auth, section["AuthKey"], privacy, section["PrivacyKey"], engine);
    }

    private static T Protocol<T>(IConfigurationSection section, string key, Action<string, string> wrong)
        where T : struct, Enum
    {
        if (section[key]?.Trim() is not { Length: > 0 } text)
        {
            return default;
        }

        // Enum.Parse would take numbers and lists too.
        if (Enum.GetNames<T>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            return Enum.Parse<T>(name);
        }

        wrong(key, $"'{text}' is not known; known are {string.Join(", ", Enum.GetNames<T>())}");
        return default;
    }

    // RFC 3414 section 11.2.
    private static void CheckKey(IConfigurationSection section, string key, bool needed, Action<string, string> wrong)
    {
        var given = section[key];
        if (needed && given is not { Length: >= 8 })
        {
            wrong(key, string.IsNullOrEmpty(given) ? "is missing" : "is shorter than 8 characters");
        }
        else if (!needed && !string.IsNullOrEmpty(given))
        {
            wrong(key, "is set without its protocol");
        }
    }

    private static EngineId? Engine(IConfigurationSection section, Action<string, string> wrong)
    {
        if (section["EngineId"]?.Trim() is not { Length: > 0 } text)
        {
            return null;
        }

        text = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        try
        {
            if (EngineId.Parse(text) is { IsValid: true } engine)
            {
                return engine;
            }
        }
        catch (FormatException)
        {
            // Told below with what is no number.
        }

        wrong("EngineId", $"'{text}' is no engine id: 5 to 32 octets in hexadecimal");
        return null;
    }
}
