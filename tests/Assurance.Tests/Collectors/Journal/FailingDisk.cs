using Assurance.Collectors.Journal;

namespace Assurance.Tests.Collectors.Journal;

/// <summary>Files that fail when told.</summary>
internal sealed class FailingDisk
{
    internal enum Fault
    {
        None,
        Write,
        HalfWrite,
        Flush,
        FlushAndCut,
    }

    public Fault Now { get; set; }

    /// <summary>While reset, writes take for ever.</summary>
    public ManualResetEventSlim Gate { get; } = new(true);

    public IDurableFile Open(string path) => new FailingFile(this, path);

    private void Fail() => throw new IOException("No space left on device");

    private sealed class FailingFile(FailingDisk disk, string path) : IDurableFile
    {
        private readonly DurableFile file = new(path);

        public void Write(IReadOnlyList<ReadOnlyMemory<byte>> buffers, long offset)
        {
            disk.Gate.Wait();
            if (disk.Now == Fault.HalfWrite)
            {
                file.Write([buffers[0][..(buffers[0].Length / 2)]], offset);
            }
            else if (disk.Now != Fault.Write)
            {
                file.Write(buffers, offset);
            }

            if (disk.Now is Fault.Write or Fault.HalfWrite)
            {
                disk.Fail();
            }
        }

        public void Flush()
        {
            file.Flush();
            if (disk.Now is Fault.Flush or Fault.FlushAndCut)
            {
                disk.Fail();
            }
        }

        public void Cut(long length)
        {
            if (disk.Now == Fault.FlushAndCut)
            {
                disk.Fail();
            }

            file.Cut(length);
        }

        public void Dispose() => file.Dispose();
    }
}
