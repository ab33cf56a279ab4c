using System.Text;
using Assurance.Snmp;

namespace Assurance.Tests.Snmp;

public sealed class SnmpValueTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Theory]
    [InlineData("接口故障 GE1/0/1")]
    [InlineData("端口")]
    [InlineData("朱镕基路机房")]
    [InlineData("GE1/0/1 down")]
    public void Text_is_read_from_UTF_8_and_from_GB18030(string text)
    {
        Assert.Equal(text, SnmpValue.OctetString(text).AsText());
        Assert.Equal(text, SnmpValue.OctetString(Gb18030.GetBytes(text)).AsText());
    }

    [Theory]
    [InlineData("Zürich")]
    [InlineData("Genève-Cornavin")]
    [InlineData("São Paulo")]
    public void Latin_1_words_are_no_hanzi(string text) =>
        Assert.Equal(text, SnmpValue.OctetString(Encoding.Latin1.GetBytes(text)).AsText());

    [Theory]
    [InlineData("001a2bff3c4d", "00:1a:2b:ff:3c:4d")]
    [InlineData("08003715e6bc", "08:00:37:15:e6:bc")]
    [InlineData("b4a95ac1c2ff", "b4:a9:5a:c1:c2:ff")]
    [InlineData("fc5b398ad0e1", "fc:5b:39:8a:d0:e1")]
    [InlineData("07ea03080a1e00002b0800", "07:ea:03:08:0a:1e:00:00:2b:08:00")]
    [InlineData("80", "80")]
    [InlineData("00", "00")]
    [InlineData("", "")]
    public void Octets_that_are_no_text_come_in_hex(string hex, string text) =>
        Assert.Equal(text, SnmpValue.OctetString(Convert.FromHexString(hex)).AsText());

    [Fact]
    public void Line_ends_are_escaped_and_padding_is_left_out() =>
        Assert.Equal("Cisco IOS\\r\\nVersion 15\\tx", SnmpValue.OctetString("Cisco IOS\r\nVersion 15\tx\r\n\0"u8).AsText());

    [Fact]
    public void Text_cannot_turn_its_reading_direction() =>
        Assert.Equal("a\\u202Eb", SnmpValue.OctetString("a\u202Eb").AsText());

    [Fact]
    public void Numbers_have_a_range()
    {
        Assert.Null(SnmpValue.Counter64(ulong.MaxValue).AsInt64());
        Assert.Equal(ulong.MaxValue, SnmpValue.Counter64(ulong.MaxValue).AsUInt64());
        Assert.Equal("18446744073709551615", SnmpValue.Counter64(ulong.MaxValue).AsText());
        Assert.Null(SnmpValue.Integer(-1).AsUInt64());
        Assert.Null(SnmpValue.OctetString("7").AsInt64());
        Assert.Equal(1.5, SnmpValue.OpaqueFloat(1.5f).AsDouble());
        Assert.Equal("0.1", SnmpValue.OpaqueFloat(0.1f).AsText());
    }

    [Fact]
    public void Values_are_equal_by_type_and_content()
    {
        Assert.Equal(SnmpValue.OctetString("a"), SnmpValue.OctetString("a"u8));
        Assert.NotEqual(SnmpValue.Counter32(7), SnmpValue.Gauge32(7));
        Assert.Equal(SnmpValue.ObjectIdentifier(Oid.Of(1, 3)), SnmpValue.ObjectIdentifier(Oid.Of(1, 3)));
    }
}
