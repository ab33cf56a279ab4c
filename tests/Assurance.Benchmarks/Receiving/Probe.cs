using System.Diagnostics;
using System.Net;

namespace Assurance.Benchmarks.Receiving;

/// <summary>One burst at a receiver started for it, warmed by a short one.</summary>
/// <param name="Start">Starts it.</param>
/// <param name="Load">Sends to it.</param>
/// <param name="Time">The burst's length.</param>
/// <param name="Settle">How long after the burst all has to be kept; what keeps coming later was not kept up with.</param>
internal sealed record Probe(Func<Task<IReceiver>> Start, Func<IPEndPoint, Load> Load, TimeSpan Time, TimeSpan Settle)
{
    private const double WarmRate = 4_000;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<Outcome> RunAsync(double rate)
    {
        await using var receiver = await Start();
        using var load = Load(receiver.EndPoint);
        var warm = load.Send(WarmRate, Warm).Count;
        await KeptAsync(receiver, warm, Patience);
        var (before, cpu) = (await receiver.KeptAsync(), receiver.Cpu);
        var sent = load.Send(rate, Time);
        var kept = await KeptAsync(receiver, before + sent.Count, Settle) - before;
        return new(rate, sent, kept, (receiver.Cpu - cpu).TotalMicroseconds / sent.Count, await receiver.LossesAsync());
    }

    private static async Task<long> KeptAsync(IReceiver receiver, long all, TimeSpan patience)
    {
        var watch = Stopwatch.StartNew();
        var kept = await receiver.KeptAsync();
        while (kept < all && watch.Elapsed < patience)
        {
            await Task.Delay(50);
            kept = await receiver.KeptAsync();
        }

        return kept;
    }
}

/// <summary>What came of a burst.</summary>
/// <param name="Asked">Messages a second that were to be sent.</param>
/// <param name="Sent">What was.</param>
/// <param name="Kept">How many of them are where they should go.</param>
/// <param name="CpuMicroseconds">The receiver's processor time a message.</param>
/// <param name="Losses">What the receiver says of what it lost.</param>
internal sealed record Outcome(double Asked, Sent Sent, long Kept, double CpuMicroseconds, string Losses)
{
    private const double SlowestShare = 0.97;

    /// <summary>Nothing was lost, and the sender not held up.</summary>
    public bool IsLossless => Kept == Sent.Count && Sent.Rate >= Asked * SlowestShare;
}
