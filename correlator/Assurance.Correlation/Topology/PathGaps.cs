using System.Collections.Concurrent;
using System.Collections.Frozen;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Topology;

/// <summary>Where circuits' paths lack something. They leave one device and go on at another without a link between: a port that the inventory links to nothing, on one of the
/// two, may be what is missing. Or they hang together but name something that it lacks: a peer without a session on a device next to it may be that. Immutable.</summary>
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
    private readonly Dictionary<int, int[]> sessionsAt;
    private readonly ConcurrentDictionary<int, int[]> looseOf = new();
    private readonly ConcurrentDictionary<int, int[]> loosePeersOf = new();

    private PathGaps(TopologyGraph graph, Dictionary<int, List<int>> atDevice, Dictionary<int, List<int>> sessionsAt) =>
        (this.graph, this.atDevice, this.sessionsAt) = (graph, Distinct(atDevice), Distinct(sessionsAt));

    public static PathGaps Of(TopologyGraph graph)
    {
        var (found, sessions) = (new Dictionary<int, List<int>>(), new Dictionary<int, List<int>>());
        var (sides, lacks) = (new (int A, int Z)[graph.Paths.Elements], new bool[graph.Paths.Elements]);
        for (var element = 0; element < sides.Length; element++)
        {
            var node = graph.NodeOfElement(element);
            (sides[element], lacks[element]) = (Sides(graph, node), node < 0);
        }

        var (walk, holes) = (new List<(int A, int Z)>(), new List<int>());
        for (var path = graph.Paths.FirstNode; path < graph.Count; path++)
        {
            walk.Clear();
            holes.Clear();
            foreach (var element in graph.Paths.ElementsOf(path))
            {
                if (sides[element] is { A: >= 0 } known)
                {
                    walk.Add(known);
                }
                else if (lacks[element])
                {
                    holes.Add(walk.Count);
                }
            }

            if (!NoteBreaks(found, path, walk))
            {
                holes.ForEach(h => NoteAround(sessions, path, walk, h));
            }
        }

        return new PathGaps(graph, found, sessions);
    }

    /// <summary>The paths that go over a port or peer if it is what the inventory lacks a link of; none for one that has its place in the inventory.</summary>
    /// <returns>Whether no other of its device could be the one.</returns>
    public (int[] Paths, bool Certain) Over(int end)
    {
        if (sessionsAt.Count > 0 && graph.KindOf(end) == NodeKind.Peer)
        {
            return Over(end, sessionsAt, loosePeersOf, d => [.. graph.PartsOf(d).Where(p => graph.KindOf(p) == NodeKind.Peer && IsLoosePeer(p))]);
        }

        return atDevice.Count == 0 || !IsPort(end) ? ([], false)
            : Over(graph.PortOf(end), atDevice, looseOf, d => [.. graph.PartsOf(d).Where(IsPort).Select(graph.PortOf).Distinct().Where(IsLoose)]);
    }

    private (int[] Paths, bool Certain) Over(int end, Dictionary<int, int[]> at, ConcurrentDictionary<int, int[]> looseOf, Func<int, int[]> find)
    {
        if (graph.DeviceOf(end) is not (>= 0 and var device) || !at.TryGetValue(device, out var paths))
        {
            return ([], false);
        }

        var loose = looseOf.GetOrAdd(device, find);
        return loose.Length <= MostPorts && loose.Contains(end) ? (paths, loose.Length == 1) : ([], false);
    }

    // Whether it leaves off at one device and goes on at another.
    private static bool NoteBreaks(Dictionary<int, List<int>> found, int path, List<(int A, int Z)> walk)
    {
        var breaks = false;
        for (var i = 1; i < walk.Count; i++)
        {
            if (!Meet(walk[i - 1], walk[i]))
            {
                breaks = true;
                Note(found, path, Outer(walk[i - 1], i > 1 ? walk[i - 2] : null));
                Note(found, path, Outer(walk[i], i + 1 < walk.Count ? walk[i + 1] : null));
            }
        }

        return breaks;
    }

    private static void NoteAround(Dictionary<int, List<int>> found, int path, List<(int A, int Z)> walk, int hole)
    {
        if (hole > 0)
        {
            Note(found, path, walk[hole - 1]);
        }

        if (hole < walk.Count)
        {
            Note(found, path, walk[hole]);
        }
    }

    private static Dictionary<int, int[]> Distinct(Dictionary<int, List<int>> found) => found.ToDictionary(f => f.Key, f => f.Value.Distinct().ToArray());

    // Nothing depends on it, and no path names it.
    private bool IsLoosePeer(int peer) => graph.DependentsOf(peer).Length == 0 && graph.PathsOver(peer).Length == 0;

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
