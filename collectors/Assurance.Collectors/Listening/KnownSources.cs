using System.Text;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Listening;

/// <summary>A sender's address as the journal writes it, its counts, and what it may send.</summary>
internal sealed record KnownSource(byte[] Ascii, SourceCounts Counts, SourceAllowance Allowance);

/// <summary>A listener's short way from an address to its text and counts; for one thread, bounded.</summary>
internal sealed class KnownSources(SourceTable table, Transport transport, SourceCeiling ceiling)
{
    private const int Limit = 16_384;

    private readonly Dictionary<UInt128, KnownSource> known = [];
    private UInt128 lastAddress;
    private KnownSource? last;

    public KnownSource Of(PeerAddress sender)
    {
        // Datagrams come in runs of one sender.
        if (last is null || lastAddress != sender.Address)
        {
            (lastAddress, last) = (sender.Address, Find(sender));
        }

        return last;
    }

    private KnownSource Find(PeerAddress sender)
    {
        if (known.TryGetValue(sender.Address, out var source))
        {
            return source;
        }

        if (known.Count >= Limit)
        {
            known.Clear();
        }

        var text = sender.Text();
        source = new KnownSource(Encoding.ASCII.GetBytes(text), table.Of(transport, text), new SourceAllowance(ceiling, text));
        known.Add(sender.Address, source);
        return source;
    }
}
