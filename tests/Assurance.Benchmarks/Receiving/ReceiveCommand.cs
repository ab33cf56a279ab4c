using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Assurance.Benchmarks.Receiving;

/// <summary><c>receive</c>: the largest rate without loss of the whole product and of others that write a file and no more, on this machine and in this run.</summary>
internal static class ReceiveCommand
{
    private static readonly string[] Names = ["traps", "udp", "tcp", "v3"];
    private const double TrapAim = 20;
    private const double TrapStateAim = 10;
    private const double SecureStateAim = 5;

    // All that was sent gets there: its processor time, unlike its rate, hardly depends on what else the machine does.
    private static readonly TimeSpan Drained = TimeSpan.FromMinutes(3);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var seconds = Array.IndexOf(arguments, "--seconds") is >= 0 and var at ? double.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : 10;
        var only = Array.IndexOf(arguments, "--only") is >= 0 and var one ? arguments[one + 1] : "";
        if (only.Length > 0 && !Names.Contains(only))
        {
            Console.Error.WriteLine($"--only {string.Join(" or ", Names)}, not '{only}'");
            return 2;
        }

        var time = TimeSpan.FromSeconds(seconds);
        var isRepeated = arguments.Contains("--repeated");
        if (Array.IndexOf(arguments, "--at") is >= 0 and var fixedRate)
        {
            return await OnceAsync(WayOf(only), isRepeated, arguments.Contains("--to-state"), time, arguments.Contains("--drain") ? Drained : null, double.Parse(arguments[fixedRate + 1], CultureInfo.InvariantCulture));
        }

        var ceilings = new Ceilings(Ceiling(Payloads.Of(Way.Trap)), Ceiling(Payloads.Of(Way.LogUdp)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"bursts of {seconds:0.#} s from 64 addresses; the sender alone reaches {ceilings.Traps:0} traps/s and {ceilings.Logs:0} messages/s by UDP"));
        var table = new Table(time, ceilings);
        foreach (var name in Names.Where(n => only.Length == 0 || n == only))
        {
            await (name is "udp" or "tcp" ? LogsAsync(table, WayOf(name), $"syslog {name}", isRepeated) : TrapsAsync(table, WayOf(name), isRepeated));
        }

        return table.AllMet ? 0 : 1;
    }

    private static Way WayOf(string name) => name switch { "v3" => Way.SecureTrap, "udp" => Way.LogUdp, "tcp" => Way.LogTcp, _ => Way.Trap };

    /// <summary>One burst at the product, for who looks where its time goes.</summary>
    private static async Task<int> OnceAsync(Way way, bool isRepeated, bool toAlarmState, TimeSpan time, TimeSpan? settle, double rate)
    {
        var outcome = await Table.Of(() => OurProduct.StartAsync(way, toAlarmState), way, isRepeated, time, settle ?? TimeSpan.FromSeconds(toAlarmState ? 0.5 : 3)).RunAsync(rate);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"sent {outcome.Sent.Count} at {outcome.Sent.Rate:0}/s, {(toAlarmState ? "in the alarm state" : "journalled")} {outcome.Kept}, {outcome.CpuMicroseconds:0.00} us of processor time each {outcome.Losses}"));
        return outcome.IsLossless ? 0 : 1;
    }

    private static async Task TrapsAsync(Table table, Way way, bool onlyRepeated)
    {
        var (what, aim, stateAim) = way == Way.SecureTrap ? ("traps authPriv", 1, SecureStateAim) : ("traps", TrapAim, TrapStateAim);
        var peer = await table.PeerAsync(what, new Snmptrapd(), way, 12_000);
        if (!onlyRepeated)
        {
            await table.OursAsync(what, way, isRepeated: false, toAlarmState: false, 150_000, peer, aim, "snmptrapd");
            await table.OursAsync($"{what}, changes", way, isRepeated: false, toAlarmState: true, 4_000, peer, stateAim, "snmptrapd");
        }

        await table.OursAsync($"{what}, repeated", way, isRepeated: true, toAlarmState: true, 60_000, peer, stateAim, "snmptrapd");
    }

    private static async Task LogsAsync(Table table, Way way, string what, bool onlyRepeated)
    {
        var other = await table.PeerAsync(what, new SyslogNg(), way, 100_000);
        if (!onlyRepeated)
        {
            var hard = await table.PeerAsync(what, new Rsyslogd(), way, 200_000);
            await table.OursAsync(what, way, isRepeated: false, toAlarmState: false, 200_000, hard, 1, "rsyslogd");
            await table.OursAsync($"{what}, changes", way, isRepeated: false, toAlarmState: true, 4_000, other, 1, "syslog-ng");
        }

        await table.OursAsync($"{what}, repeated", way, isRepeated: true, toAlarmState: true, 60_000, other, 1, "syslog-ng");
    }

    /// <summary>What the sender reaches when nobody reads, for the kernel takes and drops: the best of some tries, so that a busy moment does not cap what is found later.</summary>
    private static double Ceiling(IReadOnlyList<byte[]> payloads)
    {
        using var nobody = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var load = new UdpLoad((IPEndPoint)nobody.LocalEndPoint!, payloads);
        return Enumerable.Range(0, 3).Max(_ => load.Send(5_000_000, TimeSpan.FromSeconds(1)).Rate);
    }
}

/// <summary>Messages a second the sender reaches.</summary>
internal sealed record Ceilings(double Traps, double Logs);
