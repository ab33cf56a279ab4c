using System.Text;
using Assurance.Collectors.Decoding;
using Assurance.Model.Journal;

namespace Assurance.Tests.Collectors.Decoding;

public sealed class ClockSkewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(37, 37, 0)]
    [InlineData(-400, -400, 0)]
    [InlineData(8 * 3600, 0, 8 * 3600)]
    [InlineData((5 * 3600) + (45 * 60) - 20, -20, (5 * 3600) + (45 * 60))]
    [InlineData((-3 * 3600) + 61, 61, -3 * 3600)]
    [InlineData(400 * 24 * 3600, 400 * 24 * 3600, 0)]
    public void A_clock_is_told_from_a_zone(int ahead, int skew, int zone)
    {
        var skews = new ClockSkews();
        skews.Note(Log(Now.AddSeconds(ahead), Now));
        Assert.Equal(new ClockSkew(TimeSpan.FromSeconds(skew), TimeSpan.FromSeconds(zone)), skews.Of(Transport.SyslogUdp, "192.0.2.1"));
    }

    [Fact]
    public void What_waited_on_its_way_does_not_count_as_a_slow_clock()
    {
        var skews = new ClockSkews();
        foreach (var delay in new[] { 0, 0, 55, 0, 40, 0, 0 })
        {
            skews.Note(Log(Now, Now.AddSeconds(delay)));
        }

        Assert.Equal(TimeSpan.Zero, skews.Of(Transport.SyslogUdp, "192.0.2.1")!.Value.Skew);
    }

    [Fact]
    public void Who_stamps_nothing_is_not_measured() => Assert.Null(new ClockSkews().Of(Transport.SyslogUdp, "192.0.2.1"));

    private static Decoded Log(DateTimeOffset stamp, DateTimeOffset arrived)
    {
        var text = $"<13>1 {stamp:yyyy-MM-dd'T'HH:mm:ss'Z'} r1 x - - - text";
        Assert.True(DatagramDecoder.TryDecode(new DatagramEntry(1, arrived, Transport.SyslogUdp, "192.0.2.1", 514, Encoding.UTF8.GetBytes(text)), out var decoded, out _));
        return decoded;
    }
}
