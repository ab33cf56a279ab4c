namespace Assurance.Correlation.Topology;

/// <summary>Neighbours of each node, packed.</summary>
internal sealed class Adjacency(int[] starts, int[] neighbours)
{
    public int Edges => neighbours.Length;

    public ReadOnlySpan<int> this[int node] => neighbours.AsSpan(starts[node], starts[node + 1] - starts[node]);

    // Counting sort by source; within a source the edges keep the order they were added in.
    public static Adjacency Of(int nodes, ReadOnlySpan<int> sources, ReadOnlySpan<int> targets)
    {
        var packed = new AdjacencyCount(nodes);
        foreach (var source in sources)
        {
            packed.Count(source);
        }

        packed.Allot();
        for (var i = 0; i < sources.Length; i++)
        {
            packed.Add(sources[i], targets[i]);
        }

        return packed.Pack();
    }
}

/// <summary>A counting sort of edges by the node they lead from, in the order they come: all counted, room allotted, the same edges added.
/// Nodes below zero are none, and their edges left out.</summary>
internal sealed class AdjacencyCount(int nodes)
{
    private readonly int[] starts = new int[nodes + 1];
    private int[] neighbours = [];
    private int[] next = [];

    public void Count(int source)
    {
        if (source >= 0)
        {
            starts[source + 1]++;
        }
    }

    public void Allot()
    {
        for (var i = 0; i < nodes; i++)
        {
            starts[i + 1] += starts[i];
        }

        neighbours = new int[starts[nodes]];
        next = starts.AsSpan(0, nodes).ToArray();
    }

    public void Add(int source, int neighbour)
    {
        if (source >= 0)
        {
            neighbours[next[source]++] = neighbour;
        }
    }

    public Adjacency Pack() => new(starts, neighbours);
}
