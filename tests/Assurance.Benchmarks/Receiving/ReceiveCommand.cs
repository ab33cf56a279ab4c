using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Assurance.Benchmarks.Receiving;

/// <summary><c>receive</c>: the largest rate without loss of the whole product and of others that write a file and no more, on this machine and in this run.</summary>
internal static class ReceiveCommand
{
    private const double TrapAim = 20;
    private const double TrapStateAim = 10;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var seconds = Array.IndexOf(arguments, "--seconds") is >= 0 and var at ? double.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : 10;
        var only = Array.IndexOf(arguments, "--only") is >= 0 and var one ? arguments[one + 1] : "";
        var time = TimeSpan.FromSeconds(seconds);
        if (Array.IndexOf(arguments, "--at") is >= 0 and var fixedRate)
        {
            return await OnceAsync(only, arguments.Contains("--to-state"), time, double.Parse(arguments[fixedRate + 1], CultureInfo.InvariantCulture));
        }

        var ceilings = new Ceilings(Ceiling(Payloads.Traps), Ceiling(Payloads.Logs));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"bursts of {seconds:0.#} s from 64 addresses; the sender alone reaches {ceilings.Traps:0} traps/s and {ceilings.Logs:0} messages/s by UDP"));
        var table = new Table(time, ceilings);
        if ("traps".StartsWith(only, StringComparison.Ordinal)) await TrapsAsync(table);
        if ("repeated".StartsWith(only, StringComparison.Ordinal)) await RepeatedAsync(table);
        if ("udp".StartsWith(only, StringComparison.Ordinal)) await LogsAsync(table, Way.LogUdp, "syslog udp");
        if ("tcp".StartsWith(only, StringComparison.Ordinal)) await LogsAsync(table, Way.LogTcp, "syslog tcp");
        if ("v3".StartsWith(only, StringComparison.Ordinal)) await SecureAsync(table);
        return table.AllMet ? 0 : 1;
    }

    /// <summary>One burst at the product, for who looks where its time goes.</summary>
    private static async Task<int> OnceAsync(string only, bool toAlarmState, TimeSpan time, double rate)
    {
        var way = only switch { "repeated" => Way.RepeatedTrap, "v3" => Way.SecureTrap, "udp" => Way.LogUdp, "tcp" => Way.LogTcp, _ => Way.Trap };
        var outcome = await Table.Of(() => OurProduct.StartAsync(way, toAlarmState), way, time, TimeSpan.FromSeconds(toAlarmState ? 0.5 : 3)).RunAsync(rate);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"sent {outcome.Sent.Count} at {outcome.Sent.Rate:0}/s, {(toAlarmState ? "in the alarm state" : "journalled")} {outcome.Kept}, {outcome.CpuMicroseconds:0.00} us of processor time each {outcome.Losses}"));
        return outcome.IsLossless ? 0 : 1;
    }

    private static async Task TrapsAsync(Table table)
    {
        var peer = await table.PeerAsync("traps", new Snmptrapd(), Way.Trap, 12_000);
        await table.OursAsync("traps", Way.Trap, toAlarmState: false, 150_000, peer, TrapAim, "snmptrapd");
        await table.OursAsync("traps, changes", Way.Trap, toAlarmState: true, 4_000, peer, TrapStateAim, "snmptrapd");
    }

    private static async Task RepeatedAsync(Table table)
    {
        var peer = await table.PeerAsync("traps, repeated", new Snmptrapd(), Way.RepeatedTrap, 12_000);
        await table.OursAsync("traps, repeated", Way.RepeatedTrap, toAlarmState: true, 100_000, peer, TrapStateAim, "snmptrapd");
    }

    private static async Task SecureAsync(Table table)
    {
        var peer = await table.PeerAsync("traps authPriv", new Snmptrapd(), Way.SecureTrap, 10_000);
        await table.OursAsync("traps authPriv", Way.SecureTrap, toAlarmState: false, 150_000, peer, 1, "snmptrapd");
        await table.OursAsync("traps authPriv", Way.SecureTrap, toAlarmState: true, 4_000, peer, 1, "snmptrapd");
    }

    private static async Task LogsAsync(Table table, Way way, string what)
    {
        var hard = await table.PeerAsync(what, new Rsyslogd(), way, 200_000);
        var other = await table.PeerAsync(what, new SyslogNg(), way, 100_000);
        await table.OursAsync(what, way, toAlarmState: false, 200_000, hard, 1, "rsyslogd");
        await table.OursAsync(what, way, toAlarmState: true, 4_000, other, 1, "syslog-ng");
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
