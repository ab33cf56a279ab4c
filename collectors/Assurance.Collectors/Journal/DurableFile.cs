using Microsoft.Win32.SafeHandles;

namespace Assurance.Collectors.Journal;

/// <summary>What the writer asks of a segment's file; a test puts a failing disk in its place.</summary>
internal interface IDurableFile : IDisposable
{
    void Write(IReadOnlyList<ReadOnlyMemory<byte>> buffers, long offset);

    /// <summary>Returns when what was written survives a loss of power.</summary>
    void Flush();

    void Cut(long length);
}

/// <summary>A file of the operating system.</summary>
internal sealed class DurableFile(string path) : IDurableFile
{
    private readonly SafeFileHandle handle = File.OpenHandle(
        path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    public void Write(IReadOnlyList<ReadOnlyMemory<byte>> buffers, long offset) => RandomAccess.Write(handle, buffers, offset);

    public void Flush() => RandomAccess.FlushToDisk(handle);

    public void Cut(long length) => RandomAccess.SetLength(handle, length);

    public void Dispose() => handle.Dispose();
}
