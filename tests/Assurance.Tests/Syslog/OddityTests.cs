using Assurance.Syslog;
using Assurance.Tests.Support;

namespace Assurance.Tests.Syslog;

/// <summary>Messages at the edges of RFCs 5424 and 3164, and as vendors write them, in <c>oddities.txt</c>: each with its reading here and whether <c>rsyslogd</c> agrees.</summary>
public sealed class OddityTests
{
    private static readonly DateTimeOffset Received = new(2026, 11, 29, 7, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string> Cases() => Oddities.Beside();

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_odd_message_reads_as_stated(string name, string octets, string reading) =>
        Assert.Equal((name, reading.TrimEnd()), (name, Reading(Convert.FromHexString(octets))));

    private static string Reading(byte[] octets)
    {
        Assert.True(SyslogDecoder.TryDecode(octets, Received, out var m, out var error), error.ToString());
        var data = string.Concat(m.StructuredData.Select(e => $"[{e.Id}{string.Concat(e.Parameters.Select(p => $" {p.Name}={p.Value}"))}]"));
        return ($"{m.Format} {m.Facility?.ToString() ?? "-"}.{(int)m.Severity} {m.Timestamp?.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFzzz") ?? "-"} host={m.Hostname ?? "-"} app={m.AppName ?? "-"} "
            + $"proc={m.ProcId ?? "-"} msgid={m.MsgId ?? "-"} {m.Vendor} seq={m.Sequence?.ToString() ?? "-"} [{m.Leniencies}] {data}: {m.Text}").TrimEnd();
    }
}
