using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Lab.Sending;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;

namespace Assurance.Benchmarks.Rules;

/// <summary><c>rules</c>: what a message costs with more and more rules beside the delivered ones, next to trying each rule's regular expression in turn.</summary>
internal static class RulesCommand
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);

    public static int Run()
    {
        Console.WriteLine($"{"rules beside",14}{"in all",9}{"load s",9}{"log ns",9}{"B",7}{"trap ns",9}{"B",7}{"no rule ns",12}{"regex ns",12}");
        foreach (var count in new[] { 0, 100, 1_000, 10_000 })
        {
            Measure(count);
        }

        return 0;
    }

    private static void Measure(int count)
    {
        var folder = Directory.CreateTempSubdirectory("rules-benchmark");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "many.yaml"), Pack(count));
            var watch = Stopwatch.StartNew();
            var rules = RulePackLoader.Load(RulePackLoader.StandardFolder, folder.FullName);
            var load = watch.Elapsed.TotalSeconds;
            var last = Math.Max(count - 1, 0);
            var log = Decoded(Transport.SyslogUdp, Encoding.UTF8.GetBytes($"<187>Nov 25 03:00:00 r1 daemon{last}: subsystem {last} lost its peer 10.0.0.{last % 250} on port eth{last % 48}"));
            var unknown = Decoded(Transport.SyslogUdp, Encoding.UTF8.GetBytes("<187>Nov 25 03:00:00 r1 somebody: nothing that any rule of this world would know of"));
            var trap = Decoded(Transport.Snmp, new Trap($"1.3.6.1.4.1.99999.1.{last + 1}", "1.3.6.1.4.1.99999", []).EncodeV2("192.0.2.1", 100, 1));
            var (logNs, logBytes) = Cost(rules, log);
            var (trapNs, trapBytes) = Cost(rules, trap);
            var (noneNs, _) = Cost(rules, unknown);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{count,14}{rules.Count,9}{load,9:0.0}{logNs,9:0}{logBytes,7:0}{trapNs,9:0}{trapBytes,7:0}{noneNs,12:0}{Naive(count, last),12:0}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Pack(int count)
    {
        var text = new StringBuilder("vendor: Example\nrules:\n");
        if (count == 0) return "vendor: Example\n";
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - id: many.log{i}\n    text: \"subsystem {i} lost its peer {{peer:ip}} on port {{if:if}}\"\n    object: {{ kind: interface, name: \"{{if}}\" }}\n    condition: linkDown\n    action: raise\n");
            text.Append(CultureInfo.InvariantCulture, $"  - id: many.trap{i}\n    trap: 1.3.6.1.4.1.99999.1.{i + 1}\n    condition: linkDown\n    action: raise\n");
        }

        return text.ToString();
    }

    private static Decoded Decoded(Transport transport, byte[] bytes) =>
        DatagramDecoder.TryDecode(new DatagramEntry(1, At, transport, "192.0.2.1", 162, bytes), out var decoded, out var unreadable) ? decoded : throw new InvalidDataException(unreadable.Detail);

    private static (double Nanoseconds, double Bytes) Cost(RuleSet rules, Decoded message)
    {
        const int Rounds = 5_000;
        for (var i = 0; i < Rounds; i++) Normaliser.Normalise(message, rules, NetworkInventory.Empty);
        var best = double.MaxValue;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 5; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Rounds; i++) Normaliser.Normalise(message, rules, NetworkInventory.Empty);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Rounds);
        }

        return (best, (GC.GetAllocatedBytesForCurrentThread() - bytes) / 5.0 / Rounds);
    }

    // The way of a list of patterns: each in turn, the last one takes it.
    private static double Naive(int count, int last)
    {
        Regex[] patterns = [.. Enumerable.Range(0, count).Select(i => new Regex($@"subsystem {i} lost its peer (?<peer>\S+) on port (?<if>\S+)", RegexOptions.CultureInvariant))];
        var text = $"subsystem {last} lost its peer 10.0.0.{last % 250} on port eth{last % 48}";
        var rounds = count == 0 ? 0 : Math.Max(20, 200_000 / count);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < rounds; i++)
        {
            _ = Array.Find(patterns, p => p.IsMatch(text));
        }

        return rounds == 0 ? 0 : Stopwatch.GetElapsedTime(start).TotalNanoseconds / rounds;
    }
}
