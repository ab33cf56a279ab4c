using Assurance.Correlation.Topology;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Which devices a cause parts from the rest of the network: they may be alive and yet not be heard.</summary>
internal sealed class Islands(TopologyGraph graph, DownwardReach broken, IReadOnlySet<int> dead)
{
    /// <summary>What holds more devices than this is no island.</summary>
    private const int Mainland = 300;

    /// <summary>An island is so many times smaller than what it is parted from; of two halves nobody knows which is heard.</summary>
    private const int Smaller = 4;

    private readonly Dictionary<int, Land> landOf = [];
    private int largest;

    /// <summary>Looks at what hangs together with each of the devices, now that the cause has broken what it breaks.</summary>
    public void Explore(IEnumerable<int> devices)
    {
        foreach (var device in devices.Where(d => d >= 0 && !dead.Contains(d) && !landOf.ContainsKey(d)).Distinct())
        {
            if (!landOf.ContainsKey(device))
            {
                Walk(device);
            }
        }
    }

    /// <summary>Every device found to be cut off.</summary>
    public IReadOnlySet<int> CutOff => landOf.Keys.Where(IsCutOff).ToHashSet();

    public bool IsCutOff(int device) => landOf.TryGetValue(device, out var land) && land.Size <= Mainland && land.Size * Smaller <= largest;

    private void Walk(int start)
    {
        var land = new Land();
        var open = new Queue<int>();
        Visit(start);
        while (land.Size <= Mainland && open.TryDequeue(out var device))
        {
            foreach (var (link, far) in graph.Network.Of(device))
            {
                if (!broken.IsBroken(link) && !dead.Contains(far))
                {
                    Visit(far);
                }
            }
        }

        largest = Math.Max(largest, land.Size);

        void Visit(int device)
        {
            if (!landOf.TryGetValue(device, out var known))
            {
                landOf[device] = land;
                land.Size++;
                open.Enqueue(device);
            }
            else if (known != land)
            {
                // It reaches what was found to be large before.
                land.Size = Math.Max(land.Size, known.Size);
            }
        }
    }

    private sealed class Land
    {
        public int Size { get; set; }
    }
}
