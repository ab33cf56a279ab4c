using System.Text;
using Assurance.Syslog;
using Assurance.Tests.Snmp;
using FsCheck;
using FsCheck.Fluent;

namespace Assurance.Tests.Syslog;

public sealed class FrameReaderTests
{
    private static List<SyslogFrame> Read(string stream, int chunk = int.MaxValue, int maxFrame = FrameReader.DefaultMaxFrame) =>
        Read(Encoding.UTF8.GetBytes(stream), chunk, new FrameReader(maxFrame));

    private static List<SyslogFrame> Read(byte[] octets, int chunk, FrameReader reader)
    {
        for (var at = 0; at < octets.Length; at += Math.Min(chunk, octets.Length - at))
        {
            reader.Append(octets.AsSpan(at, Math.Min(chunk, octets.Length - at)));
        }

        reader.Complete();
        return Drain(reader);
    }

    private static List<SyslogFrame> Drain(FrameReader reader)
    {
        var frames = new List<SyslogFrame>();
        while (reader.TryRead(out var frame))
        {
            frames.Add(frame);
        }

        return frames;
    }

    private static string Text(SyslogFrame frame) => Encoding.UTF8.GetString(frame.Octets.Span);

    public static TheoryData<string, string[]> Streams() => new()
    {
        { "12 <34>1 hi\nabc10 <34>1 hi x", ["<34>1 hi\nabc", "<34>1 hi x"] },
        { "<34>a\n<35>b\n", ["<34>a", "<35>b"] },
        { "<34>a\r\n<35>b\0<36>c\n\n <37>d\n", ["<34>a", "<35>b", "<36>c", "<37>d"] },
        { "5 <34>a<35>b\n5 <36>c", ["<34>a", "<35>b", "<36>c"] },
        { "<34>a\n5 <35>b\n<36>c\n", ["<34>a", "<35>b", "<36>c"] },
        { "<34>first line\nsecond line\n<35>b\n", ["<34>first line", "second line", "<35>b"] },
        { "12x not a length\n<35>b\n", ["12x not a length", "<35>b"] },
        { "1234567 too long a length\n<35>b\n", ["1234567 too long a length", "<35>b"] },
        { "0 <34>a\n", ["0 <34>a"] },
        { "<34>table\n1 Gi0/1 up\n200 packets dropped\n<35>b\n", ["<34>table", "1 Gi0/1 up", "200 packets dropped", "<35>b"] },
        { "6 <34>a\n5 <35>b\n", ["<34>a\n", "<35>b"] },
        { "3 <34>a\n<35>b\n", ["<34", ">a", "<35>b"] },
        { "PROXY TCP4 192.0.2.1 192.0.2.2 5 6\r\n<35>b\n", ["PROXY TCP4 192.0.2.1 192.0.2.2 5 6", "<35>b"] },
        { "10 <34>中文<35>b\n", ["<34>中文", "<35>b"] },
    };

    [Theory]
    [MemberData(nameof(Streams))]
    public void Framing_is_told_frame_by_frame_in_chunks_of_any_size(string stream, string[] expected)
    {
        for (var chunk = 1; chunk <= stream.Length + 1; chunk++)
        {
            Assert.Equal(expected, Read(stream, chunk).Select(Text));
        }
    }

    [Fact]
    public void Frames_are_there_as_soon_as_their_last_octet_is()
    {
        var reader = new FrameReader();
        reader.Append("<34>a\n5 <35>"u8);
        Assert.Equal("<34>a", Text(Assert.Single(Drain(reader))));
        reader.Append("b"u8);
        Assert.Equal("<35>b", Text(Assert.Single(Drain(reader))));
    }

    [Fact]
    public void A_stream_that_ends_early_gives_what_there_is()
    {
        var line = Assert.Single(Read("<34>no end"));
        var counted = Assert.Single(Read("100 <34>no end"));

        Assert.True(line.Unterminated && counted.Unterminated);
        Assert.Equal((SyslogFraming.NonTransparent, SyslogFraming.OctetCounting), (line.Framing, counted.Framing));
        Assert.Equal("<34>no end", Text(counted));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(5000)]
    public void What_is_too_large_is_cut_and_counted_and_costs_no_other(int chunk)
    {
        var large = "<34>" + new string('x', 2000);
        var reader = new FrameReader(maxFrame: 480);
        var frames = Read(Encoding.UTF8.GetBytes($"{large}\n5 <35>b2004 {large}<36>c\n"), chunk, reader);

        Assert.Equal([480, 5, 480, 5], frames.Select(f => f.Octets.Length));
        Assert.Equal([true, false, true, false], frames.Select(f => f.Oversize));
        Assert.Equal(2, reader.OversizeFrames);
    }

    [Fact]
    public void A_line_without_mark_and_a_false_length_are_marked()
    {
        var reader = new FrameReader();
        var frames = Read("<34>first\nsecond\n12x\n"u8.ToArray(), 3, reader);

        Assert.Equal([false, true, true], frames.Select(f => f.Unmarked));
        Assert.Equal(1, reader.FramingErrors);
    }

    [Fact]
    public void Any_octets_in_any_chunks_give_the_same_frames()
    {
        var streams =
            from parts in Gen.ListOf(Gen.Elements("5 <34>a", "<34>b\n", "\n", "\0", " ", "\r\n", "12", "7 ", "x", "<1>multi\nline\n", "600 <9>", "99999999 ", new string('y', 500)))
            from cuts in Gen.ArrayOf(Gen.Choose(1, 40))
            select (Stream: string.Concat(parts), Cuts: cuts);
        Check.One(Properties.Runs(500), Prop.ForAll(streams.ToArbitrary(), sample =>
        {
            var octets = Encoding.UTF8.GetBytes(sample.Stream);
            var reader = new FrameReader(480);
            var at = 0;
            for (var n = 0; at < octets.Length; n++)
            {
                var size = Math.Min(sample.Cuts.Length == 0 ? 1 : sample.Cuts[n % sample.Cuts.Length], octets.Length - at);
                reader.Append(octets.AsSpan(at, size));
                at += size;
            }

            reader.Complete();
            var whole = Read(octets, int.MaxValue, new FrameReader(480));
            Assert.Equal(
                whole.Select(f => (Text(f), f.Framing, f.Oversize, f.Unmarked, f.Unterminated)),
                Drain(reader).Select(f => (Text(f), f.Framing, f.Oversize, f.Unmarked, f.Unterminated)));
        }));
    }
}
