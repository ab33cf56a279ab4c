using System.Globalization;
using Assurance.Collectors.Polling;

namespace Assurance.Dashboard.Settings;

/// <summary>Reads <c>Snmp:Profiles:&lt;n&gt;:</c> (<c>Name</c>, <c>Community</c>, <c>Port</c>, <c>Timeout</c>, <c>Retries</c>; for SNMPv3 instead of the community
/// <c>User</c>, <c>AuthProtocol</c>, <c>AuthKey</c>, <c>PrivacyProtocol</c>, <c>PrivacyKey</c>, <c>Context</c>) and <c>Polling:</c>
/// (<c>Every</c>, <c>Again</c>, <c>AtOnce</c>). A profile <c>public</c> is there unless one of that name is set.</summary>
internal static class PollSettings
{
    private static readonly PollProfile Public = new("public", "public", 161, TimeSpan.FromSeconds(2), 1);

    /// <param name="wrong">Told the key and what is wrong with it.</param>
    public static PollOptions Read(IConfiguration configuration, Func<string, TimeSpan, TimeSpan> duration, Action<string, string> wrong)
    {
        var profiles = new Dictionary<string, PollProfile>(StringComparer.Ordinal) { [Public.Name] = Public };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in configuration.GetSection("Snmp:Profiles").GetChildren())
        {
            var profile = new PollProfile(
                section["Name"]?.Trim() ?? "",
                section["Community"] ?? "",
                Number(section, "Port", 161, 1, 65_535, wrong),
                duration($"{section.Path}:Timeout", Public.Timeout),
                Number(section, "Retries", 1, 0, 10, wrong))
            {
                User = section["User"] is { Length: > 0 } ? UsmSettings.User(section, "User", wrong) : null,
                Context = section["Context"] ?? "",
            };
            if (profile.Name.Length == 0 || !seen.Add(profile.Name))
            {
                wrong($"{section.Path}:Name", profile.Name.Length == 0 ? "is missing" : $"'{profile.Name}' is set twice");
            }

            CheckVersion(section, profile, wrong);

            profiles[profile.Name] = profile;
        }

        var polling = configuration.GetSection("Polling");
        return new(
            duration("Polling:Every", TimeSpan.FromMinutes(1)),
            duration("Polling:Again", TimeSpan.FromSeconds(5)),
            Number(polling, "AtOnce", 256, 1, 10_000, wrong),
            profiles);
    }

    private static void CheckVersion(IConfigurationSection section, PollProfile profile, Action<string, string> wrong)
    {
        var v3 = section["User"] is { Length: > 0 };
        if (v3 == profile.Community.Length > 0)
        {
            wrong($"{section.Path}:Community", v3 ? "is set beside User: a profile asks by SNMPv2c or by SNMPv3" : "is missing, and so is User");
        }

        foreach (var key in v3 ? [] : new[] { "AuthProtocol", "AuthKey", "PrivacyProtocol", "PrivacyKey", "Context" })
        {
            if (section[key] is { Length: > 0 })
            {
                wrong($"{section.Path}:{key}", "is set without User");
            }
        }

        if (section["EngineId"] is { Length: > 0 })
        {
            wrong($"{section.Path}:EngineId", "is not set for a profile: each agent tells its own");
        }
    }

    private static int Number(IConfiguration section, string key, int absent, int least, int most, Action<string, string> wrong)
    {
        if (section[key] is not { Length: > 0 } text)
        {
            return absent;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        wrong(section is IConfigurationSection at ? $"{at.Path}:{key}" : key, $"'{text}' is no number from {least} to {most}");
        return absent;
    }
}
