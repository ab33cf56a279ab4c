using System.Runtime.InteropServices;

namespace Assurance.Correlation.Topology;

/// <summary>Collects edges and packs them: for each node its neighbours in one span of one array.</summary>
internal sealed class AdjacencyBuilder
{
    private readonly List<int> from = [];
    private readonly List<int> to = [];

    public void Add(int dependent, int dependency)
    {
        if (dependent >= 0 && dependency >= 0 && dependent != dependency)
        {
            from.Add(dependent);
            to.Add(dependency);
        }
    }

    /// <summary>Only from dependency to dependent.</summary>
    public Adjacency PackDown(int nodes) => Adjacency.Of(nodes, CollectionsMarshal.AsSpan(to), CollectionsMarshal.AsSpan(from));

    public (Adjacency Up, Adjacency Down) Pack(int nodes) =>
        (Adjacency.Of(nodes, CollectionsMarshal.AsSpan(from), CollectionsMarshal.AsSpan(to)),
         Adjacency.Of(nodes, CollectionsMarshal.AsSpan(to), CollectionsMarshal.AsSpan(from)));
}

/// <summary>Neighbours of each node, packed.</summary>
internal sealed class Adjacency
{
    private readonly int[] starts;
    private readonly int[] neighbours;

    private Adjacency(int[] starts, int[] neighbours) => (this.starts, this.neighbours) = (starts, neighbours);

    public int Edges => neighbours.Length;

    public ReadOnlySpan<int> this[int node] => neighbours.AsSpan(starts[node], starts[node + 1] - starts[node]);

    // Counting sort by source; within a source the edges keep the order they were added in.
    public static Adjacency Of(int nodes, ReadOnlySpan<int> sources, ReadOnlySpan<int> targets)
    {
        var starts = new int[nodes + 1];
        foreach (var source in sources)
        {
            starts[source + 1]++;
        }

        for (var i = 0; i < nodes; i++)
        {
            starts[i + 1] += starts[i];
        }

        var neighbours = new int[sources.Length];
        var next = starts.AsSpan(0, nodes).ToArray();
        for (var i = 0; i < sources.Length; i++)
        {
            neighbours[next[sources[i]]++] = targets[i];
        }

        return new Adjacency(starts, neighbours);
    }
}
