using System.Globalization;

namespace Assurance.Syslog.Headers;

/// <summary>Nokia SR OS under the tag TMNX: <c>11 Base SNMP-WARNING-linkDown-2004 [1/1/1]:  Interface ...</c>.</summary>
internal static class NokiaEvent
{
    public static EventTag? Read(HeaderBuilder header)
    {
        if (header.AppName != "TMNX")
        {
            return null;
        }

        header.Vendor = VendorHeader.NokiaSros;
        var words = header.Text.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3 || words[2].Split('-') is not [var module, var severity, var name, ..])
        {
            return null;
        }

        header.Sequence = long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : header.Sequence;
        return new EventTag(module, SeverityOf(severity), name);
    }

    private static SyslogSeverity? SeverityOf(string word) => word switch
    {
        "CRITICAL" => SyslogSeverity.Critical,
        "MAJOR" => SyslogSeverity.Error,
        "MINOR" or "WARNING" => SyslogSeverity.Warning,
        "CLEARED" or "INDETERMINATE" => SyslogSeverity.Notice,
        _ => null,
    };
}
