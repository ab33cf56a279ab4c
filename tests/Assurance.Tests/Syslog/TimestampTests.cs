using System.Globalization;
using System.Text;
using Assurance.Syslog;

namespace Assurance.Tests.Syslog;

public sealed class TimestampTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.CreateCustomTimeZone("China", TimeSpan.FromHours(8), "China", "China");

    private static SyslogMessage Decode(string text, string received, TimeZoneInfo? zone = null)
    {
        var at = DateTimeOffset.Parse(received, CultureInfo.InvariantCulture);
        SyslogMessage message;
        Assert.True(zone is null
            ? SyslogDecoder.TryDecode(Encoding.UTF8.GetBytes(text), at, out message, out _)
            : SyslogDecoder.TryDecode(Encoding.UTF8.GetBytes(text), at, zone, out message, out _));
        return message;
    }

    [Theory]
    [InlineData("Dec 31 23:59:59", "2026-01-01T00:00:05+08:00", "2025-12-31T23:59:59+08:00")]
    [InlineData("Jan  1 00:00:05", "2025-12-31T23:59:59+08:00", "2026-01-01T00:00:05+08:00")]
    [InlineData("Mar  8 02:30:00", "2026-03-08T02:31:00+08:00", "2026-03-08T02:30:00+08:00")]
    [InlineData("Feb 29 12:00:00", "2026-01-10T00:00:00+08:00", null)]
    [InlineData("Feb 29 12:00:00", "2025-03-01T00:00:00+08:00", "2024-02-29T12:00:00+08:00")]
    [InlineData("Feb 30 12:00:00", "2026-03-01T00:00:00+08:00", null)]
    [InlineData("Oct 11 22:14:15", "2026-03-08T02:31:00+08:00", "2025-10-11T22:14:15+08:00")]
    public void The_year_is_the_one_nearest_to_the_receipt(string stamp, string received, string? expected)
    {
        var message = Decode($"<13>{stamp} h a: x", received);

        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), message.Timestamp);
        Assert.Equal((false, false), (message.HasYear, message.HasZone));
        Assert.Equal(expected is null ? SyslogLeniencies.TimestampInvalid : SyslogLeniencies.None, message.Leniencies);
        Assert.Equal(("h", "a", "x"), (message.Hostname, message.AppName, message.Text));
    }

    // New Year comes earlier in the device's zone than in UTC.
    [Fact]
    public void The_year_turns_in_the_devices_zone()
    {
        var message = Decode("<13>Jan  1 00:00:05 h a: x", "2025-12-31T16:00:06Z", Shanghai);

        Assert.Equal(DateTimeOffset.Parse("2026-01-01T00:00:05+08:00", CultureInfo.InvariantCulture), message.Timestamp);
    }

    [Theory]
    [InlineData("Mar  8 2026 20:34:46", "2026-03-08T20:35:00Z", "2026-03-08T20:34:46Z", false)]
    [InlineData("Mar  8 2026 20:34:46", "2026-03-08T20:35:00+08:00", "2026-03-08T20:34:46+08:00", false)]
    [InlineData("Mar  8 2026 12:34:46", "2026-03-08T20:35:00+08:00", "2026-03-08T12:34:46Z", false)]
    [InlineData("Mar  8 2026 12:34:46", "2026-06-01T00:00:00+08:00", "2026-03-08T12:34:46Z", false)]
    [InlineData("Mar  8 2026 20:34:46+08:00", "2026-03-08T20:35:00+08:00", "2026-03-08T20:34:46+08:00", true)]
    [InlineData("Mar  8 2026 12:34:46+08:00", "2026-03-08T20:35:00+08:00", "2026-03-08T12:34:46Z", true)]
    [InlineData("2026-03-08 12:34:46", "2026-03-08T20:35:00+08:00", "2026-03-08T12:34:46Z", false)]
    public void Vrp_prints_UTC_unless_the_receipt_says_otherwise(string stamp, string received, string expected, bool hasZone)
    {
        var message = Decode($"<188>{stamp} pe1 %%01IFNET/4/IF_STATE(l)[12]:Interface GE1/0/1 has turned into DOWN state.", received);

        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), message.Timestamp);
        Assert.Equal((true, hasZone), (message.HasYear, message.HasZone));
    }

    [Theory]
    [InlineData("<13>Mar  8 12:34:46 h a: x", "2026-03-08T12:34:46Z")]
    [InlineData("<13>Mar  8 20:34:46 h a: x", "2026-03-08T20:34:46+08:00")]
    [InlineData("<13>Mar  8 09:34:46 h a: x", "2026-03-08T09:34:46+08:00")]
    public void A_stamp_eight_hours_off_is_UTC_printed_as_if_local(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), Decode(text, "2026-03-08T20:35:00+08:00").Timestamp);

    // RFC 5424 forbids them; devices that follow UTC print them all the same.
    [Theory]
    [InlineData("<13>1 2016-12-31T23:59:60.5Z h a - - - x", "2017-01-01T00:00:00.5Z")]
    [InlineData("<13>1 2017-01-01T07:59:60+08:00 h a - - - x", "2017-01-01T08:00:00+08:00")]
    [InlineData("<13>Dec 31 23:59:60 h a: x", "2026-01-01T00:00:00+08:00")]
    [InlineData("<13>1 9999-12-31T23:59:60Z h a - - - x", null)]
    [InlineData("<13>1 2016-12-31T23:59:61Z h a - - - x", null)]
    [InlineData("<13>1 2016-12-31T24:00:00Z h a - - - x", null)]
    public void A_leap_second_is_the_instant_after_it_and_marked(string text, string? expected)
    {
        var message = Decode(text, "2026-01-01T00:00:05+08:00");

        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), message.Timestamp);
        Assert.Equal(SyslogLeniencies.TimestampInvalid, message.Leniencies);
        Assert.Equal(("h", "a", "x"), (message.Hostname, message.AppName, message.Text));
    }

    [Theory]
    [InlineData("Mar  8 20:34:46.123", "2026-03-08T20:34:46.123")]
    [InlineData("MAR 8 20:34:46,123456", "2026-03-08T20:34:46.123456")]
    [InlineData("%Mar  8 20:34:46:123 2026", "2026-03-08T20:34:46.123")]
    [InlineData("Mar  8 20:34:46 2026", "2026-03-08T20:34:46")]
    [InlineData("Mar  8 2026 20:34:46:", "2026-03-08T20:34:46")]
    [InlineData("2026 Mar  8 20:34:46.123", "2026-03-08T20:34:46.123")]
    [InlineData("2026-03-08T20:34:46.1", "2026-03-08T20:34:46.1")]
    [InlineData("2026-03-08 20:34:46.5 ", "2026-03-08T20:34:46.5")]
    [InlineData("Mar  8 20:34:46 +0800", "2026-03-08T20:34:46")]
    [InlineData("Sun Mar  8 20:34:46 2026", "2026-03-08T20:34:46")]
    [InlineData("Sun, Mar 8 20:34:46", "2026-03-08T20:34:46")]
    [InlineData("Mar  8  9:34:46", "2026-03-08T09:34:46")]
    public void Fractions_and_years_stand_in_many_places(string stamp, string expected)
    {
        var message = Decode($"<13>{stamp} host-1 app[7]: x", "2026-03-08T20:35:00+08:00");

        Assert.Equal(DateTimeOffset.Parse(expected + "+08:00", CultureInfo.InvariantCulture), message.Timestamp);
        Assert.Equal(("host-1", "app", "7", "x"), (message.Hostname, message.AppName, message.ProcId, message.Text));
    }
}
