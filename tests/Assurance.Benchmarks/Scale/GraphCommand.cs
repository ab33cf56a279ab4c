using System.Diagnostics;
using System.Globalization;
using Assurance.Correlation.Topology;
using Assurance.Model.Inventory;
using Assurance.Model.Inventory.Import;

namespace Assurance.Benchmarks.Scale;

/// <summary><c>graph</c>: a large inventory imported from its files and its dependency graph built; then small imports into it.</summary>
internal static class GraphCommand
{
    public static int Run(string[] arguments)
    {
        int Number(string name, int otherwise) => Array.IndexOf(arguments, name) is >= 0 and var at ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : otherwise;
        var (devices, resources, circuits) = (Number("--devices", 100_000), Number("--resources", 2_000_000), Number("--circuits", 1_000_000));
        var folder = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"assurance-graph-{devices}-{resources}-{circuits}"));
        LargeNetwork.Write(folder, devices, resources, circuits);
        Report("at start", TimeSpan.Zero);

        var watch = Stopwatch.StartNew();
        var store = Path.Combine(folder, "store");
        var kept = InventoryPackage.Keep(folder, store);
        Report("files packed", watch.Elapsed);
        watch.Restart();
        NetworkInventory inventory;
        using (var package = InventoryPackage.Open(InventoryPackage.PathOf(store, kept)))
        {
            inventory = InventoryImporter.Apply(NetworkInventory.Empty, package, full: true, 1).Inventory;
        }

        Report("imported", watch.Elapsed);
        watch.Restart();
        var graph = TopologyGraph.Of(inventory);
        Report(string.Create(CultureInfo.InvariantCulture, $"graph of {graph.Count} nodes, {graph.Edges} edges"), watch.Elapsed);
        watch.Restart();
        _ = (inventory.Senders.Find("x"), inventory.Resources.ByName("x", "y"), inventory.Adjacencies.FarEnd("x", null, []), inventory.CircuitsOf("x"), inventory.PathsOf("x"), graph.Addresses);
        Report("look-ups", watch.Elapsed);
        var change = Path.Combine(folder, "change");
        for (var round = 0; round < 3; round++)
        {
            Change(change, inventory, round);
            watch.Restart();
            using var package = InventoryPackage.Open(InventoryPackage.PathOf(store, InventoryPackage.Keep(change, store)));
            inventory = InventoryImporter.Apply(inventory, package, full: false, 2 + round).Inventory;
            var imported = watch.Elapsed;
            graph = TopologyGraph.Of(inventory);
            _ = (inventory.Senders.Find("x"), inventory.Resources.ByName("x", "y"), inventory.Adjacencies.FarEnd("x", null, []), inventory.CircuitsOf("x"), inventory.PathsOf("x"), graph.Addresses);
            Report(string.Create(CultureInfo.InvariantCulture, $"100 links changed (import {imported.TotalMilliseconds:0} ms)"), watch.Elapsed);
        }

        GC.KeepAlive(graph);
        return 0;
    }

    private static void Change(string folder, NetworkInventory inventory, int round)
    {
        Directory.CreateDirectory(folder);
        using var file = new StreamWriter(Path.Combine(folder, "links.csv"));
        file.WriteLine("id,kind,name,a,z,carriers");
        foreach (var link in inventory.Tables.Links.Values.OrderBy(l => l.Id, StringComparer.Ordinal).Skip(round * 100).Take(100))
        {
            file.WriteLine($"{link.Id},{link.Kind},renamed {round},{link.A},{link.Z},{string.Join('|', link.Carriers)}");
        }
    }

    private static void Report(string what, TimeSpan spent)
    {
        GC.Collect();
        var live = GC.GetTotalMemory(true);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-60} {spent.TotalSeconds,8:0.00} s {live / 1e6,8:0} MB live {process.PeakWorkingSet64 / 1e6,8:0} MB peak"));
    }
}
