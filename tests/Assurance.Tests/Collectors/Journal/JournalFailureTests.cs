using System.Diagnostics;
using Assurance.Collectors.Journal;
using Assurance.Model.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Tests.Collectors.Journal;

public sealed class JournalFailureTests : IDisposable
{
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(FailingDisk.Fault.Write)]
    [InlineData(FailingDisk.Fault.HalfWrite)]
    [InlineData(FailingDisk.Fault.Flush)]
    [InlineData(FailingDisk.Fault.FlushAndCut)]
    internal async Task A_failing_disk_acknowledges_nothing_counts_it_and_goes_on_when_it_can(FailingDisk.Fault fault)
    {
        var disk = new FailingDisk();
        await using (var store = folder.Open(disk.Open))
        {
            await JournalFolder.Append(store, "1");
            disk.Now = fault;
            var error = await Assert.ThrowsAsync<IOException>(async () => await JournalFolder.Append(store, "lost"));
            Assert.Contains("No space left", error.Message);
            await Assert.ThrowsAsync<IOException>(async () => await JournalFolder.Append(store, "lost too"));
            Assert.Equal(1, store.Position);
            Assert.Contains("No space left", store.Failure);
            Assert.Equal([(Transport.SyslogUdp, "journal-failed", 2)], folder.Counters.DroppedCounts);

            disk.Now = FailingDisk.Fault.None;
            Assert.Equal(2, await JournalFolder.Append(store, "2"));
            Assert.Null(store.Failure);
            Assert.Equal(["1", "2"], store.ReadFrom(1).Select(JournalFolder.Text));
            Assert.Equal([(Transport.SyslogUdp, 4)], folder.Counters.ReceivedCounts);
            Assert.Equal([(Transport.SyslogUdp, 2)], folder.Counters.JournalledCounts);
        }

        await using var again = folder.Open();
        Assert.Equal(["1", "2"], again.ReadFrom(1).Select(JournalFolder.Text));
        Assert.Equal(3, await JournalFolder.Append(again, "3"));
    }

    [Fact]
    public async Task A_disk_that_fails_from_the_start_leaves_an_empty_journal()
    {
        var disk = new FailingDisk { Now = FailingDisk.Fault.Flush };
        await using (var store = folder.Open(disk.Open))
        {
            await Assert.ThrowsAsync<IOException>(async () => await JournalFolder.Append(store, "lost"));
            Assert.Empty(store.ReadFrom(1));
        }

        await using var again = folder.Open();
        Assert.Equal(0, again.Position);
        Assert.Equal(1, await JournalFolder.Append(again, "1"));
    }

    [Fact]
    public async Task A_failure_is_said_at_once_and_its_end_too()
    {
        var (disk, log) = (new FailingDisk(), new HeardLog());
        await using var store = JournalStore.Open(folder.Options, folder.Time, folder.Counters, log, disk.Open);
        disk.Now = FailingDisk.Fault.Write;
        await Assert.ThrowsAsync<IOException>(async () => await JournalFolder.Append(store, "lost"));
        await Assert.ThrowsAsync<IOException>(async () => await JournalFolder.Append(store, "lost too"));
        disk.Now = FailingDisk.Fault.None;
        await JournalFolder.Append(store, "1");

        Assert.Collection(
            log.Lines,
            l => Assert.StartsWith($"Critical The journal in {folder.Directory} cannot be written, 1 entries are lost so far: No space", l),
            l => Assert.Equal($"Warning The journal in {folder.Directory} is written again at position 1; 2 entries were lost", l));
    }

    // The real thing: a file system of one megabyte.
    [Fact]
    public async Task A_full_file_system_loses_nothing_acknowledged_and_recovers()
    {
        Directory.CreateDirectory(folder.Directory);
        if (!Mounts("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.Directory))
        {
            Assert.Skip("no right to mount a small file system");
        }

        try
        {
            var acknowledged = new List<(long Position, string Text)>();
            var ballast = Path.Combine(folder.Directory, "ballast");
            File.WriteAllBytes(ballast, new byte[900_000]);
            await using (var store = folder.Open())
            {
                var failures = 0;
                for (var n = 0; failures < 3; n++)
                {
                    failures += await TryAppend(store, n, acknowledged) ? 0 : 1;
                }

                File.Delete(ballast);
                Assert.True(await TryAppend(store, -1, acknowledged));
            }

            await using var again = folder.Open();
            Assert.Equal(acknowledged, again.ReadFrom(1).Select(e => (e.Position, JournalFolder.Text(e))));
        }
        finally
        {
            Mounts("umount", folder.Directory);
        }
    }

    private static async Task<bool> TryAppend(JournalStore store, int n, List<(long Position, string Text)> acknowledged)
    {
        var text = $"{n} {new string('x', 2000)}";
        try
        {
            acknowledged.Add((await JournalFolder.Append(store, text), text));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool Mounts(string program, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private sealed class HeardLog : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel} {formatter(state, exception)}");
    }
}
