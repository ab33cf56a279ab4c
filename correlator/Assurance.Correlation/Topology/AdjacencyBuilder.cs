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

    public (Adjacency Up, Adjacency Down) Pack(int nodes) =>
        (Adjacency.Of(nodes, CollectionsMarshal.AsSpan(from), CollectionsMarshal.AsSpan(to)),
         Adjacency.Of(nodes, CollectionsMarshal.AsSpan(to), CollectionsMarshal.AsSpan(from)));
}
