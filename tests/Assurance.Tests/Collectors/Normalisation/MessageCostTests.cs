using System.Diagnostics;
using Assurance.Benchmarks.Fuzzing;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Tools;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>No published message, well formed or not, throws or takes longer than a millisecond (in a Release build) from its bytes to its reports;
/// and none takes much memory.</summary>
public sealed class MessageCostTests(ITestOutputHelper output)
{
#if DEBUG
    // Code that is not optimised, among other tests on the same cores, gets ten times the limit.
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(10);
#else
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(1);
#endif

    [Theory]
    [InlineData("syslog-vendor.jsonl")]
    [InlineData("syslog-parse.jsonl")]
    [InlineData("snmp-packets.jsonl")]
    [InlineData("traps-text.jsonl")]
    [InlineData("malformed.jsonl")]
    public void Every_message_is_read_within_a_millisecond(string file)
    {
        var worst = (Time: TimeSpan.Zero, Id: "");
        var count = 0;
        foreach (var (id, snmp, bytes) in FuzzSeeds.PublishedIn(CorpusTests.PathOf(file)))
        {
            count++;
            var best = Enumerable.Range(0, 5).Min(_ => Time(snmp ? Transport.Snmp : Transport.SyslogUdp, bytes));
            worst = best > worst.Time ? (best, id) : worst;
        }

        output.WriteLine($"{file}: {count} messages, the slowest {worst.Time.TotalMicroseconds:0} us ({worst.Id})");
        Assert.True(count > 0, "no message was found");
        Assert.True(worst.Time < Most, $"{worst.Id} takes {worst.Time.TotalMilliseconds:0.00} ms");
    }

    [Fact]
    public void What_is_made_of_a_message_is_little_more_than_its_report()
    {
        var messages = RulesTest.Cases(RulePackLoader.StandardFolder, new List<PackError>()).Select(c => c.Message(StandardPacks.Rules)).ToArray();
        Normalise(messages);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Normalise(messages);
        var mean = (GC.GetAllocatedBytesForCurrentThread() - before) / messages.Length;

        output.WriteLine($"{messages.Length} messages, {mean} octets each");
        Assert.True(mean < 1_500, $"{mean} octets a message");
    }

    private static void Normalise(Decoded[] messages)
    {
        foreach (var message in messages)
        {
            Normaliser.Normalise(message, StandardPacks.Rules, NetworkInventory.Empty);
        }
    }

    // The best of a few: what else the machine does is not the message's cost.
    private static TimeSpan Time(Transport transport, byte[] bytes)
    {
        var start = Stopwatch.GetTimestamp();
        if (DatagramDecoder.TryDecode(new DatagramEntry(1, StandardPacks.At, transport, "192.0.2.9", 514, bytes), out var decoded, out _))
        {
            Normaliser.Normalise(decoded, StandardPacks.Rules, NetworkInventory.Empty);
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
