using System.Globalization;
using System.Text;
using Assurance.Lab.Network;

namespace Assurance.Lab.Sending;

/// <param name="Severity">Syslog severity 0..7.</param>
/// <param name="Process">Daemon that writes it, where the vendor's header names one.</param>
/// <param name="Tag">Junos' event tag; elsewhere part of the text.</param>
/// <param name="Data">Junos' structured data parameters.</param>
internal sealed record LogLine(int Severity, string Text, string Process = "", string Tag = "", string Data = "")
{
    private const int Local7 = 23;
    private const int Daemon = 3;

    /// <summary>The whole message as the device sends it, header included. Clocks run on UTC, save NX-OS' on China time.</summary>
    public byte[] Render(LabDevice device, DateTimeOffset at, int number, bool structured)
    {
        var utc = at.ToUniversalTime();
        var pri = (device.Os == LabOs.Junos ? Daemon : Local7) * 8 + Severity;
        var line = device.Os switch
        {
            LabOs.HuaweiVrp => $"<{pri}>{Stamp(utc, "MMM")} {utc.Year} {Stamp(utc, "HH:mm:ss", day: false)} {device.Name} {Text}",
            LabOs.CiscoXr => $"<{pri}>{number}: {device.Name} RP/0/RP0/CPU0:{Stamp(utc, "MMM")} {Stamp(utc, "HH:mm:ss.fff", day: false)} UTC: {Process}: {Text}",
            LabOs.CiscoNxOs => NxOs(device, at, pri),
            LabOs.Junos => Junos(device, utc, pri, structured),
            _ => $"<{pri}>{number}: {device.Name}: {number + 40:000000}: {Stamp(utc, "MMM")} {Stamp(utc, "HH:mm:ss.fff", day: false)} UTC: {Text}",
        };
        return Encoding.UTF8.GetBytes(line);
    }

    private string NxOs(LabDevice device, DateTimeOffset at, int pri)
    {
        var china = at.ToOffset(TimeSpan.FromHours(8));
        return $"<{pri}>{device.Name}: {china.Year} {Stamp(china, "MMM")} {Stamp(china, "HH:mm:ss.fff", day: false)} CST: {Text}";
    }

    private string Junos(LabDevice device, DateTimeOffset utc, int pri, bool structured)
    {
        const int pid = 1484;
        if (!structured) return $"<{pri}>{Stamp(utc, "MMM")} {Stamp(utc, "HH:mm:ss", day: false)} {device.Name} {Process}[{pid}]: {Tag}: {Text}";
        var stamp = utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return $"<{pri}>1 {stamp} {device.Name} {Process} {pid} {Tag} [junos@2636.1.1.1.2.25 {Data}] {Text}";
    }

    // RFC 3164 section 4.1.2: the day is padded with a blank.
    private static string Stamp(DateTimeOffset at, string format, bool day = true)
    {
        var text = at.ToString(format, CultureInfo.InvariantCulture);
        return day ? $"{text} {at.Day,2}" : text;
    }
}
