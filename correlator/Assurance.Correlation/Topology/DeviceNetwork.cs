namespace Assurance.Correlation.Topology;

/// <summary>Which devices the links join, sessions left out. Immutable.</summary>
internal sealed class DeviceNetwork
{
    private readonly int[] first;
    private readonly (int Link, int Far)[] joins;
    private readonly HashSet<int> cuts;

    /// <param name="firstDevice">Node of the first device.</param>
    /// <param name="devices">Number of devices.</param>
    /// <param name="links">Links with the devices at their two ends.</param>
    public DeviceNetwork(int firstDevice, int devices, IReadOnlyCollection<(int Link, int A, int Z)> links)
    {
        FirstDevice = firstDevice;
        first = new int[devices + 1];
        foreach (var (_, a, z) in links)
        {
            first[a - firstDevice + 1]++;
            first[z - firstDevice + 1]++;
        }

        for (var i = 1; i < first.Length; i++)
        {
            first[i] += first[i - 1];
        }

        joins = new (int, int)[first[^1]];
        var next = first.AsSpan(0, devices).ToArray();
        foreach (var (link, a, z) in links)
        {
            joins[next[a - firstDevice]++] = (link, z);
            joins[next[z - firstDevice]++] = (link, a);
        }

        cuts = FindCuts();
    }

    /// <summary>Node of the first device.</summary>
    public int FirstDevice { get; }

    /// <summary>Number of devices.</summary>
    public int Devices => first.Length - 1;

    /// <summary>The links of a device, and whom they lead to.</summary>
    public ReadOnlySpan<(int Link, int Far)> Of(int device) => joins.AsSpan(first[device - FirstDevice]..first[device - FirstDevice + 1]);

    /// <summary>Whether others hang together by this device alone: a cut vertex (Hopcroft and Tarjan 1973).</summary>
    public bool IsCut(int device) => cuts.Contains(device);

    // Depth first without recursion: networks are deeper than stacks.
    private HashSet<int> FindCuts()
    {
        var found = new HashSet<int>();
        var devices = first.Length - 1;
        var (order, low, next) = (new int[devices], new int[devices], first.AsSpan(0, devices).ToArray());
        var way = new Stack<int>();
        var seen = 0;
        for (var root = 0; root < devices; root++)
        {
            if (order[root] != 0)
            {
                continue;
            }

            var branches = 0;
            Enter(root);
            while (way.TryPeek(out var at))
            {
                if (next[at] == first[at + 1])
                {
                    Leave(root);
                    continue;
                }

                var to = joins[next[at]++].Far - FirstDevice;
                if (order[to] == 0)
                {
                    branches += at == root ? 1 : 0;
                    Enter(to);
                }
                else
                {
                    low[at] = Math.Min(low[at], order[to]);
                }
            }

            _ = branches > 1 && found.Add(root + FirstDevice);
        }

        return found;

        void Enter(int device)
        {
            order[device] = low[device] = ++seen;
            way.Push(device);
        }

        void Leave(int root)
        {
            var from = way.Pop();
            if (way.TryPeek(out var to))
            {
                low[to] = Math.Min(low[to], low[from]);
                _ = to != root && low[from] >= order[to] && found.Add(to + FirstDevice);
            }
        }
    }
}
