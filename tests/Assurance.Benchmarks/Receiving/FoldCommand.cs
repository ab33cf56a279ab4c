using System.Diagnostics;
using System.Globalization;
using System.Net;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Usm;
using Assurance.Correlation;
using Assurance.Dashboard.Composition;
using Assurance.Model.Journal;

namespace Assurance.Benchmarks.Receiving;

/// <summary><c>fold</c>: what a message costs on the engine's thread, from its journalled octets through decode, normalise and de-duplicate to the alarm state, while messages come at a
/// rate; without sockets and journal, so that what else the machine does changes little.</summary>
internal static class FoldCommand
{
    private const int Sources = 64;
    private const int Rounds = 5;
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);

    public static int Run(string[] arguments)
    {
        int Number(string name, int otherwise) => Array.IndexOf(arguments, name) is >= 0 and var at ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : otherwise;
        var (count, rate) = (Number("--messages", 100_000), Number("--rate", 100_000));
        var only = Array.IndexOf(arguments, "--only") is >= 0 and var one ? arguments[one + 1] : "";
        var rules = RulePackLoader.LoadStandard();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} messages of {Sources} senders at {rate}/s, {Rounds} rounds on one engine"));
        Console.WriteLine($"{"messages",-20}{"us, first",11}{"least",8}{"B, least",10}{"standing",10}{"faults",8}");
        foreach (var (name, transport, payloads) in new (string, Transport, IReadOnlyList<byte[]>)[]
        {
            ("traps, repeated", Transport.Snmp, Payloads.Of(Way.Trap, isRepeated: true)),
            ("traps, changes", Transport.Snmp, Payloads.Of(Way.Trap)),
            ("authPriv, repeated", Transport.Snmp, Payloads.Of(Way.SecureTrap, isRepeated: true)),
            ("authPriv, changes", Transport.Snmp, Payloads.Of(Way.SecureTrap)),
            ("logs, repeated", Transport.SyslogUdp, Payloads.Of(Way.LogUdp, isRepeated: true)),
            ("logs, changes", Transport.SyslogUdp, Payloads.Of(Way.LogUdp)),
        })
        {
            if (name.Contains(only, StringComparison.Ordinal))
            {
                Measure(name, rules, transport, payloads, count, rate);
            }
        }

        return 0;
    }

    private static void Refused(Quarantined why) => throw new InvalidOperationException($"{why.Reason}: {why.Detail}");

    // The first round brings up what stands, and begins to flap; the later ones are what goes on.
    private static void Measure(string name, RuleSet rules, Transport transport, IReadOnlyList<byte[]> payloads, int count, int rate)
    {
        using var engine = new Engine(new EngineOptions(), LineFront.Of(() => rules, Refused, usm: new UsmReceiver(new UsmUsers([SecureTraps.User]), null)), static (before, _) => before);
        var sources = Enumerable.Range(1, Sources).Select(i => new IPAddress([127, 0, 1, (byte)i]).ToString()).ToArray();
        var (first, least, bytes, position) = (0.0, double.MaxValue, double.MaxValue, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
            for (var i = 0; i < count; i++)
            {
                // A sender sends its burst, then the next one: as the sender of the whole product does.
                var payload = payloads[(int)(position % payloads.Count)];
                var source = sources[(int)(position / payloads.Count % Sources)];
                engine.Process(new DatagramEntry(++position, Start + TimeSpan.FromSeconds((double)position / rate), transport, source, 162, payload));
            }

            var us = watch.Elapsed.TotalMicroseconds / count;
            first = round == 0 ? us : first;
            least = Math.Min(least, us);
            bytes = Math.Min(bytes, (double)(GC.GetAllocatedBytesForCurrentThread() - before) / count);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-20}{first,11:0.00}{least,8:0.00}{bytes,10:0}{engine.State.Alarms.Count(a => a.Stands),10}{engine.State.Faults.Count(),8}"));
    }
}
