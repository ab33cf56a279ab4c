using System.Collections.Immutable;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;

namespace Assurance.Correlation.Stages;

/// <summary>The circuits of key accounts under all open faults: where one fault ends, another may still hold a circuit down, and then nobody
/// is told that it works.</summary>
[StageState]
internal sealed class NotifyAccountManagersCircuits
{
    private readonly Dictionary<string, Impact> impactOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> faultsOf = new(StringComparer.Ordinal);

    public void Take(Fault fault)
    {
        var before = impactOf.GetValueOrDefault(fault.Id, Impact.None);
        var now = fault.Status == FaultStatus.Open ? fault.Impact : Impact.None;
        if (ReferenceEquals(before, now))
        {
            return;
        }

        if (now.IsNone)
        {
            impactOf.Remove(fault.Id);
        }
        else
        {
            impactOf[fault.Id] = now;
        }

        if (before.Customers != now.Customers)
        {
            Follow(fault.Id, before, now);
        }
    }

    /// <summary>A customer's circuits with the worst state that any open fault still gives them.</summary>
    public ImmutableArray<AffectedCircuit> AsTheyAre(string customer, ImmutableArray<AffectedCircuit> circuits)
    {
        var impacts = faultsOf.TryGetValue(customer, out var faults) ? faults.Select(f => impactOf[f]).ToArray() : [];
        return [.. circuits.Select(c => c with { State = impacts.Select(i => i.StateOf(c.Circuit)).DefaultIfEmpty(ServiceState.Up).Max() })];
    }

    private void Follow(string fault, Impact before, Impact now)
    {
        var touched = now.Customers.Where(c => c.IsKeyAccount).Select(c => c.Customer).ToHashSet(StringComparer.Ordinal);
        foreach (var left in before.Customers.Where(c => c.IsKeyAccount && !touched.Contains(c.Customer)))
        {
            Leave(left.Customer, fault);
        }

        foreach (var customer in touched)
        {
            if (!faultsOf.TryGetValue(customer, out var faults))
            {
                faultsOf.Add(customer, faults = new(StringComparer.Ordinal));
            }

            faults.Add(fault);
        }
    }

    private void Leave(string customer, string fault)
    {
        var faults = faultsOf[customer];
        faults.Remove(fault);
        if (faults.Count == 0)
        {
            faultsOf.Remove(customer);
        }
    }
}
