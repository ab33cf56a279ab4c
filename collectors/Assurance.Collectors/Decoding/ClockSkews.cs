using System.Collections.Concurrent;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Decoding;

/// <summary>How far a sender's clock is from ours.</summary>
/// <param name="Skew">Positive where it is ahead: the middle one of the latest stamps, without whole quarters of an hour that a zone explains.</param>
/// <param name="Zone">What its stamps are ahead of UTC by whole quarters of an hour though they say no zone, or a wrong one; zero as a rule.</param>
public readonly record struct ClockSkew(TimeSpan Skew, TimeSpan Zone);

/// <summary>Measures the clocks of senders by the stamps of their log messages against arrival. The middle of several stamps, because some wait on their way.
/// Written by the engine's thread, read by any.</summary>
public sealed class ClockSkews
{
    /// <summary>Senders measured; those beyond are not.</summary>
    public const int MostSenders = 10_000;

    private const int Samples = 9;
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>What is nearer to whole quarters than this is a zone, not a clock.</summary>
    private static readonly TimeSpan ZoneTolerance = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan FarthestZone = TimeSpan.FromHours(14);

    private readonly ConcurrentDictionary<(Transport Transport, string Source), Stamps> senders = new();

    public void Note(Decoded decoded)
    {
        if (decoded is not DecodedSyslog { Message.Timestamp: { } stamp } log)
        {
            return;
        }

        var key = (log.Entry.Transport, log.Entry.Source);
        if (senders.Count < MostSenders || senders.ContainsKey(key))
        {
            senders.GetOrAdd(key, _ => new()).Add(stamp - log.Entry.Arrived);
        }
    }

    /// <summary>Null while the sender has stamped nothing.</summary>
    public ClockSkew? Of(Transport transport, string source)
    {
        if (!senders.TryGetValue((transport, source), out var stamps))
        {
            return null;
        }

        var ahead = stamps.Middle();
        var zone = Quarter * Math.Round(ahead / Quarter);
        return zone != TimeSpan.Zero && (ahead - zone).Duration() <= ZoneTolerance && zone.Duration() <= FarthestZone ? new(ahead - zone, zone) : new(ahead, TimeSpan.Zero);
    }

    private sealed class Stamps
    {
        private readonly TimeSpan[] latest = new TimeSpan[Samples];
        private readonly Lock gate = new();
        private long count;

        public void Add(TimeSpan ahead)
        {
            lock (gate)
            {
                latest[count++ % Samples] = ahead;
            }
        }

        public TimeSpan Middle()
        {
            lock (gate)
            {
                var known = latest[..(int)Math.Min(count, Samples)];
                Array.Sort(known);
                return known[known.Length / 2];
            }
        }
    }
}
