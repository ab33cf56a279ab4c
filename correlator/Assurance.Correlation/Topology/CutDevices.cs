namespace Assurance.Correlation.Topology;

/// <summary>Devices whose loss alone parts others from each other: the cut vertices of the network of devices and their links (Hopcroft and
/// Tarjan 1973). Sessions are no links here.</summary>
internal sealed class CutDevices
{
    private readonly HashSet<int> cuts = [];
    private readonly Dictionary<int, int> places = [];
    private readonly List<int> devices = [];
    private readonly int[] first;
    private readonly int[] neighbours;

    /// <param name="joined">The devices at both ends of each link.</param>
    public CutDevices(IReadOnlyCollection<(int A, int Z)> joined)
    {
        var pairs = joined.Select(j => (A: Place(j.A), Z: Place(j.Z))).ToArray();
        first = new int[devices.Count + 1];
        foreach (var (a, z) in pairs)
        {
            first[a + 1]++;
            first[z + 1]++;
        }

        for (var i = 1; i < first.Length; i++)
        {
            first[i] += first[i - 1];
        }

        neighbours = new int[first[^1]];
        var next = first.ToArray();
        foreach (var (a, z) in pairs)
        {
            neighbours[next[a]++] = z;
            neighbours[next[z]++] = a;
        }

        Find();
    }

    public bool Contains(int device) => cuts.Contains(device);

    private int Place(int device)
    {
        if (!places.TryGetValue(device, out var place))
        {
            places[device] = place = devices.Count;
            devices.Add(device);
        }

        return place;
    }

    // Depth first without recursion: networks are deeper than stacks.
    private void Find()
    {
        var (order, low, next) = (new int[devices.Count], new int[devices.Count], first.ToArray());
        var way = new Stack<int>();
        var seen = 0;
        for (var root = 0; root < devices.Count; root++)
        {
            if (order[root] != 0)
            {
                continue;
            }

            order[root] = low[root] = ++seen;
            way.Push(root);
            var branches = 0;
            while (way.TryPeek(out var at))
            {
                if (next[at] < first[at + 1])
                {
                    var to = neighbours[next[at]++];
                    if (order[to] == 0)
                    {
                        order[to] = low[to] = ++seen;
                        way.Push(to);
                        branches += at == root ? 1 : 0;
                    }
                    else
                    {
                        low[at] = Math.Min(low[at], order[to]);
                    }
                }
                else
                {
                    way.Pop();
                    Return(at, root, way, order, low);
                }
            }

            _ = branches > 1 && cuts.Add(devices[root]);
        }
    }

    private void Return(int from, int root, Stack<int> way, int[] order, int[] low)
    {
        if (!way.TryPeek(out var to))
        {
            return;
        }

        low[to] = Math.Min(low[to], low[from]);
        if (to != root && low[from] >= order[to])
        {
            cuts.Add(devices[to]);
        }
    }
}
