namespace Assurance.Lab.Network;

/// <summary>Dijkstra on an undirected graph of cities; edges are indices, so that callers can weigh and forbid them.</summary>
internal sealed class ShortestPath(int nodes, IReadOnlyList<(int A, int Z)> edges)
{
    private readonly List<int>[] _at = Adjacency(nodes, edges);

    /// <summary>Edge indices from <paramref name="from"/> to <paramref name="to"/>; empty when they are the same.</summary>
    /// <exception cref="InvalidOperationException">There is no way.</exception>
    public IReadOnlyList<int> Between(int from, int to, Func<int, double> weight) =>
        TryBetween(from, to, weight) ?? throw new InvalidOperationException($"no way from {from} to {to}");

    /// <summary>The same; null where there is no way.</summary>
    public IReadOnlyList<int>? TryBetween(int from, int to, Func<int, double> weight)
    {
        var distance = new double[_at.Length];
        Array.Fill(distance, double.PositiveInfinity);
        var via = new int[_at.Length];
        var queue = new PriorityQueue<int, (double, int)>();
        distance[from] = 0;
        queue.Enqueue(from, (0, from));
        while (queue.TryDequeue(out var node, out var rank))
        {
            if (rank.Item1 > distance[node]) continue;
            foreach (var edge in _at[node])
            {
                var next = Other(edge, node);
                var length = distance[node] + weight(edge);
                if (length >= distance[next]) continue;
                distance[next] = length;
                via[next] = edge;
                queue.Enqueue(next, (length, next));
            }
        }
        return double.IsInfinity(distance[to]) ? null : Trace(from, to, via);
    }

    private List<int> Trace(int from, int to, int[] via)
    {
        var path = new List<int>();
        for (var node = to; node != from; node = Other(via[node], node)) path.Add(via[node]);
        path.Reverse();
        return path;
    }

    private int Other(int edge, int node) => edges[edge].A == node ? edges[edge].Z : edges[edge].A;

    private static List<int>[] Adjacency(int nodes, IReadOnlyList<(int A, int Z)> edges)
    {
        var at = new List<int>[nodes];
        for (var i = 0; i < nodes; i++) at[i] = [];
        for (var e = 0; e < edges.Count; e++)
        {
            at[edges[e].A].Add(e);
            at[edges[e].Z].Add(e);
        }
        return at;
    }
}
