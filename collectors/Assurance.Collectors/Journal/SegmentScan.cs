using Microsoft.Win32.SafeHandles;

namespace Assurance.Collectors.Journal;

/// <summary>
/// Reads the records of a segment one after the other, checking each. Where one is damaged it looks for the next whole record
/// with a later position, so that one bad sector costs no more than what stood on it.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="offset">Of the first record.</param>
/// <param name="expected">Its position.</param>
/// <param name="sparse">Whether positions may be left out between records.</param>
internal sealed class SegmentScan(string path, long offset, long expected, bool sparse = false) : IDisposable
{
    private const int BlockBytes = 256 << 10;
    private const long MaxLost = 1L << 32;

    private readonly SafeFileHandle file = File.OpenHandle(
        path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);

    private byte[] block = new byte[BlockBytes];
    private int start;
    private int filled;

    /// <summary>Where the next record starts, which is the end of the last whole one.</summary>
    public long Offset { get; private set; } = offset;

    /// <summary>The position the next record should have; where positions may be left out, the least.</summary>
    public long Expected { get; private set; } = expected;

    /// <summary>The next record, valid until the next call; false at the end of what can be read.</summary>
    public bool TryNext(out ReadOnlySpan<byte> record)
    {
        // What was read ahead may have been written only in part then: the second try reads it anew.
        if (TryReadExpected(out record) || (Forget() && TryReadExpected(out record)))
        {
            Move(record.Length);
            Expected = RecordFormat.Position(record) + 1;
            return true;
        }

        return false;
    }

    /// <summary>After a failed <see cref="TryNext"/>: goes to the next whole record of a later position; false when there is none.</summary>
    public bool TrySkipDamage(out long lost)
    {
        var (atOffset, atExpected) = (Offset, Expected);
        while (Fill(RecordFormat.Prefix + RecordFormat.FixedBody))
        {
            // The position is looked at first: a checksum over each stretch that looks like a length would take hours.
            Expected = RecordFormat.Position(Buffered);
            if ((Expected > atExpected || (sparse && Expected == atExpected)) && Expected - atExpected < MaxLost && TryReadExpected(out _))
            {
                lost = Expected - atExpected;
                return true;
            }

            Move(1);
        }

        (Offset, Expected, lost) = (atOffset, atExpected, 0);
        Forget();
        return false;
    }

    public void Dispose() => file.Dispose();

    private bool TryReadExpected(out ReadOnlySpan<byte> record)
    {
        record = default;
        if (!Fill(RecordFormat.Prefix) || RecordFormat.Length(Buffered) is not (var length and > 0) || !Fill(length))
        {
            return false;
        }

        record = Buffered[..length];
        return RecordFormat.IsWhole(record) && (RecordFormat.Position(record) is var position && position == Expected || (sparse && position > Expected));
    }

    private ReadOnlySpan<byte> Buffered => block.AsSpan(start, filled - start);

    private bool Forget()
    {
        (start, filled) = (0, 0);
        return true;
    }

    private void Move(int octets)
    {
        start += octets;
        Offset += octets;
    }

    private bool Fill(int needed)
    {
        if (filled - start >= needed)
        {
            return true;
        }

        Buffered.CopyTo(block);
        (start, filled) = (0, filled - start);
        if (block.Length < needed)
        {
            Array.Resize(ref block, needed);
        }

        while (filled < needed)
        {
            var read = RandomAccess.Read(file, block.AsSpan(filled), Offset + filled);
            if (read == 0)
            {
                return false;
            }

            filled += read;
        }

        return true;
    }
}
