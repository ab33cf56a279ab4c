namespace Assurance.Correlation.Snapshots;

/// <summary>Octets of an image in pieces: there are gigabytes of a large line, more than one array holds, and millions of small writes.</summary>
internal sealed class ImageBody
{
    private const int PieceLength = 1 << 20;

    private readonly List<byte[]> full = [];
    private byte[] piece = new byte[PieceLength];
    private int used;

    public long Length => ((long)full.Count * PieceLength) + used;

    public void Write(bool value) => Room(1)[0] = value ? (byte)1 : (byte)0;

    /// <summary>As <see cref="BinaryWriter.Write7BitEncodedInt"/>.</summary>
    public void Write7BitEncodedInt(int value)
    {
        for (var left = (uint)value; ; left >>= 7)
        {
            Room(1)[0] = left < 0x80 ? (byte)left : (byte)(left | 0x80);
            if (left < 0x80)
            {
                return;
            }
        }
    }

    public void Write(ReadOnlySpan<byte> octets)
    {
        while (octets.Length > 0)
        {
            var some = Math.Min(octets.Length, used < PieceLength ? PieceLength - used : PieceLength);
            octets[..some].CopyTo(Room(some));
            octets = octets[some..];
        }
    }

    public void WriteTo(Stream target)
    {
        foreach (var octets in full)
        {
            target.Write(octets);
        }

        target.Write(piece.AsSpan(0, used));
    }

    private Span<byte> Room(int length)
    {
        if (used == PieceLength)
        {
            full.Add(piece);
            (piece, used) = (new byte[PieceLength], 0);
        }

        used += length;
        return piece.AsSpan(used - length, length);
    }
}
