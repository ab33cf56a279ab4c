using System.Diagnostics;
using System.Globalization;
using Assurance.Snmp;
using Assurance.Syslog;

namespace Assurance.Benchmarks.Receiving;

/// <summary><c>decode</c>: what it costs to read a message as the line does, one core, after the compiler has done with it.</summary>
internal static class DecodeCommand
{
    private const int Rounds = 7;
    private const int Count = 300_000;
    private static readonly DateTimeOffset Received = new(2026, 11, 23, 16, 10, 1, TimeSpan.Zero);

    public static int Run()
    {
        var reader = new NotificationReader();
        Console.WriteLine($"{"message",-24}{"octets",8}{"ns",8}{"B",8}  aim");
        var trap = Measure("linkDown, v2c trap", Payloads.Of(Way.Trap), o => reader.TryRead(o, out _), 500, 0);
        var log = Measure("BGP, RFC 5424", Payloads.Of(Way.LogUdp), static o => SyslogDecoder.TryDecode(o, Received, out _, out _), 400, null);
        return trap && log ? 0 : 1;
    }

    /// <summary>The least of some rounds: what else the machine does only ever adds.</summary>
    private static bool Measure(string what, IReadOnlyList<byte[]> messages, Func<byte[], bool> decode, double aimNs, double? aimBytes)
    {
        var (best, bytes) = (double.MaxValue, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
            for (var i = 0; i < Count; i++)
            {
                if (!decode(messages[i % messages.Count]))
                {
                    throw new InvalidDataException($"{what} cannot be read");
                }
            }

            best = Math.Min(best, watch.Elapsed.TotalNanoseconds / Count);
            bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Count;
        }

        var isMet = best <= aimNs && bytes <= (aimBytes ?? double.MaxValue);
        var aim = aimBytes is { } most ? string.Create(CultureInfo.InvariantCulture, $"{aimNs:0} ns, {most:0} B") : string.Create(CultureInfo.InvariantCulture, $"{aimNs:0} ns");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24}{messages[0].Length,8}{best,8:0}{bytes,8:0}  {aim}: {(isMet ? "met" : "NOT MET")}"));
        return isMet;
    }
}
