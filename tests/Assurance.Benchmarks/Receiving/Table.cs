using System.Globalization;

namespace Assurance.Benchmarks.Receiving;

/// <summary>The rows of one run, printed as they are found.</summary>
internal sealed class Table
{
    private const double SettleShare = 0.05;
    private static readonly TimeSpan LeastSettle = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan FileSettle = TimeSpan.FromSeconds(3);

    private readonly TimeSpan time;
    private readonly Ceilings ceilings;

    public Table(TimeSpan time, Ceilings ceilings)
    {
        (this.time, this.ceilings) = (time, ceilings);
        Console.WriteLine($"{"what",-26}{"receiver",-22}{"lossless/s",12}{"CPU us",8}  against its aim");
    }

    /// <summary>Whether every aim that could be compared was met.</summary>
    public bool AllMet { get; private set; } = true;

    /// <summary>Null when it is not to be had.</summary>
    public async Task<LosslessRate?> PeerAsync(string what, Peer peer, Way way, double guess)
    {
        if (PeerProgram.Find(peer) is not { } program)
        {
            Print(what, peer.Name, null, "not installed, and no package of it to be had");
            return null;
        }

        try
        {
            var found = await LosslessRate.FindAsync(Of(() => PeerProcess.StartAsync(peer, program, way), way, isRepeated: false, time, FileSettle), guess, CeilingOf(way));
            Print(what, peer.Name, found, found.Remark);
            return found;
        }
        catch (Exception error) when (error is InvalidOperationException or System.Net.Sockets.SocketException)
        {
            Print(what, peer.Name, null, error.Message);
            return null;
        }
    }

    public async Task OursAsync(string what, Way way, bool isRepeated, bool toAlarmState, double guess, LosslessRate? peer, double aim, string peerName)
    {
        var settle = !toAlarmState ? FileSettle : time * SettleShare > LeastSettle ? time * SettleShare : LeastSettle;
        var found = await LosslessRate.FindAsync(Of(() => OurProduct.StartAsync(way, toAlarmState), way, isRepeated, time, settle), guess, CeilingOf(way));
        Print(what, toAlarmState ? "ours, to alarm state" : "ours, journalled", found, Against(found, peer, aim, peerName));
    }

    private string Against(LosslessRate found, LosslessRate? peer, double aim, string name)
    {
        if (peer is not { Rate: > 0 })
        {
            return $"no {name} to compare with";
        }

        var (ratio, isMet) = (found.Rate / peer.Rate, found.Rate >= aim * peer.Rate);
        AllMet &= isMet;
        var limit = found.Remark.Length > 0 ? $" ({found.Remark})" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} x {name}, aim {aim:0} x: {(isMet ? "met" : "NOT MET")}{limit}");
    }

    private double CeilingOf(Way way) => way switch { Way.Trap or Way.SecureTrap => ceilings.Traps, Way.LogUdp => ceilings.Logs, _ => 2_000_000 };

    public static Probe Of(Func<Task<IReceiver>> start, Way way, bool isRepeated, TimeSpan time, TimeSpan settle) => new(
        start,
        to => way == Way.LogTcp ? new TcpLoad(to, Payloads.Of(way, isRepeated)) : new UdpLoad(to, Payloads.Of(way, isRepeated)),
        time,
        settle);

    private static void Print(string what, string receiver, LosslessRate? found, string remark) => Console.WriteLine(found is null
        ? $"{what,-26}{receiver,-22}{"-",12}{"-",8}  {remark}"
        : string.Create(CultureInfo.InvariantCulture, $"{what,-26}{receiver,-22}{found.Rate,12:0}{found.CpuMicroseconds,8:0.0}  {remark}"));
}
