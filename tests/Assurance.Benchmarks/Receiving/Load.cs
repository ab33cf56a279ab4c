using System.Diagnostics;
using System.Net;

namespace Assurance.Benchmarks.Receiving;

/// <summary>What was sent in which time.</summary>
internal readonly record struct Sent(long Count, TimeSpan Took)
{
    public double Rate => Count / Took.TotalSeconds;
}

/// <summary>A sender that keeps a rate; for one thread.</summary>
internal abstract class Load : IDisposable
{
    protected const int Sources = 64;

    private const uint RestMicroseconds = 100;

    /// <param name="rate">Messages a second.</param>
    /// <param name="time">How long.</param>
    public Sent Send(double rate, TimeSpan time)
    {
        var (count, sent, watch) = ((long)(rate * time.TotalSeconds), 0L, Stopwatch.StartNew());
        var patience = time * 1.5;
        while (sent < count && watch.Elapsed < patience)
        {
            var due = (long)Math.Min(count, watch.Elapsed.TotalSeconds * rate) - sent;
            if (due == 0)
            {
                _ = NativeSend.Sleep(RestMicroseconds);
            }

            sent += due == 0 ? 0 : SendSome(due);
        }

        return new(sent, watch.Elapsed);
    }

    protected static IPEndPoint AddressOf(int source) => new(new IPAddress([127, 0, 1, (byte)(source + 1)]), 0);

    public abstract void Dispose();

    /// <summary>Sends at most so many, and returns how many.</summary>
    protected abstract long SendSome(long due);
}
