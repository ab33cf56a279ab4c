using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Assurance.Collectors.Journal;
using Assurance.Collectors.Listening;
using Assurance.Model.Journal;
using Assurance.Tests.Collectors.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Tests.Collectors.Listening;

/// <summary>The real listeners on free loopback ports in front of a real journal.</summary>
internal sealed class ListeningLine : IAsyncDisposable
{
    private readonly JournalFolder folder = new();

    public ListeningLine(CollectorOptions? options = null, Func<JournalOptions, JournalOptions>? journal = null)
    {
        Store = JournalStore.Open(
            (journal ?? (o => o))(folder.Options), TimeProvider.System, folder.Counters, NullLogger.Instance, Disk.Open);
        Line = CollectorLine.Start(options ?? Loopback, Store, folder.Counters, NullLogger.Instance);
    }

    public static CollectorOptions Loopback { get; } = new() { SnmpListen = "127.0.0.1:0", SyslogUdp = "127.0.0.1:0", SyslogTcp = "127.0.0.1:0" };

    public FailingDisk Disk { get; } = new();

    public JournalStore Store { get; }

    public CollectorLine Line { get; }

    public LineCounters Counters => folder.Counters;

    public string Snmp => $"127.0.0.1:{Line.SnmpEndPoint!.Port}";

    public string Directory => folder.Directory;

    /// <summary>Waits until so many entries are durable.</summary>
    public async Task<IReadOnlyList<DatagramEntry>> Entries(int count)
    {
        using var follower = Store.Follow(1);
        var (entries, batch, waited) = (new List<DatagramEntry>(), new List<JournalEntry>(), Stopwatch.StartNew());
        while (entries.Count < count && waited.Elapsed < TimeSpan.FromSeconds(20))
        {
            await Task.Run(() => follower.WaitForBatch(batch, TimeSpan.FromMilliseconds(200), out _));
            entries.AddRange(batch.Cast<DatagramEntry>());
        }

        Assert.Equal(count, entries.Count);
        return entries;
    }

    public async Task Until(Func<bool> holds)
    {
        var waited = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(20), "waited in vain");
            await Task.Delay(10);
        }
    }

    public static Socket Sender(IPEndPoint to, ProtocolType protocol = ProtocolType.Udp)
    {
        var type = protocol == ProtocolType.Udp ? SocketType.Dgram : SocketType.Stream;
        var socket = new Socket(to.AddressFamily, type, protocol) { ReceiveTimeout = 5000 };
        socket.Connect(to);
        return socket;
    }

    public long Received(Transport transport) => Counters.ReceivedCounts.Where(c => c.Transport == transport).Sum(c => c.Count);

    public long Journalled(Transport transport) => Counters.JournalledCounts.Where(c => c.Transport == transport).Sum(c => c.Count);

    public long Dropped(Transport transport, string? reason = null) =>
        Counters.DroppedCounts.Where(c => c.Transport == transport && c.Reason == (reason ?? c.Reason)).Sum(c => c.Count);

    public void AssertNothingUncounted(Transport transport, long sent)
    {
        Assert.Equal(sent, Received(transport));
        Assert.Equal(sent, Journalled(transport) + Dropped(transport));
        var rows = Line.Sources.Rows.Where(r => r.Transport == transport).ToList();
        Assert.Equal(sent, rows.Sum(r => r.Received));
        Assert.Equal(Dropped(transport), rows.Sum(r => r.Dropped));
    }

    public async ValueTask DisposeAsync()
    {
        Disk.Gate.Set();
        await Line.DisposeAsync();
        await Store.DisposeAsync();
        folder.Dispose();
    }
}

/// <summary>Programs of the operating system that send what devices send.</summary>
internal static class Programs
{
    // net-snmp's senders write their engine's boots where others read them half-written, and then lose their own informs: nothing is kept.
    public const string NothingKept = "/dev/null/none";

    public static async Task<int> Run(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public static Process Start(string program, params string[] arguments)
    {
        if (Find(program) is not { } path)
        {
            Assert.Skip($"{program} is not installed");
            throw new UnreachableException();
        }

        return Process.Start(new ProcessStartInfo(path, arguments)
        {
            Environment = { ["MIBS"] = "", ["LC_ALL"] = "C.UTF-8", ["SNMP_PERSISTENT_DIR"] = NothingKept },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>With further variables of its environment.</summary>
    public static ProcessStartInfo With(this ProcessStartInfo start, IReadOnlyDictionary<string, string> variables)
    {
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    public static string Text(this IPEndPoint endPoint) => endPoint.Port.ToString(CultureInfo.InvariantCulture);

    private static string? Find(string program) => new[] { "/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin" }
        .Select(d => Path.Combine(d, program)).FirstOrDefault(File.Exists);
}
