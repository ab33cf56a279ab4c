using System.Text;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Listening;

/// <summary>A sender's address as the journal writes it, and its counts.</summary>
internal sealed record KnownSource(byte[] Ascii, SourceCounts Counts);

/// <summary>A listener's short way from an address to its text and counts; for one thread, bounded.</summary>
internal sealed class KnownSources(SourceTable table, Transport transport)
{
    private const int Limit = 16_384;

    private readonly Dictionary<UInt128, KnownSource> known = [];

    public KnownSource Of(PeerAddress sender)
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
        source = new KnownSource(Encoding.ASCII.GetBytes(text), table.Of(transport, text));
        known.Add(sender.Address, source);
        return source;
    }
}
