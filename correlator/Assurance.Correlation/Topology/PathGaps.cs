using System.Collections.Concurrent;
using System.Collections.Frozen;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Topology;

/// <summary>Where circuits' paths leave one device and go on at another without a link between: the inventory lacks something there. A port that it links to nothing, on
/// one of the two, may be what is missing. Immutable.</summary>
internal sealed class PathGaps
{
    /// <summary>With more ports that could be the one, a port says nothing about a gap.</summary>
    private const int MostPorts = 4;

    // Interfaces that no link ever ends on.
    private static readonly FrozenSet<string> Virtual =
        new[] { "lo", "loopback", "null", "vlan", "vlanif", "vl", "irb", "bvi", "bdi", "tunnel", "tu", "mgmt", "management", "meth", "fxp", "em", "system", "dummy", "bridge", "br", "virtual-template" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly TopologyGraph graph;
    private readonly Dictionary<int, int[]> atDevice;
    private readonly ConcurrentDictionary<int, int[]> looseOf = new();

    private PathGaps(TopologyGraph graph, Dictionary<int, int[]> atDevice) => (this.graph, this.atDevice) = (graph, atDevice);

    public static PathGaps Of(TopologyGraph graph)
    {
        var found = new Dictionary<int, List<int>>();
        var sides = new (int A, int Z)[graph.Paths.Elements];
        for (var element = 0; element < sides.Length; element++)
        {
            sides[element] = Sides(graph, graph.NodeOfElement(element));
        }

        var walk = new List<(int A, int Z)>();
        for (var path = graph.Paths.FirstNode; path < graph.Count; path++)
        {
            walk.Clear();
            foreach (var element in graph.Paths.ElementsOf(path))
            {
                if (sides[element] is { A: >= 0 } known)
                {
                    walk.Add(known);
                }
            }

            for (var i = 1; i < walk.Count; i++)
            {
                if (!Meet(walk[i - 1], walk[i]))
                {
                    Note(found, path, Outer(walk[i - 1], i > 1 ? walk[i - 2] : null));
                    Note(found, path, Outer(walk[i], i + 1 < walk.Count ? walk[i + 1] : null));
                }
            }
        }

        return new PathGaps(graph, found.ToDictionary(f => f.Key, f => f.Value.Distinct().ToArray()));
    }

    /// <summary>The paths that go over a port if it is what the inventory lacks a link of; none for a port that has its place in the inventory.</summary>
    /// <returns>Whether no other port of its device could be the one.</returns>
    public (int[] Paths, bool Certain) Over(int port)
    {
        if (atDevice.Count == 0 || !IsPort(port) || graph.DeviceOf(port) is not (>= 0 and var device) || !atDevice.TryGetValue(device, out var paths))
        {
            return ([], false);
        }

        var loose = looseOf.GetOrAdd(device, d => [.. graph.PartsOf(d).Where(IsPort).Select(graph.PortOf).Distinct().Where(IsLoose)]);
        return loose.Length <= MostPorts && loose.Contains(graph.PortOf(port)) ? (paths, loose.Length == 1) : ([], false);
    }

    private bool IsPort(int node) => graph.KindOf(node) is NodeKind.Port or NodeKind.Interface && !Virtual.Contains(Letters(graph.NameOf(node)));

    // Nothing ends on it, and no path names it.
    private bool IsLoose(int port) => !graph.PartsOf(port).Any(p => graph.SignalLinksAt(p).Any() || graph.PathsOver(p).Length > 0);

    private static string Letters(string name) => name[..(name.AsSpan().IndexOfAnyInRange('0', '9') is >= 0 and var digit ? digit : name.Length)].TrimEnd('-', ' ', '.');

    // Sessions run over what lies between, and cables from site to site: neither says at which device a path is.
    private static (int A, int Z) Sides(TopologyGraph graph, int node)
    {
        if (node < 0 || !(graph.KindOf(node).IsResource() || graph.KindOf(node).IsSignalLink()))
        {
            return (-1, -1);
        }

        if (graph.KindOf(node).IsResource())
        {
            return (graph.DeviceOf(node), graph.DeviceOf(node));
        }

        var (a, z) = graph.Ends(node);
        var (deviceA, deviceZ) = (a < 0 ? -1 : graph.DeviceOf(a), z < 0 ? -1 : graph.DeviceOf(z));
        return deviceA >= 0 && deviceZ >= 0 ? (deviceA, deviceZ) : (-1, -1);
    }

    private static bool Meet((int A, int Z) one, (int A, int Z) other) => one.A == other.A || one.A == other.Z || one.Z == other.A || one.Z == other.Z;

    // The end of an element that does not meet its other neighbour; both where that is not to be told.
    private static (int A, int Z) Outer((int A, int Z) element, (int A, int Z)? inner) =>
        inner is not { } near ? element
        : element.A == near.A || element.A == near.Z ? (element.Z, element.Z)
        : element.Z == near.A || element.Z == near.Z ? (element.A, element.A)
        : element;

    private static void Note(Dictionary<int, List<int>> found, int path, (int A, int Z) devices)
    {
        foreach (var device in devices.A == devices.Z ? [devices.A] : new[] { devices.A, devices.Z })
        {
            (found.TryGetValue(device, out var paths) ? paths : found[device] = []).Add(path);
        }
    }
}
