using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Assurance.Collectors.Journal;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Tests.Collectors.Journal;

/// <summary>Kills a process that appends, again and again. ASSURANCE_CRASH_ROUNDS says how often; 4 unless set.</summary>
public sealed class JournalCrashTests : IDisposable
{
    private const string RemovingVariable = "ASSURANCE_JOURNAL_CHILD_REMOVES";
    private const int CarriedEach = 10;
    private const char EndOfLine = '.';
    private const string ChildVariable = "ASSURANCE_JOURNAL_CHILD";

    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Killing_the_process_under_load_loses_nothing_acknowledged()
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("ASSURANCE_CRASH_ROUNDS"), out var set) ? set : 4;
        var (acknowledged, random) = (new Dictionary<long, string>(), new Random(7));
        for (var round = 0; round < rounds; round++)
        {
            await KillAfter(random.Next(200, 4000), acknowledged);
            await using var store = folder.Open();
            Assert.True(store.Position >= acknowledged.Keys.Max());
            var entries = store.ReadFrom(1).ToList();
            Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(e => e.Position));
            Assert.All(acknowledged, a => Assert.Equal(a.Value, JournalFolder.Text(entries[(int)a.Key - 1])));
            Assert.True(entries.Zip(entries.Skip(1)).All(pair => pair.First.Time <= pair.Second.Time));
        }
    }

    [Fact]
    public async Task Killing_the_process_while_it_removes_its_past_loses_nothing_kept_and_nothing_carried_over()
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("ASSURANCE_CRASH_ROUNDS"), out var set) ? set : 4;
        var (acknowledged, random, begins) = (new Dictionary<long, string>(), new Random(11), 1L);
        for (var round = 0; round < rounds; round++)
        {
            await KillAfter(random.Next(2000, 9000), acknowledged, removing: true);
            await using var store = folder.Open();
            var (beginning, entries) = (store.Beginning, store.ReadFrom(1).Where(e => e is not RetentionEntry).ToList());
            Assert.True(beginning.Position >= begins, "the journal began earlier again");
            begins = beginning.Position;
            var expected = Enumerable.Range(1, (int)store.Position).Select(n => (long)n).Where(p => p >= begins || p % CarriedEach == 0);
            Assert.Equal(expected, entries.Select(e => e.Position));
            Assert.Equal(beginning.Carried, entries.Count(e => e.Position < begins));
            Assert.All(entries.Where(e => acknowledged.ContainsKey(e.Position)), e => Assert.Equal(acknowledged[e.Position], JournalFolder.Text(e)));
            Assert.True(acknowledged.Keys.Max() <= store.Position);
        }

        Assert.True(begins > 1, "nothing was ever removed");
    }

    private async Task KillAfter(int lines, Dictionary<long, string> acknowledged, bool removing = false)
    {
        using var child = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(JournalCrashTests).Assembly.Location])
        {
            RedirectStandardOutput = true,
            Environment = { [ChildVariable] = folder.Directory, [RemovingVariable] = removing ? "1" : "" },
        })!;
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            // The kill may cut off the last line that it writes.
            if (!line.EndsWith(EndOfLine))
            {
                break;
            }

            var parts = line.TrimEnd(EndOfLine).Split(' ', 2);
            acknowledged.Add(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
            if (--lines == 0)
            {
                child.Kill();
            }
        }

        await child.WaitForExitAsync();
        Assert.True(lines <= 0, "the process ended by itself");
    }

    /// <summary>The child: this assembly, started with the variable set. Runs before anything else in it.</summary>
    [ModuleInitializer]
    internal static void AppendUntilKilled()
    {
        if (Environment.GetEnvironmentVariable(ChildVariable) is not { Length: > 0 } directory)
        {
            return;
        }

        var removing = Environment.GetEnvironmentVariable(RemovingVariable) is { Length: > 0 };
        var options = new JournalOptions(directory) { SegmentBytes = removing ? 20_000 : 200_000, CommitDelay = TimeSpan.FromMilliseconds(1) };
        var store = JournalStore.Open(options, TimeProvider.System, new LineCounters(), NullLogger.Instance);
        using var output = Console.OpenStandardOutput();
        for (long n = 0; ; n += 50)
        {
            var texts = Enumerable.Range(0, 50).Select(i => $"{Environment.ProcessId} {n + i} {new string('x', (int)((n + i) % 300))}").ToList();
            var appends = texts.Select(t => store
                .AppendAsync(Transport.SyslogUdp, "192.0.2.1", 1, Encoding.UTF8.GetBytes(t), CancellationToken.None).AsTask()).ToList();
            if (removing)
            {
                Remove(store);
            }

            var report = new StringBuilder();
            foreach (var (append, text) in appends.Zip(texts))
            {
                report.Append(CultureInfo.InvariantCulture, $"{append.GetAwaiter().GetResult()} {text}{EndOfLine}\n");
            }

            output.Write(Encoding.UTF8.GetBytes(report.ToString()));
        }
    }

    // While appends are under way. On the thread of the initializer: any other would wait for its end.
    private static void Remove(JournalStore store)
    {
        var files = store.Files;
        if (files.Count < 3)
        {
            return;
        }

        var begins = files[^2];
        long[] carried = [.. Enumerable.Range(1, (int)begins.FirstPosition - 1).Select(n => (long)n).Where(p => p % CarriedEach == 0)];
        store.Retain(
            new(new(begins.FirstPosition, begins.Since, carried.Length), begins.Since, new RecallFaults(0, ImmutableDictionary<string, ImmutableArray<long>>.Empty)), carried);
    }
}
