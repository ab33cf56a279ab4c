using System.Collections.Immutable;
using Assurance.Model.Faults;

namespace Assurance.Correlation.Stages;

/// <summary>The circuits of all open faults: where one fault ends, another may still hold a circuit down, and then nobody is told
/// that it works.</summary>
internal sealed class NotifyAccountManagersCircuits
{
    private readonly Dictionary<string, Dictionary<string, ServiceState>> byFault = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> faultsOf = new(StringComparer.Ordinal);

    public void Take(Fault fault)
    {
        if (byFault.Remove(fault.Id, out var before))
        {
            foreach (var circuit in before.Keys)
            {
                Leave(circuit, fault.Id);
            }
        }

        if (fault.Status != FaultStatus.Open || fault.Impact.IsNone)
        {
            return;
        }

        byFault[fault.Id] = fault.Impact.Circuits.ToDictionary(c => c.Circuit, c => c.State, StringComparer.Ordinal);
        foreach (var circuit in fault.Impact.Circuits)
        {
            if (!faultsOf.TryGetValue(circuit.Circuit, out var faults))
            {
                faultsOf.Add(circuit.Circuit, faults = new(StringComparer.Ordinal));
            }

            faults.Add(fault.Id);
        }
    }

    /// <summary>The circuits with the worst state that any open fault still gives them.</summary>
    public ImmutableArray<AffectedCircuit> AsTheyAre(ImmutableArray<AffectedCircuit> circuits) =>
        [.. circuits.Select(c => c with { State = StateOf(c.Circuit) })];

    private ServiceState StateOf(string circuit) =>
        faultsOf.TryGetValue(circuit, out var faults) ? faults.Max(f => byFault[f][circuit]) : ServiceState.Up;

    private void Leave(string circuit, string fault)
    {
        var faults = faultsOf[circuit];
        faults.Remove(fault);
        if (faults.Count == 0)
        {
            faultsOf.Remove(circuit);
        }
    }
}
