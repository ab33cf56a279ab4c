using System.Text;
using Assurance.Collectors.Journal;
using Assurance.Model.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Tests.Collectors.Journal;

/// <summary>A journal in a folder of its own that goes away with the test.</summary>
internal sealed class JournalFolder : IDisposable
{
    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("journal-");

    public string Directory => Path.Combine(folder.FullName, "journal");

    public SteppedTime Time { get; } = new();

    public LineCounters Counters { get; } = new();

    public JournalOptions Options => new(Directory);

    public string[] Segments => [.. System.IO.Directory.GetFiles(Directory, "*.journal").Order(StringComparer.Ordinal)];

    public JournalStore Open(JournalOptions? options = null) => JournalStore.Open(options ?? Options, Time, Counters, NullLogger.Instance);

    public JournalStore Open(Func<string, IDurableFile> files) =>
        JournalStore.Open(Options, Time, Counters, NullLogger.Instance, files);

    public static ValueTask<long> Append(JournalStore store, string text) =>
        store.AppendAsync(Transport.SyslogUdp, "192.0.2.1", 514, Encoding.UTF8.GetBytes(text), CancellationToken.None);

    public static async Task Append(JournalStore store, int from, int count)
    {
        var appends = Enumerable.Range(from, count).Select(n => Append(store, $"message {n}").AsTask()).ToArray();
        await Task.WhenAll(appends);
    }

    public static string Text(JournalEntry? entry) => entry switch
    {
        DatagramEntry datagram => Encoding.UTF8.GetString(datagram.Bytes.Span),
        null => "nothing",
        _ => entry.GetType().Name,
    };

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>A clock that stands until it is moved, also back.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private long elapsed = 1;
    private DateTimeOffset now = new(2026, 11, 23, 16, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => elapsed;

    public void Pass(TimeSpan time)
    {
        now += time;
        elapsed += time.Ticks;
    }

    /// <summary>Someone sets the clock.</summary>
    public void Set(TimeSpan by) => now += by;
}
