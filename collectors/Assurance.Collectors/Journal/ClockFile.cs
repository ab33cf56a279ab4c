using System.Buffers.Binary;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Assurance.Collectors.Journal;

/// <summary>
/// Keeps the last tick given to a follower: timers fired by it, so after a restart nothing may be entered before it, whatever the
/// wall clock says then. Not flushed: it survives the end of the process, not the loss of power.
/// </summary>
internal sealed class ClockFile : IDisposable
{
    private const int Bytes = 12;

    private readonly Lock gate = new();
    private readonly string path;
    private readonly SafeFileHandle file;
    private readonly ILogger log;
    private DateTimeOffset kept;
    private bool failed;

    public ClockFile(string directory, ILogger log)
    {
        this.log = log;
        path = Path.Combine(directory, "clock");
        file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        kept = Read();
    }

    public DateTimeOffset Kept
    {
        get
        {
            lock (gate)
            {
                return kept;
            }
        }
    }

    public void Keep(DateTimeOffset tick)
    {
        lock (gate)
        {
            if (tick <= kept || file.IsClosed)
            {
                return;
            }

            kept = tick;
            Write();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            file.Dispose();
        }
    }

    private void Write()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, kept.UtcTicks);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], Crc32C.Of(bytes[..8]));
        try
        {
            RandomAccess.Write(file, bytes, 0);
            failed = false;
        }
        catch (IOException error)
        {
            if (!failed)
            {
                log.CannotKeepClock(path, error.Message);
            }

            failed = true;
        }
    }

    private DateTimeOffset Read()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        return RandomAccess.Read(file, bytes, 0) == Bytes
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) == Crc32C.Of(bytes[..8])
            && BinaryPrimitives.ReadInt64LittleEndian(bytes) is var ticks and >= 0
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
                ? new DateTimeOffset(ticks, TimeSpan.Zero)
                : DateTimeOffset.MinValue;
    }
}
