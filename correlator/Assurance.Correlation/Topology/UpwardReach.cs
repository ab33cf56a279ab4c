namespace Assurance.Correlation.Topology;

/// <summary>What could have broken something: it and all it depends on, nearest first, with the way to each.</summary>
internal sealed class UpwardReach
{
    /// <summary>A reach stops growing here: what lies further off is no likely cause.</summary>
    public const int MaximumNodes = 400;

    private readonly int[] nodes;
    private readonly int[] from;

    private UpwardReach(int[] nodes, int[] from) => (this.nodes, this.from) = (nodes, from);

    /// <summary>Nodes reached, the seeds first.</summary>
    public ReadOnlySpan<int> Nodes => nodes;

    public bool Contains(int node) => Array.IndexOf(nodes, node) >= 0;

    /// <summary>Nodes from a cause down to what was asked about, both included; empty if the cause is not reached.</summary>
    public int[] PathFrom(int cause)
    {
        var path = new List<int>();
        for (var i = Array.IndexOf(nodes, cause); i >= 0; i = from[i])
        {
            path.Add(nodes[i]);
        }

        return [.. path];
    }

    /// <summary>The part alone with what it sits in, up to its site.</summary>
    public static UpwardReach Containment(TopologyGraph graph, int node) => Walk(graph, [(node, -1)], containmentOnly: true);

    /// <summary>With the links that end on it, on the port it sits in or on its parts, and all they depend on.</summary>
    /// <param name="sessions">Whether session links count: a lost session says nothing of what an interface reports.</param>
    public static UpwardReach Signal(TopologyGraph graph, int node, bool sessions)
    {
        var seeds = new List<(int Node, int From)> { (node, -1) };
        var parent = node;
        for (var depth = 0; depth < TopologyGraph.MaximumNesting && graph.KindOf(parent).IsResource() && !graph.KindOf(parent).IsModule(); depth++)
        {
            AddLinks(graph, seeds, parent, sessions);
            parent = graph.ParentOf(parent);
            if (parent < 0)
            {
                break;
            }
        }

        AddPartsLinks(graph, seeds, node, sessions);
        return Walk(graph, seeds, containmentOnly: false);
    }

    /// <summary>From a device by a session over these links.</summary>
    public static UpwardReach Session(TopologyGraph graph, int node, IEnumerable<int> links) =>
        Walk(graph, [(node, -1), .. links.Select(l => (l, 0))], containmentOnly: false);

    private static void AddLinks(TopologyGraph graph, List<(int Node, int From)> seeds, int end, bool sessions)
    {
        foreach (var dependent in graph.DependentsOf(end))
        {
            var kind = graph.KindOf(dependent);
            if (kind.IsSignalLink() || (sessions && kind.IsLink()))
            {
                seeds.Add((dependent, 0));
            }
        }
    }

    private static void AddPartsLinks(TopologyGraph graph, List<(int Node, int From)> seeds, int node, bool sessions)
    {
        var parts = new Queue<int>([node]);
        for (var seen = 0; parts.Count > 0 && seen < MaximumNodes; seen++)
        {
            var part = parts.Dequeue();
            if (part != node)
            {
                AddLinks(graph, seeds, part, sessions);
            }

            foreach (var dependent in graph.DependentsOf(part))
            {
                if (graph.KindOf(dependent).IsResource())
                {
                    parts.Enqueue(dependent);
                }
            }
        }
    }

    private static UpwardReach Walk(TopologyGraph graph, List<(int Node, int From)> seeds, bool containmentOnly)
    {
        var nodes = new List<int>();
        var from = new List<int>();
        var seen = new HashSet<int>();
        foreach (var (node, origin) in seeds)
        {
            Visit(node, origin);
        }

        for (var i = 0; i < nodes.Count && nodes.Count < MaximumNodes; i++)
        {
            if (containmentOnly && !graph.KindOf(nodes[i]).IsResource() && graph.KindOf(nodes[i]) != NodeKind.Device)
            {
                continue;
            }

            foreach (var dependency in graph.DependenciesOf(nodes[i]))
            {
                Visit(dependency, i);
            }

            // What a device says of itself, not of its parts, may be for want of who controls it.
            if (containmentOnly && i == 0 && graph.KindOf(nodes[i]) == NodeKind.Device)
            {
                foreach (var controller in graph.ControllersOf(nodes[i]))
                {
                    Visit(controller, i);
                }
            }
        }

        return new UpwardReach([.. nodes], [.. from]);

        void Visit(int node, int origin)
        {
            if (seen.Add(node))
            {
                nodes.Add(node);
                from.Add(origin);
            }
        }
    }
}
