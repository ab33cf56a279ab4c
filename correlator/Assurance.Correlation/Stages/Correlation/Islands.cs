using Assurance.Correlation.Topology;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Which devices a cause parts from the rest of the network: they may be alive and yet not be heard. Keeps its work space between
/// causes; one thread.</summary>
internal sealed class Islands(TopologyGraph graph, DownwardReach broken)
{
    /// <summary>What holds more devices than this is no island.</summary>
    private const int Mainland = 300;

    /// <summary>An island is so many times smaller than what it is parted from; of two halves nobody knows which is heard.</summary>
    private const int Smaller = 4;

    private static readonly HashSet<int> Nobody = [];

    // By device the number of its land, from 1; 0 where nobody has been.
    private readonly int[] landOf = new int[graph.Network.Devices];
    private readonly List<int> visited = [];
    private readonly List<int> sizes = [];
    private readonly Queue<int> open = new();
    private IReadOnlySet<int> dead = Nobody;
    private int largest;

    /// <summary>Begins with another cause, that leaves these devices dead.</summary>
    public void Clear(IReadOnlySet<int> deadDevices)
    {
        visited.ForEach(d => landOf[d - graph.Network.FirstDevice] = 0);
        visited.Clear();
        sizes.Clear();
        (dead, largest) = (deadDevices, 0);
    }

    /// <summary>Looks at what hangs together with a device, now that the cause has broken what it breaks; -1 for none.</summary>
    public void Explore(int device)
    {
        if (device >= 0 && Land(device) == 0 && !dead.Contains(device))
        {
            Walk(device);
        }
    }

    /// <summary>Every device found to be cut off.</summary>
    public IReadOnlySet<int> CutOff => visited.Exists(IsCutOff) ? visited.Where(IsCutOff).ToHashSet() : Nobody;

    /// <summary>How many parts were found.</summary>
    public int Lands
    {
        get
        {
            var (islands, mainland) = (0, 0);
            foreach (var size in sizes)
            {
                _ = size > Mainland ? mainland = 1 : islands++;
            }

            return islands + mainland;
        }
    }

    /// <summary>The number of the part that the device is in, from 1; 0 for what is dead or was not looked at.</summary>
    public int LandOf(int device) => device < 0 ? 0 : Whole(Land(device));

    public bool IsCutOff(int device) =>
        Land(device) is > 0 and var land && sizes[land - 1] is var size && size <= Mainland && size * Smaller <= largest;

    // Walks end at the mainland's size, so that several begun on it need not have met: it counts as one.
    private int Whole(int land) => land > 0 && sizes[land - 1] > Mainland ? sizes.FindIndex(s => s > Mainland) + 1 : land;

    private ref int Land(int device) => ref landOf[device - graph.Network.FirstDevice];

    private void Walk(int start)
    {
        sizes.Add(0);
        var land = sizes.Count;
        open.Clear();
        Visit(start, land);
        while (sizes[land - 1] <= Mainland && open.TryDequeue(out var device))
        {
            foreach (var (link, far) in graph.Network.Of(device))
            {
                if (!broken.IsBroken(link) && !dead.Contains(far))
                {
                    Visit(far, land);
                }
            }
        }

        largest = Math.Max(largest, sizes[land - 1]);
    }

    private void Visit(int device, int land)
    {
        ref var known = ref Land(device);
        if (known == 0)
        {
            known = land;
            visited.Add(device);
            sizes[land - 1]++;
            open.Enqueue(device);
        }
        else if (known != land)
        {
            // It reaches what was found to be large before.
            sizes[land - 1] = Math.Max(sizes[land - 1], sizes[known - 1]);
        }
    }
}
