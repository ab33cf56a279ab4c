using System.Runtime.CompilerServices;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Journal;

/// <summary>
/// Records that came together, in the form of the disk, so that they are copied once: filled by a listener, numbered by the writer,
/// written as they are and read by followers. Not changed after its commit.
/// </summary>
/// <param name="transport">How its datagrams came; default for commands and imports.</param>
/// <param name="arrived">By the journal's clock.</param>
/// <param name="capacity">The exact size of what will be added.</param>
internal sealed class RecordChunk(Transport transport, DateTimeOffset arrived, int capacity)
{
    private readonly byte[] buffer = GC.AllocateUninitializedArray<byte>(capacity);
    private int used;

    public Transport Transport { get; } = transport;

    public DateTimeOffset Arrived { get; } = arrived;

    public int Count { get; private set; }

    public int Bytes => used;

    public ReadOnlyMemory<byte> Records => buffer.AsMemory(0, used);

    /// <summary>Set by the writer: the first record's position and the time all of them got.</summary>
    public long FirstPosition { get; private set; }

    public DateTimeOffset Time { get; private set; }

    /// <summary>Called on the writer's thread when the chunk is durable, or with the failure when it could not be written; must not block.</summary>
    public Action<RecordChunk, Exception?>? Completed { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(RecordKind kind, ReadOnlySpan<byte> source, int port, ReadOnlySpan<byte> payload)
    {
        used += RecordFormat.Write(buffer.AsSpan(used), kind, Transport, (ushort)port, source, payload);
        Count++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Stamp(long firstPosition, DateTimeOffset time)
    {
        (FirstPosition, Time) = (firstPosition, time);
        for (var (at, position) = (0, firstPosition); at < used; position++)
        {
            var length = RecordFormat.Length(buffer.AsSpan(at));
            RecordFormat.Stamp(buffer.AsSpan(at, length), position, time.Ticks);
            at += length;
        }
    }

    /// <summary>Each record from a position on, without copying.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> From(long position)
    {
        for (var (at, current) = (0, FirstPosition); at < used; current++)
        {
            var length = RecordFormat.Length(buffer.AsSpan(at));
            if (current >= position)
            {
                yield return buffer.AsMemory(at, length);
            }

            at += length;
        }
    }
}
