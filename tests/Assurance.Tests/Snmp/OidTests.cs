using Assurance.Snmp;
using Assurance.Snmp.Ber;

namespace Assurance.Tests.Snmp;

public sealed class OidTests
{
    [Theory]
    [InlineData("1.3.6.1.2.1", "1.3.6.1.2.1")]
    [InlineData(".1.3.6", "1.3.6")]
    [InlineData("0.0", "0.0")]
    [InlineData("1.3.4294967295", "1.3.4294967295")]
    public void Dotted_text_is_read_and_written(string text, string expected) =>
        Assert.Equal(expected, Oid.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1..3")]
    [InlineData("1.3.")]
    [InlineData("1.3.4294967296")]
    [InlineData("1.3.-1")]
    [InlineData("1.3.x")]
    [InlineData("iso.3")]
    public void What_is_not_dotted_decimal_is_refused(string text) => Assert.False(Oid.TryParse(text, out _));

    [Fact]
    public void More_than_128_arcs_are_refused() =>
        Assert.False(Oid.TryParse(string.Join('.', Enumerable.Repeat("1", 129)), out _));

    [Theory]
    [InlineData("28c462", "1.0.8802")]
    [InlineData("2b", "1.3")]
    [InlineData("00", "0.0")]
    [InlineData("8837", "2.999")]
    [InlineData("2b8fffffff7f", "1.3.4294967295")]
    public void Content_octets_are_arcs(string hex, string expected)
    {
        Assert.True(BerContent.TryReadOid(WireVectors.Octets(hex), new BindingMemory(), out var oid));
        Assert.Equal(expected, oid.ToString());
    }

    [Theory]
    [InlineData("2b8001")]
    [InlineData("2b81")]
    [InlineData("2b9080808000")]
    public void Padded_unfinished_and_too_large_arcs_are_refused(string hex) =>
        Assert.False(BerContent.TryReadOid(WireVectors.Octets(hex), new BindingMemory(), out _));

    [Fact]
    public void A_row_below_a_column_gives_its_index()
    {
        var column = Oid.Parse("1.3.6.1.2.1.2.2.1.2");
        var cell = column.Append(7, 1);

        Assert.True(cell.StartsWith(column));
        Assert.True(cell.TrySuffix(column, out var index));
        Assert.Equal([7u, 1u], index.ToArray());
        Assert.False(column.TrySuffix(cell, out _));
        Assert.False(Oid.Parse("1.3.6.1.2.1.2.2.1.20").StartsWith(column));
    }

    [Fact]
    public void Equal_arcs_are_equal_and_order_is_arc_by_arc()
    {
        Assert.Equal(Oid.Parse("1.3.6"), Oid.Of(1, 3, 6));
        Assert.Equal(Oid.Parse("1.3.6").GetHashCode(), Oid.Of(1, 3, 6).GetHashCode());
        Assert.True(Oid.Parse("1.3.9") < Oid.Parse("1.3.10"));
        Assert.True(Oid.Parse("1.3") < Oid.Parse("1.3.0"));
        Assert.Equal(default, Oid.Of());
        Assert.Equal("", default(Oid).ToString());
    }
}
