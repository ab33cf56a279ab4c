using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Assurance.Collectors.Listening;
using Assurance.Notification.Channels.Mail;

namespace Assurance.Dashboard.Settings;

/// <summary>Reads and checks all settings at once; every error names the key and where it was set.</summary>
internal sealed class SettingsReader(IConfiguration configuration, SettingOrigins origins)
{
    // Keys of the contract whose capability is not built: saying so beats ignoring them.
    private static readonly Dictionary<string, string[]> NotBuilt = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Storage:Relational"] = ["", "sqlite"],
        ["Storage:Redis"] = ["", "off"],
        ["Storage:Influx"] = ["", "off"],
    };

    private readonly List<string> errors = [];

    /// <summary>Null if anything is wrong; <paramref name="errors"/> then has all of it.</summary>
    public static AssuranceSettings? TryRead(IConfiguration configuration, SettingOrigins origins, bool demo, out IReadOnlyList<string> errors)
    {
        var noted = new ReadConfiguration(configuration);
        var reader = new SettingsReader(noted, origins);
        var settings = reader.Read(demo);
        foreach (var key in noted.Unread())
        {
            reader.Wrong(key, "is not known");
        }

        errors = reader.errors;
        return reader.errors.Count == 0 ? settings : null;
    }

    // Webhooks and hub callbacks are not built yet: what they may reach is read and checked, and meets nothing. Mail goes only to Notification:Smtp.
    private void CheckOutbound()
    {
        // A list in JSON is a key an entry.
        var allowed = new[] { configuration["Outbound:Allow"] }.Concat(configuration.GetSection("Outbound:Allow").GetChildren().Select(c => c.Value))
            .SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        foreach (var entry in allowed.Where(e => !IPNetwork.TryParse(e, out _) && Uri.CheckHostName(e.TrimStart('*', '.')) == UriHostNameType.Unknown))
        {
            Wrong("Outbound:Allow", $"'{entry}' is no host, address or network");
        }
    }

    private AssuranceSettings Read(bool demo)
    {
        foreach (var (key, harmless) in NotBuilt)
        {
            if (!harmless.Contains(Text(key, ""), StringComparer.OrdinalIgnoreCase))
            {
                Wrong(key, $"'{Text(key, "")}' is not built yet; leave it out");
            }
        }

        CheckOutbound();
        return new AssuranceSettings
        {
            DataDirectory = Path.GetFullPath(Text("Data:Directory", "./data")),
            HttpListen = Endpoint("Http:Listen", "127.0.0.1:5080"),
            SnmpListen = Endpoint("Snmp:Listen", "0.0.0.0:1162"),
            SyslogUdp = Endpoint("Syslog:Udp", "0.0.0.0:5514"),
            SyslogTcp = Endpoint("Syslog:Tcp", "0.0.0.0:5514"),
            SyslogTls = IsOff("Syslog:Tls") ? null : Endpoint("Syslog:Tls", ""),
            Tls = Tls(),
            Retention = JournalSettings.Read(configuration, Wrong),
            SourceCeiling = Number("Intake:SourceCeiling", SourceCeiling.Default, 0, 10_000_000),
            SourceQueue = Number("Intake:SourceQueue", SourceTurns.Default, 0, 400_000),
            Settle = Duration("Correlation:Settle", TimeSpan.FromSeconds(5)),
            CloseAfter = Duration("Correlation:CloseAfter", TimeSpan.FromMinutes(5)),
            KeepEnded = TimeSpan.FromDays(Number("Correlation:KeepEndedDays", 30, 1, 3650)),
            MostEnded = Number("Correlation:KeepEndedMost", new Correlation.EngineOptions().MostEnded, 1_000, 50_000_000),
            AcknowledgeFor = Duration("Operation:AcknowledgeFor", Api.OperationOptions.EightHours),
            LiveBatch = Duration("Live:Batch", TimeSpan.FromMilliseconds(50)),
            Users = UsmSettings.Read(configuration, Wrong),
            AgentPort = Number("Snmp:AgentPort", 161, 0, 65_535),
            Polling = PollSettings.Read(configuration, NotZero, Wrong),
            Pictures = new((long)Number("Pictures:Largest", 10, 1, 100) << 20, (long)Number("Pictures:Total", 2048, 1, 10_000_000) << 20),
            Smtp = Smtp(),
            AdminPassword = configuration["Auth:AdminPassword"] is { Length: > 0 } password ? Password(password) : null,
            Rules = Folder("Rules:Directory", Path.Combine(AppContext.BaseDirectory, "rules")),
            SiteRules = Path.GetFullPath(Text("Rules:Site", Path.Combine(Text("Data:Directory", "./data"), "rules"))),
            Demo = demo,
        };
    }

    private string Text(string key, string absent) => configuration[key]?.Trim() ?? absent;

    private bool IsOff(string key) => Text(key, "") is "" or "off" or "Off" or "OFF";

    private TlsServer? Tls()
    {
        var (certificate, authority) = (Text("Syslog:Certificate", ""), Text("Syslog:ClientCa", ""));
        if (IsOff("Syslog:Tls"))
        {
            return null;
        }

        if (certificate.Length == 0)
        {
            Wrong("Syslog:Certificate", "is missing: Syslog:Tls needs a PEM file with certificate and key");
            return null;
        }

        try
        {
            return TlsServer.Load(certificate, authority.Length > 0 ? authority : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or CryptographicException)
        {
            Wrong("Syslog:Certificate", e.Message);
            return null;
        }
    }

    private IPEndPoint Endpoint(string key, string absent)
    {
        if (ListenAddress.TryParse(Text(key, absent), out var endpoint, out var error))
        {
            return endpoint;
        }

        Wrong(key, error);
        return new IPEndPoint(IPAddress.None, 0);
    }

    private TimeSpan Duration(string key, TimeSpan absent)
    {
        if (Text(key, "") is not { Length: > 0 } text)
        {
            return absent;
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= TimeSpan.Zero && value <= TimeSpan.FromDays(30))
        {
            return value;
        }

        Wrong(key, $"'{text}' is no time span from 00:00:00 to 30 days (hh:mm:ss)");
        return absent;
    }

    // What is done again and again without a pause leaves no time for anything else.
    private TimeSpan NotZero(string key, TimeSpan absent)
    {
        var value = Duration(key, absent);
        if (value == TimeSpan.Zero)
        {
            Wrong(key, "is zero");
        }

        return value;
    }

    private int Number(string key, int absent, int least, int most)
    {
        if (Text(key, "") is not { Length: > 0 } text)
        {
            return absent;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(key, $"'{text}' is no number from {least} to {most}");
        return absent;
    }

    private SmtpEndpoint? Smtp()
    {
        if (Text("Notification:Smtp", "off") is not { Length: > 0 } text || text.Equals("off", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (!SmtpEndpoint.TryParse(text, out var endpoint, out var error))
        {
            Wrong("Notification:Smtp", error);
        }

        return endpoint;
    }

    private string Folder(string key, string absent)
    {
        var path = Path.GetFullPath(Text(key, absent));
        if (!Directory.Exists(path))
        {
            Wrong(key, $"'{path}' is no folder");
        }

        return path;
    }

    private string? Password(string password)
    {
        if (password.Length < 8)
        {
            Wrong("Auth:AdminPassword", "is shorter than 8 characters");
        }

        return password;
    }

    private void Wrong(string key, string what) => errors.Add($"{origins.Of(key)}: {key} {what}");
}
