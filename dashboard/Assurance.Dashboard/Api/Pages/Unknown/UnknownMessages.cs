using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Model.Journal;
using Assurance.Snmp;

namespace Assurance.Dashboard.Api.Pages.Unknown;

/// <summary>What no rule knew, grouped by shape. A fold of the journal with the rest of the line: after a restart it counts what the rules of then do
/// not know. Written by the engine's thread, read by any.</summary>
/// <param name="nameOf">The name packs give an OID, or the OID.</param>
internal sealed class UnknownMessages(Func<Oid, string> nameOf)
{
    /// <summary>Shapes kept; what was not heard for a day makes room for a new one, else the rarest.</summary>
    public const int MostGroups = 1000;

    private const int LongestText = 500;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Dictionary<(string Kind, string Shape), UnknownGroup> groups = [];
    private readonly Lock gate = new();
    private long readCount;
    private long unknownCount;

    /// <summary>Shapes that had to make room.</summary>
    public long Forgotten { get; private set; }

    /// <summary>Messages read since the start.</summary>
    public long ReadCount => Interlocked.Read(ref readCount);

    /// <summary>Of these, those that no rule knew.</summary>
    public long UnknownCount => Interlocked.Read(ref unknownCount);

    /// <summary>Takes note of what one message became. Never throws.</summary>
    /// <param name="decoded">It, or an earlier one that said the same.</param>
    public void Note(DatagramEntry entry, Decoded decoded, Normalised became)
    {
        Interlocked.Increment(ref readCount);
        if (became.Rule is not null || became.Reports is not [var report, ..])
        {
            return;
        }

        Interlocked.Increment(ref unknownCount);
        var kind = decoded is DecodedNotification ? "trap" : "log";
        var text = report.Text.Length > LongestText ? report.Text[..LongestText] : report.Text;
        lock (gate)
        {
            GroupOf(kind, report.Qualifier, entry.Time).Count(entry.Source, report.Object.DeviceId, became.Vendor, text, entry.Position, entry.Time);
        }
    }

    /// <summary>Drops the groups whose latest message is known now.</summary>
    /// <param name="isKnown">Whether the message at a position of the journal is.</param>
    public void Reconsider(Func<long, bool> isKnown)
    {
        lock (gate)
        {
            foreach (var (key, group) in groups.ToList())
            {
                if (group.Senders.MaxBy(s => s.Last)?.Examples.Last() is { } latest && isKnown(latest))
                {
                    groups.Remove(key);
                }
            }
        }
    }

    /// <summary>What a reader makes of each group while nothing is counted.</summary>
    public T[] Read<T>(Func<UnknownGroup, T> read)
    {
        lock (gate)
        {
            return [.. groups.Values.Select(read)];
        }
    }

    /// <summary>A trap's name where a pack gives one; else the shape.</summary>
    public string TitleOf(UnknownGroup group) =>
        group.Kind == "trap" && Oid.TryParse(group.Shape, out var oid) ? nameOf(oid) : group.Shape;

    private UnknownGroup GroupOf(string kind, string shape, DateTimeOffset now)
    {
        if (groups.TryGetValue((kind, shape), out var known))
        {
            return known;
        }

        if (groups.Count >= MostGroups)
        {
            var oldest = groups.MinBy(g => (now - g.Value.Last > Day ? 0 : g.Value.Total, g.Value.Last, g.Value.Id));
            groups.Remove(oldest.Key);
            Forgotten++;
        }

        return groups[(kind, shape)] = new UnknownGroup(kind, shape);
    }
}
