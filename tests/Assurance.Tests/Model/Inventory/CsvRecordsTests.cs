using Assurance.Model.Inventory.Import;

namespace Assurance.Tests.Model.Inventory;

public sealed class CsvRecordsTests
{
    [Theory]
    [InlineData("a,b\nc,d")]
    [InlineData("a,b\r\nc,d\r\n")]
    [InlineData("a,b\rc,d\r")]
    [InlineData("\n\r\na,b\n\n\r\n\rc,d\n\n")]
    public void Lines_end_on_lf_crlf_or_cr_and_blank_ones_are_none(string text) => Assert.Equal(["a|b", "c|d"], Read(text).Select(r => r.Fields));

    // However the text comes in pieces, and whatever falls on the edge of a buffer.
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1 << 20)]
    public void Records_do_not_depend_on_where_the_text_is_cut(int piece)
    {
        var rows = Enumerable.Range(1, 9_000).Select(i => (Line: i * 3 - 2, Text: $"{i},\"x, \"\"{i}\"\"\r\ny\",z{new string('z', i % 13)}"));
        var expected = rows.Select((r, i) => (r.Line, Fields: $"{i + 1}|x, \"{i + 1}\"\ny|z{new string('z', (i + 1) % 13)}"));

        Assert.Equal(expected, Read(string.Join("\r\n\r\n", rows.Select(r => r.Text)), piece));
    }

    [Fact]
    public void A_line_may_be_longer_than_the_buffer()
    {
        var field = new string('a', 300_000);

        Assert.Equal([(1, $"{field}|b"), (2, "c|d")], Read($"{field},b\nc,d"));
    }

    [Fact]
    public void A_quote_where_none_may_stand_costs_its_own_record() =>
        Assert.Equal([(1, "bad"), (2, "c|d")], Read("a,b\"b\nc,d\n"));

    private static IEnumerable<(int Line, string Fields)> Read(string text, int piece = 1 << 20)
    {
        var records = new CsvRecords(new Pieces(text, piece));
        while (records.Read())
        {
            yield return (records.Line, records.IsBad ? "bad" : string.Join('|', Enumerable.Range(0, records.Fields).Select(i => records[i].ToString())));
        }
    }

    private sealed class Pieces(string text, int piece) : TextReader
    {
        private int at;

        public override int Read(char[] buffer, int index, int count)
        {
            var length = Math.Min(Math.Min(count, piece), text.Length - at);
            text.CopyTo(at, buffer, index, length);
            at += length;
            return length;
        }
    }
}
