using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Polling;
using Assurance.Model.Inventory;
using Assurance.Model.Inventory.Import;
using Assurance.Snmp;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Benchmarks.Polling;

/// <summary><c>poll</c>: how long a round of all devices takes when nothing holds it back, against agents of this process: the first round, which reads every
/// interface, and the next. The agents' own work is in the figures.</summary>
internal static class PollCommand
{
    private const int Addresses = 500;
    private const int Interfaces = 20;

    public static async Task<int> RunAsync()
    {
        const int devices = 10_000;
        using var agents = new Agents(Addresses);
        var view = new View(Network(devices), RulePackLoader.LoadStandard());
        var profile = new PollProfile("lab", "public", agents.Port, TimeSpan.FromSeconds(2), 1);
        var found = 0L;
        var watch = Stopwatch.StartNew();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        await using var poller = new Poller(
            new(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1), 256, new Dictionary<string, PollProfile> { ["lab"] = profile }),
            view, (_, _) => ValueTask.FromResult(Interlocked.Increment(ref found)), TimeProvider.System, NullLogger.Instance);
        Console.WriteLine($"{"round",8}{"devices",9}{"seconds",9}{"a minute",10}{"CPU s",8}{"silent",8}{"found",8}");
        for (var round = 1; round <= 3; round++)
        {
            while (poller.Asked < (long)round * devices)
            {
                await Task.Delay(5).ConfigureAwait(false);
            }

            var used = Process.GetCurrentProcess().TotalProcessorTime;
            var seconds = watch.Elapsed.TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{round,8}{devices,9}{seconds,9:0.0}{devices * 60 / seconds,10:0}{(used - cpu).TotalSeconds,8:0.0}{poller.Silent,8}{Interlocked.Read(ref found),8}"));
            watch.Restart();
            cpu = used;
        }

        return 0;
    }

    private static NetworkInventory Network(int devices)
    {
        var folder = Directory.CreateTempSubdirectory("poll-benchmark");
        try
        {
            var (device, resource) = (new StringBuilder("id,name,address,role,snmpProfile\n"), new StringBuilder("id,device,kind,name,ifIndex\n"));
            for (var i = 0; i < devices; i++)
            {
                device.Append(CultureInfo.InvariantCulture, $"d{i},d{i},{Agents.AddressOf(i % Addresses)},access,lab\n");
                for (var n = 1; n <= Interfaces; n++)
                {
                    resource.Append(CultureInfo.InvariantCulture, $"d{i}-{n},d{i},interface,ge-{n},{n}\n");
                }
            }

            File.WriteAllText(Path.Combine(folder.FullName, "devices.csv"), device.ToString());
            File.WriteAllText(Path.Combine(folder.FullName, "resources.csv"), resource.ToString());
            var store = folder.CreateSubdirectory("store").FullName;
            using var package = InventoryPackage.Open(InventoryPackage.PathOf(store, InventoryPackage.Keep(folder.FullName, store)));
            var (inventory, result) = InventoryImporter.Apply(NetworkInventory.Empty, package, full: true, version: 1);
            return result.Rejected.Count() == 0 ? inventory : throw new InvalidDataException(result.Rejected.First().ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed record View(NetworkInventory Inventory, RuleSet Rules) : IPollView
    {
        public IReadOnlyCollection<StandingAlarm> Standing(string device) => [];

        public long Lost(string device) => 0;
    }

    /// <summary>Agents on loopback addresses of one port, all of whose interfaces run.</summary>
    private sealed class Agents : IDisposable
    {
        private readonly List<Socket> sockets = [];

        public Agents(int addresses)
        {
            for (var i = 0; i < addresses; i++)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 1 << 20 };
                socket.Bind(new IPEndPoint(IPAddress.Parse(AddressOf(i)), Port));
                Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
                sockets.Add(socket);
                _ = AnswerAsync(socket);
            }
        }

        public int Port { get; }

        public static string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"127.77.{number / 250}.{(number % 250) + 1}");

        public void Dispose() => sockets.ForEach(s => s.Dispose());

        private static async Task AnswerAsync(Socket socket)
        {
            var buffer = new byte[4096];
            var anybody = new IPEndPoint(IPAddress.Any, 0);
            try
            {
                while (true)
                {
                    var received = await socket.ReceiveFromAsync(buffer, SocketFlags.None, anybody).ConfigureAwait(false);
                    if (SnmpMessage.TryDecode(buffer.AsSpan(0, received.ReceivedBytes), out var asked, out _))
                    {
                        var answer = asked with { Pdu = asked.Pdu!.Response([.. asked.Pdu.VarBinds.Select(v => new VarBind(v.Name, SnmpValue.Integer(1)))]) };
                        await socket.SendToAsync(answer.Encode(), SocketFlags.None, received.RemoteEndPoint).ConfigureAwait(false);
                    }
                }
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException)
            {
                // The benchmark is over.
            }
        }
    }
}
