using System.Text;
using System.Text.Json.Nodes;
using Assurance.Syslog;

namespace Assurance.Tests.Syslog;

/// <summary>Compares a message with fields in the names of a dozen other parsers.</summary>
internal static class SyslogExpectation
{
    private static readonly string[] Facilities =
    [
        "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp",
        "ntp", "audit", "alert", "clock", "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
    ];

    private static readonly string[] Severities = ["emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"];

    public static SyslogMessage Decode(byte[] octets, DateTimeOffset received)
    {
        Assert.True(SyslogDecoder.TryDecode(octets, received, out var message, out var error), error.ToString());
        return message;
    }

    public static IEnumerable<string> Differences(SyslogMessage message, JsonObject fields)
    {
        foreach (var (name, expected) in fields)
        {
            if (Difference(message, name, expected) is { } difference)
            {
                yield return difference;
            }
        }
    }

    private static string? Difference(SyslogMessage message, string name, JsonNode? expected)
    {
        if (expected is JsonObject element && element["hex"] is null)
        {
            return name == "structured_data" ? Elements(message, element) : Parameters(message, name, element);
        }

        var actual = Actual(message, name);
        var wanted = Text(name, expected);
        var assumed = expected is null && (message.Leniencies & SyslogLeniencies.PriorityMissing) != 0 && name is "priority" or "facility" or "severity";
        return actual is null || actual == wanted || (assumed && wanted.Length == 0) ? null : $"{name} is '{actual}', not '{wanted}'";
    }

    // null: the codec has no such field, and the case's other fields decide.
    private static string? Actual(SyslogMessage message, string name) => name switch
    {
        "priority" or "pri" => Priority(message),
        "facility" or "facility_code" => message.Facility?.ToString() ?? "",
        "facility_name" or "syslogfacility-text" => message.Facility is { } f ? Facilities[f] : "",
        "severity" or "severity_code" or "level" or "syslogseverity:::csv" => ((int)message.Severity).ToString(),
        "severity_name" or "syslogseverity-text" => Severities[(int)message.Severity],
        "version" => message.Version?.ToString() ?? "",
        "hostname" or "host" or "hostname:::csv" or "$!host" => message.Hostname ?? "",
        "appname" or "app_name" or "app-name" or "applicationName" or "tag" or "program" or "programname" or "programname:::csv" or "ident" or "$!tag" => message.AppName ?? "",
        "syslogtag" => message.AppName is null ? "" : message.ProcId is null ? message.AppName : $"{message.AppName}[{message.ProcId}]",
        "procid" or "proc_id" or "pid" or "processId" or "syslogtag:R,ERE,0,BLANK:[0-9]+--end:csv" => message.ProcId ?? "",
        "msgid" or "msg_id" => message.MsgId ?? "",
        "message" or "content" or "msg" or "msg:::drop-last-lf,csv" or "rawmsg" => message.Text,
        "timestamp_epoch" => message.Timestamp?.ToUnixTimeSeconds().ToString() ?? "",
        "timestamp_usec" => message.Timestamp is { } t ? (t.Ticks / 10 % 1_000_000).ToString() : "",
        "timestamp" or "timestamp:::date-rfc3164-buggyday" or "timereported:1:19:date-rfc3339,csv" => Local(message),
        "sequenceNumber" => message.Sequence?.ToString() ?? "",
        "protocol" => message.Format == SyslogFormat.Rfc5424 ? "RFC5424" : "RFC3164",
        "meta_sequence" => message.Parameter("meta", "sequence") ?? "",
        "meta_service" => message.Parameter("meta", "service") ?? "",
        _ => null,
    };

    private static string Priority(SyslogMessage message) => $"{(message.Facility * 8) + (int)message.Severity}";

    // Without year, for most sources leave it out or complete it from a clock of their own.
    private static string Local(SyslogMessage message) => message.Timestamp?.ToString("MM-ddTHH:mm:ss") ?? "";

    private static string Text(string name, JsonNode? expected)
    {
        var text = expected is JsonObject octets ? Encoding.Latin1.GetString(Convert.FromHexString(octets["hex"]!.ToString())) : expected?.ToString() ?? "";
        text = name.EndsWith("csv", StringComparison.Ordinal) ? text.Trim('"') : text;
        return name switch
        {
            "facility" when Array.IndexOf(Facilities, text) is >= 0 and var i => i.ToString(),
            "facility_name" when text == "kernel" => "kern",
            "severity" when Array.IndexOf(Severities, text) is >= 0 and var i => i.ToString(),
            "timestamp" or "timestamp:::date-rfc3164-buggyday" or "timereported:1:19:date-rfc3339,csv" => Stamp(text),
            "message" or "content" or "msg" or "msg:::drop-last-lf,csv" or "rawmsg" => Escaped(text),
            "syslogtag" => text == "-" ? "" : text.TrimEnd(':'),
            "structured_data" or "message_id" => text,
            _ => text == "-" ? "" : text,
        };
    }

    // This codec takes blanks off the start, padding off the end, and escapes control characters.
    private static string Escaped(string text) => text.TrimStart(' ', '\uFEFF').TrimEnd('\n', '\0', ' ')
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("#011", "\\t", StringComparison.Ordinal);

    private static string Stamp(string text)
    {
        if (long.TryParse(text, out var nanoseconds))
        {
            return DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / 100).ToString("MM-ddTHH:mm:ss");
        }

        var day = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return day.Length == 3 && day[2].Contains(':', StringComparison.Ordinal)
            ? $"{Array.IndexOf(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], day[0]) + 1:00}-{int.Parse(day[1]):00}T{day[2]}"
            : text[(text.IndexOf('-', StringComparison.Ordinal) + 1)..][..14];
    }

    private static string? Elements(SyslogMessage message, JsonObject elements) =>
        elements.Count == message.StructuredData.Count
            ? elements.Select(e => Parameters(message, e.Key, e.Value!.AsObject())).FirstOrDefault(d => d is not null)
            : $"{message.StructuredData.Count} elements, not {elements.Count}";

    private static string? Parameters(SyslogMessage message, string id, JsonObject parameters)
    {
        foreach (var (name, value) in parameters)
        {
            var (element, parameter) = id == "sdata" ? Split(name) : (id, name);
            if (message.Parameter(element, parameter) != value!.ToString())
            {
                return $"{element}.{parameter} is '{message.Parameter(element, parameter)}', not '{value}'";
            }
        }

        return null;
    }

    // syslog-ng: .SDATA.id@0.name
    private static (string Element, string Parameter) Split(string name)
    {
        var parts = name.Split('.');
        return (parts[2], parts[^1]);
    }
}
