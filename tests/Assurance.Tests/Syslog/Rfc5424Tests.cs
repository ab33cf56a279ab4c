using System.Text;
using Assurance.Syslog;

namespace Assurance.Tests.Syslog;

public sealed class Rfc5424Tests
{
    private static readonly DateTimeOffset Received = new(2026, 3, 8, 2, 31, 0, TimeSpan.FromHours(8));

    private static SyslogMessage Decode(string text) => SyslogExpectation.Decode(Encoding.UTF8.GetBytes(text), Received);

    [Fact]
    public void All_parts_are_read()
    {
        var message = Decode("<165>1 2026-03-08T02:30:00.123456+08:00 pe1 mgd 3046 UI_COMMIT [ex@32473 a=\"x\\]y\\\"z\\\\w\\n\"][meta sequenceId=\"7\"] \uFEFF中文");

        Assert.Equal((20, SyslogSeverity.Notice, 1), (message.Facility, message.Severity, message.Version));
        Assert.Equal(new DateTimeOffset(2026, 3, 8, 2, 30, 0, TimeSpan.FromHours(8)).AddMicroseconds(123456), message.Timestamp);
        Assert.Equal((true, true, null), (message.HasYear, message.HasZone, message.ClockSynchronised));
        Assert.Equal(("pe1", "mgd", "3046", "UI_COMMIT"), (message.Hostname, message.AppName, message.ProcId, message.MsgId));
        Assert.Equal(["ex@32473", "meta"], message.StructuredData.Select(e => e.Id));
        Assert.Equal("x]y\"z\\w\\n", message.Parameter("ex@32473", "a"));
        Assert.Equal(7, message.Sequence);
        Assert.Equal("中文", message.Text);
        Assert.Equal(SyslogLeniencies.None, message.Leniencies);
    }

    [Fact]
    public void Nil_is_null()
    {
        var message = Decode("<34>1 - - - - - - just text");

        Assert.Equal((null, null, null, null, null), (message.Timestamp, message.Hostname, message.AppName, message.ProcId, message.MsgId));
        Assert.Empty(message.StructuredData);
        Assert.Equal("just text", message.Text);
        Assert.Equal(SyslogLeniencies.None, message.Leniencies);
    }

    [Fact]
    public void A_bracket_after_a_blank_begins_the_message()
    {
        var message = Decode("<34>1 2026-03-08T02:30:00Z h a - - [id@1 p=\"v\"] [not sd] m");

        Assert.Equal("v", message.Parameter("id@1", "p"));
        Assert.Equal("[not sd] m", message.Text);
    }

    [Theory]
    [InlineData("<13>1 2026-03-08t02:30:00z h a - - -", true, SyslogLeniencies.TimestampInvalid)]
    [InlineData("<13>1 2026-03-08T02:30:00 h a - - -", true, SyslogLeniencies.TimestampInvalid)]
    [InlineData("<13>1 2026-03-08T02:30:00.12345678Z h a - - -", true, SyslogLeniencies.FractionCut)]
    [InlineData("<13>1 2026-13-08T02:30:00Z h a - - -", false, SyslogLeniencies.TimestampInvalid)]
    [InlineData("<13>1 2026-02-29T02:30:00Z h a - - -", false, SyslogLeniencies.TimestampInvalid)]
    [InlineData("<13>1 2026-03-08T02:30:60Z h a - - -", true, SyslogLeniencies.TimestampInvalid)]
    [InlineData("<13>1 2026-0x-08T02:30:60Z h a - - -", false, SyslogLeniencies.TimestampInvalid)]
    public void A_time_that_breaks_the_format_is_read_where_it_can_be_and_marked(string text, bool read, SyslogLeniencies mark)
    {
        var message = Decode(text);

        Assert.Equal((read, mark, "h"), (message.Timestamp is not null, message.Leniencies, message.Hostname));
    }

    [Fact]
    public void Long_fields_are_cut_and_marked()
    {
        var message = Decode($"<13>1 - {new string('h', 300)} {new string('a', 60)} {new string('p', 200)} {new string('m', 40)} - x");

        Assert.Equal((255, 48, 128, 32), (message.Hostname!.Length, message.AppName!.Length, message.ProcId!.Length, message.MsgId!.Length));
        Assert.Equal(SyslogLeniencies.FieldCut, message.Leniencies);
        Assert.Equal("x", message.Text);
    }

    [Fact]
    public void Broken_data_is_text_from_where_it_breaks()
    {
        var message = Decode("<13>1 - h a - - [good@1 p=\"v\"][bad@1 p=\"]\"] text");

        Assert.Equal("good@1", Assert.Single(message.StructuredData).Id);
        Assert.Equal("[bad@1 p=\"]\"] text", message.Text);
        Assert.Equal(SyslogLeniencies.StructuredDataInvalid, message.Leniencies);
    }

    [Fact]
    public void Time_quality_tells_of_the_clock()
    {
        Assert.False(Decode("<13>1 - h a - - [timeQuality tzKnown=\"1\" isSynced=\"0\"] x").ClockSynchronised);
        Assert.True(Decode("<13>1 - h a - - [timeQuality tzKnown=\"1\" isSynced=\"1\"] x").ClockSynchronised);
    }

    [Theory]
    [InlineData("<191>text", 23, SyslogSeverity.Debug, SyslogLeniencies.None)]
    [InlineData("<192>text", null, SyslogSeverity.Emergency, SyslogLeniencies.PriorityInvalid)]
    [InlineData("<255>text", null, SyslogSeverity.Debug, SyslogLeniencies.PriorityInvalid)]
    [InlineData("<007>text", 0, SyslogSeverity.Debug, SyslogLeniencies.PriorityPadded)]
    [InlineData("<0>text", 0, SyslogSeverity.Emergency, SyslogLeniencies.None)]
    [InlineData("text", 1, SyslogSeverity.Notice, SyslogLeniencies.PriorityMissing)]
    [InlineData("<>text", 1, SyslogSeverity.Notice, SyslogLeniencies.PriorityMissing)]
    [InlineData("<1234>text", 1, SyslogSeverity.Notice, SyslogLeniencies.PriorityMissing)]
    public void Priority_is_facility_and_severity(string text, int? facility, SyslogSeverity severity, SyslogLeniencies mark)
    {
        var message = Decode(text);

        Assert.Equal((facility, severity), (message.Facility, message.Severity));
        Assert.Equal(mark | SyslogLeniencies.TimestampMissing, message.Leniencies);
        Assert.EndsWith("text", message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData(" \r\n\0")]
    public void Nothing_is_no_message(string text)
    {
        Assert.False(SyslogDecoder.TryDecode(Encoding.UTF8.GetBytes(text), Received, out _, out var error));
        Assert.Equal("nothing but padding", error.Reason);
    }

    [Fact]
    public void A_repetition_says_how_often() =>
        Assert.Equal(17, Decode("<13>Mar  8 02:30:00 h last message repeated 17 times").RepeatedTimes);

    [Fact]
    public void Text_in_GB18030_and_Latin_1_is_read_and_marked()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var chinese = SyslogExpectation.Decode(gb.GetBytes("<13>1 - 北京 a - - - 接口 GE1/0/1 故障"), Received);
        var german = SyslogExpectation.Decode(Encoding.Latin1.GetBytes("<13>1 - h a - - - Störung in Köln"), Received);

        Assert.Equal(("北京", "接口 GE1/0/1 故障"), (chinese.Hostname, chinese.Text));
        Assert.Equal(SyslogLeniencies.Gb18030 | SyslogLeniencies.FieldNotPrintable, chinese.Leniencies);
        Assert.Equal(("Störung in Köln", SyslogLeniencies.Latin1), (german.Text, german.Leniencies));
    }

    [Fact]
    public void Controls_are_escaped() =>
        Assert.Equal("a\\nb\\u001B[31mc\\u202Ed\\te", Decode("<13>1 - h a - - - a\nb\u001B[31mc\u202Ed\te\n").Text);
}
