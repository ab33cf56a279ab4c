using System.Diagnostics;
using System.Globalization;
using System.Reactive.Concurrency;
using System.Reactive.Linq;
using System.Reactive.Subjects;
using Assurance.Correlation;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Stages;
using Assurance.Correlation.State;
using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Inventory.Import;
using Assurance.Model.Operations;
using Assurance.Model.Sla;

namespace Assurance.Benchmarks.Scale;

/// <summary><c>engine</c>: reports a second through the front half (duplicates, settling, planned work) and through the whole engine on one core, with
/// many alarms standing over a large inventory; and how long a report takes from the engine's door to its fault. A count of 0 leaves that one out.</summary>
internal static class EngineCommand
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    public static int Run(string[] arguments)
    {
        int Number(string name, int otherwise) => Array.IndexOf(arguments, name) is >= 0 and var at ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : otherwise;
        var (devices, resources, circuits) = (Number("--devices", 100_000), Number("--resources", 2_000_000), Number("--circuits", 1_000_000));
        var inventory = Import(devices, resources, circuits);
        _ = TopologyGraph.Of(inventory);
        var standing = Number("--standing", 100_000);
        var reports = Number("--reports", 200_000);
        (string Name, int Count, bool Whole, Mix Mix)[] all =
        [
            ("front half", reports, false, Mix.Links),
            ("whole, a day", Number("--day", reports / 4), true, Mix.Day),
            ("whole, links", Number("--whole", reports / 40), true, Mix.Links),
        ];
        foreach (var one in all.Where(m => m.Count > 0))
        {
            Measure(one.Name, inventory, standing, one.Count, one.Whole, one.Mix);
        }

        return 0;
    }

    /// <summary>What comes in.</summary>
    private enum Mix
    {
        /// <summary>Two of three reports take a link of the backbone down or bring it back.</summary>
        Links,

        /// <summary>Of 100 reports 90 repeat what stands or are events, 8 are complaints of devices that come and go, 2 are links.</summary>
        Day,
    }

    private static void Measure(string what, NetworkInventory inventory, int standing, int count, bool whole, Mix mix)
    {
        var line = new Line(inventory, whole);
        var load = new Load(inventory, standing);
        var watch = Stopwatch.StartNew();
        foreach (var report in load.Standing()) line.Take(report);
        line.To(Start.AddSeconds(600));
        var filled = watch.Elapsed;
        var times = new long[count * 2];
        var worst = 0L;
        var (made, paused, cpu) = (GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalPauseDuration(), Environment.CpuUsage.TotalTime);
        watch.Restart();
        var i = 0;
        foreach (var report in mix == Mix.Day ? load.Day(Start.AddSeconds(600), count) : load.Coming(Start.AddSeconds(600), count))
        {
            var began = Stopwatch.GetTimestamp();
            line.Take(report);
            times[i] = Stopwatch.GetTimestamp() - began;
            worst = Math.Max(worst, times[i++]);
        }

        var spent = watch.Elapsed;
        made = GC.GetAllocatedBytesForCurrentThread() - made;
        paused = GC.GetTotalPauseDuration() - paused;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        Array.Sort(times, 0, i);
        GC.Collect();
        double Ms(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-14} {standing} standing raised in {filled.TotalSeconds:0.0} s; then {i / spent.TotalSeconds,9:0} reports/s; a report takes p50 {Ms(times[i / 2]):0.000} p99 {Ms(times[i * 99 / 100]):0.00} "
            + $"worst {Ms(worst):0} ms; {made / 1e3 / i:0.0} kB made and {cpu.TotalMicroseconds / i:0} µs of processors a report, {paused / spent:p0} in pauses; {line.Faults} faults told; {GC.GetTotalMemory(true) / 1e6:0} MB live{(whole ? "; " + line.Image() : "")}"));
    }

    private static NetworkInventory Import(int devices, int resources, int circuits)
    {
        var folder = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"assurance-graph-{devices}-{resources}-{circuits}"));
        LargeNetwork.Write(folder, devices, resources, circuits);
        var store = Path.Combine(folder, "store");
        using var package = InventoryPackage.Open(InventoryPackage.PathOf(store, InventoryPackage.Keep(folder, store)));
        return InventoryImporter.Apply(NetworkInventory.Empty, package, full: true, 1).Inventory;
    }

    private sealed class Line
    {
        private readonly HistoricalScheduler clock = new(Start);
        private readonly Subject<AlarmReport> reports = new();
        private readonly StageStates states = new();
        private readonly NetworkInventory inventory;

        public Line(NetworkInventory inventory, bool whole)
        {
            this.inventory = inventory;
            var options = new EngineOptions();
            var commands = Observable.Never<OperatorCommand>();
            var inventories = new BehaviorSubject<NetworkInventory>(inventory);
            if (whole)
            {
                var state = new LiveState();
                state.Changed += c => Faults += c.Subject == StateSubject.Fault ? 1 : 0;
                var ledger = new SlaLedger();
                states.Keep(state);
                states.Keep(ledger);
                Pipeline.Connect(new LineSources(reports, commands, inventories, () => []), state, ledger, options, clock, states).Subscribe(_ => { });
            }
            else
            {
                reports.Deduplicate(commands, options, clock, new()).Settle(options, clock).Suppress(inventories, clock).Subscribe(_ => { });
            }
        }

        public int Faults { get; private set; }

        /// <summary>A snapshot of it all: octets, and how long the line stands still for it.</summary>
        public string Image()
        {
            var path = Path.GetTempFileName();
            try
            {
                var watch = Stopwatch.StartNew();
                using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
                {
                    ImageWriter.Write(file, states.All, new ImageContext(inventory));
                }

                return string.Create(CultureInfo.InvariantCulture, $"a snapshot takes {watch.Elapsed.TotalSeconds:0.00} s, {new FileInfo(path).Length / 1e6:0} MB");
            }
            finally
            {
                File.Delete(path);
            }
        }

        public void To(DateTimeOffset time)
        {
            if (time > clock.Now) clock.AdvanceTo(time);
        }

        public void Take(AlarmReport report)
        {
            To(report.ReceivedAt);
            reports.OnNext(report);
        }
    }

    /// <summary>Alarms that stand all over the network, then links that go and come back one after the other among repeated and passing complaints.</summary>
    private sealed class Load(NetworkInventory inventory, int standing)
    {
        private readonly Device[] devices = [.. inventory.Tables.Devices.Values.Where(d => d.Role != "power")];
        private long position;

        public IEnumerable<AlarmReport> Standing()
        {
            for (var i = 0; i < standing; i++)
            {
                var device = devices[i % devices.Length];
                yield return Report(Start.AddMilliseconds(i * 2), AlarmAction.Raise, Whole(device), i < devices.Length ? Conditions.HighTemperature : Conditions.FanFailure, ServiceEffect.None, EventType.Environmental);
            }
        }

        public IEnumerable<AlarmReport> Coming(DateTimeOffset from, int count)
        {
            var random = new Random(1);
            var links = inventory.Tables.Links.Values.Where(l => l.Kind is "ethernet" or "ip").ToArray();
            var down = new Queue<Link>();
            for (var i = 0; i < count;)
            {
                var at = from.AddMilliseconds(i);
                var link = links[random.Next(links.Length)];
                var isBack = down.Count > 100;
                link = isBack ? down.Dequeue() : link;
                if (!isBack) down.Enqueue(link);
                foreach (var end in new[] { link.A, link.Z })
                {
                    if (i < count && inventory.Tables.Resources.GetValueOrDefault(end) is { } port)
                    {
                        i++;
                        yield return Report(at, isBack ? AlarmAction.Clear : AlarmAction.Raise, Part(port), Conditions.LinkDown, ServiceEffect.Outage, EventType.Communications);
                    }
                }

                if (i < count)
                {
                    i++;
                    yield return Report(at, AlarmAction.Raise, Whole(devices[random.Next(standing) % devices.Length]), Conditions.HighTemperature, ServiceEffect.None, EventType.Environmental);
                }
            }
        }

        /// <summary>A thousand reports a second, mixed as <see cref="Mix.Day"/> says.</summary>
        public IEnumerable<AlarmReport> Day(DateTimeOffset from, int count)
        {
            var random = new Random(2);
            var links = inventory.Tables.Links.Values.Where(l => l.Kind is "ethernet" or "ip").ToArray();
            var (down, ill) = (new Queue<Link>(), new Queue<Device>());
            for (var i = 0; i < count; i++)
            {
                var at = from.AddMilliseconds(i);
                var kind = random.Next(100);
                var device = devices[random.Next(standing) % devices.Length];
                if (kind < 60)
                {
                    yield return Report(at, AlarmAction.Raise, Whole(device), Conditions.HighTemperature, ServiceEffect.None, EventType.Environmental);
                }
                else if (kind < 90)
                {
                    yield return Report(at, AlarmAction.Event, Whole(device), "configurationChanged", ServiceEffect.None, EventType.Other);
                }
                else if (kind < 98)
                {
                    var ends = ill.Count > 2000;
                    device = ends ? ill.Dequeue() : device;
                    if (!ends) ill.Enqueue(device);
                    yield return Report(at, ends ? AlarmAction.Clear : AlarmAction.Raise, Whole(device), Conditions.PowerSupplyFailure, ServiceEffect.None, EventType.Equipment);
                }
                else
                {
                    var isBack = down.Count > 20;
                    var link = isBack ? down.Dequeue() : links[random.Next(links.Length)];
                    if (!isBack) down.Enqueue(link);
                    foreach (var end in new[] { link.A, link.Z })
                    {
                        if (inventory.Tables.Resources.GetValueOrDefault(end) is { } port)
                        {
                            yield return Report(at, isBack ? AlarmAction.Clear : AlarmAction.Raise, Part(port), Conditions.LinkDown, ServiceEffect.Outage, EventType.Communications);
                        }
                    }
                }
            }
        }

        private static ManagedObject Whole(Device device) => new(ObjectKnowledge.Device, device.Id, "device", device.Name, device.Id, device.Name);

        private ManagedObject Part(Resource part) => new(ObjectKnowledge.Resource, part.Id, part.Kind, part.Name, part.Device, inventory.Tables.Devices[part.Device].Name);

        private AlarmReport Report(DateTimeOffset at, AlarmAction action, ManagedObject managed, string condition, ServiceEffect effect, EventType type) => new()
        {
            Action = action,
            Object = managed,
            Condition = condition,
            ReceivedAt = at,
            EventType = type,
            ProbableCause = ProbableCause.Other,
            Severity = PerceivedSeverity.Major,
            Effect = effect,
            SpecificProblem = condition,
            Text = condition,
            Rule = "load",
            Transport = "snmp",
            Source = managed.Id,
            Position = ++position,
        };
    }
}
