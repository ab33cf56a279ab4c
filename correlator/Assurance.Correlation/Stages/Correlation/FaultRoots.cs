using Assurance.Correlation.Snapshots;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Where open faults are rooted, which devices their causes part from the rest of the network, and which are told as perhaps dead.</summary>
[StageState]
internal sealed class FaultRoots
{
    private readonly Dictionary<int, List<FaultCase>> rootedAt = [];
    private readonly SortedDictionary<long, FaultCase> parting = [];
    private readonly Dictionary<string, List<FaultCase>> doubting = new(StringComparer.Ordinal);

    public IReadOnlyList<FaultCase> At(int node) => rootedAt.TryGetValue(node, out var list) ? list : [];

    /// <summary>Faults whose cause parts one of these devices from the rest of the network, oldest first.</summary>
    public IEnumerable<FaultCase> Parting(int one, int other) =>
        parting.Values.Where(f => f.Parts!.Contains(one) || f.Parts.Contains(other));

    /// <summary>Faults that tell of a device as perhaps dead.</summary>
    public IReadOnlyList<FaultCase> Doubting(string device) => doubting.TryGetValue(device, out var list) ? list : [];

    /// <summary>Notes the devices that a fault tells of as perhaps dead.</summary>
    public void Doubt(FaultCase fault, IReadOnlyList<string> devices)
    {
        foreach (var device in fault.DoubtedDevices)
        {
            doubting[device].Remove(fault);
            _ = doubting[device].Count == 0 && doubting.Remove(device);
        }

        fault.DoubtedDevices = devices;
        foreach (var device in devices)
        {
            doubting.TryAdd(device, []);
            doubting[device].Add(fault);
        }
    }

    /// <summary>Roots a fault at another node than before; -1 for nowhere.</summary>
    /// <param name="mayPart">Whether its cause may part devices from the rest of the network: nothing does with which nothing is lost.</param>
    public void Put(FaultCase fault, int node, bool mayPart, FaultComposer composer)
    {
        if (fault.RootNode == node && (node < 0 || fault.Parts is not null == mayPart))
        {
            return;
        }

        if (rootedAt.TryGetValue(fault.RootNode, out var before))
        {
            before.Remove(fault);
        }

        fault.RootNode = node;
        fault.Parts = mayPart && node >= 0 ? composer.CutOffBy(node) : null;
        parting.Remove(fault.Number);
        if (fault.Parts is { Count: > 0 })
        {
            parting[fault.Number] = fault;
        }

        if (node >= 0)
        {
            rootedAt.TryAdd(node, []);
            rootedAt[node].Add(fault);
        }
    }

    /// <summary>Forgets where faults are rooted: nodes of another inventory have other numbers. Devices in doubt go by their ids.</summary>
    public void ForgetNodes()
    {
        foreach (var fault in rootedAt.Values.SelectMany(f => f))
        {
            fault.RootNode = -1;
        }

        rootedAt.Clear();
        parting.Clear();
    }
}
