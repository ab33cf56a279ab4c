using System.Globalization;

namespace Assurance.Syslog.Headers;

/// <summary>What the registered elements say about the message itself (RFC 5424 §7).</summary>
internal static class RegisteredElements
{
    public static SyslogMessage Apply(SyslogMessage message)
    {
        // §7.1: timeQuality isSynced; §7.3.1: meta sequenceId.
        var synchronised = message.Parameter("timeQuality", "isSynced") switch
        {
            "1" => true,
            "0" => false,
            _ => message.ClockSynchronised,
        };
        var sequence = long.TryParse(message.Parameter("meta", "sequenceId"), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? n
            : message.Sequence;
        return message with { ClockSynchronised = synchronised, Sequence = sequence };
    }
}
