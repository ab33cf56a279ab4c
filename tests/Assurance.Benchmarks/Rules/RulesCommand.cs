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

/// <summary><c>rules</c>: what the messages of the packs' own cases cost, and what one costs with more and more rules beside the delivered ones, next to trying
/// each rule's regular expression in turn.</summary>
internal static class RulesCommand
{
    private const int Repeats = 10;

    // The compiler works beside it and takes its time.
    private static readonly TimeSpan FirstWarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);
    private static readonly DateTimeOffset At = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);

    public static int Run()
    {
        MeasureReal(RulePackLoader.LoadStandard());
        Console.WriteLine();
        Console.WriteLine($"{"rules beside",14}{"in all",9}{"load s",9}{"log ns",9}{"B",7}{"trap ns",9}{"B",7}{"no rule ns",12}{"regex ns",12}");
        foreach (var count in new[] { 0, 100, 1_000, 10_000 })
        {
            Measure(count);
        }

        return 0;
    }

    /// <summary>The log messages alone, again and again, for a profiler and to compare two states of the code in turns.</summary>
    public static int RunLogs()
    {
        var rules = RulePackLoader.LoadStandard();
        var real = RealMessages.Of(rules, At);
        Normalise(rules, real.Logs, real.Inventory, FirstWarmUp);
        for (var i = 0; i < Repeats; i++)
        {
            var (nanoseconds, bytes) = Cost(rules, real.Logs, real.Inventory);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{real.Logs.Count,9}{nanoseconds,9:0}{bytes,7:0}"));
        }

        return 0;
    }

    private static void MeasureReal(RuleSet rules)
    {
        var real = RealMessages.Of(rules, At);
        Normalise(rules, [.. real.Logs, .. real.Traps], real.Inventory, FirstWarmUp);
        Console.WriteLine($"{"real messages",14}{"of them",9}{"mean ns",9}{"B",7}");
        foreach (var (name, messages) in new[] { ("log", real.Logs), ("trap", real.Traps), ("both", [.. real.Logs, .. real.Traps]) })
        {
            var (nanoseconds, bytes) = Cost(rules, messages, real.Inventory);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,14}{messages.Count,9}{nanoseconds,9:0}{bytes,7:0}"));
        }
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
            var (logNs, logBytes) = Cost(rules, [log], NetworkInventory.Empty);
            var (trapNs, trapBytes) = Cost(rules, [trap], NetworkInventory.Empty);
            var (noneNs, _) = Cost(rules, [unknown], NetworkInventory.Empty);
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

    // In processor time, for others may have the cores. Each in turn, so that none stays in the nearest cache but what all need.
    private static (double Nanoseconds, double Bytes) Cost(RuleSet rules, IReadOnlyList<Decoded> messages, NetworkInventory inventory)
    {
        const int Messages = 10_000;
        var rounds = Math.Max(1, Messages / messages.Count);
        Normalise(rules, messages, inventory, WarmUp);
        var best = double.MaxValue;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var start = Environment.CpuUsage.TotalTime;
            Normalise(rules, messages, inventory, rounds);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalNanoseconds / rounds / messages.Count);
        }

        return (best, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)Repeats / rounds / messages.Count);
    }

    private static void Normalise(RuleSet rules, IReadOnlyList<Decoded> messages, NetworkInventory inventory, TimeSpan time)
    {
        for (var start = Environment.CpuUsage.TotalTime; Environment.CpuUsage.TotalTime - start < time;)
        {
            Normalise(rules, messages, inventory, 1);
        }
    }

    private static void Normalise(RuleSet rules, IReadOnlyList<Decoded> messages, NetworkInventory inventory, int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            for (var at = 0; at < messages.Count; at++)
            {
                Normaliser.Normalise(messages[at], rules, inventory);
            }
        }
    }

    // The way of a list of patterns: each in turn, the last one takes it.
    private static double Naive(int count, int last)
    {
        Regex[] patterns = [.. Enumerable.Range(0, count).Select(i => new Regex($@"subsystem {i} lost its peer (?<peer>\S+) on port (?<if>\S+)", RegexOptions.CultureInvariant))];
        var text = $"subsystem {last} lost its peer 10.0.0.{last % 250} on port eth{last % 48}";
        var rounds = count == 0 ? 0 : Math.Max(20, 200_000 / count);
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < rounds; i++)
        {
            _ = Array.Find(patterns, p => p.IsMatch(text));
        }

        return rounds == 0 ? 0 : (Environment.CpuUsage.TotalTime - start).TotalNanoseconds / rounds;
    }
}
