using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;

namespace Assurance.Correlation.Stages;

/// <summary>Writes down the circuits and customers of a fault, in id order; the same records as before where nothing changed.</summary>
[StageState]
internal sealed class AssessImpactWriter
{
    private long passes;

    public Impact Impact(AssessImpactHold hold)
    {
        if (hold.Circuits.Length == 0)
        {
            return Assurance.Model.Faults.Impact.None;
        }

        var circuits = Array.ConvertAll(hold.Circuits, c => c.Row);
        var customers = Array.ConvertAll(Tally(hold), c => c.Row());
        return new Impact(ImmutableCollectionsMarshal.AsImmutableArray(circuits), ImmutableCollectionsMarshal.AsImmutableArray(customers));
    }

    /// <summary>Those that own the root, then those that own a circuit.</summary>
    public static ImmutableArray<string> Organizations(Fault fault, AssessImpactHold hold)
    {
        var own = hold.Organizations ??= Owners(hold.Circuits);
        return fault.Organizations.IsEmpty ? own
            : own.IsEmpty ? [.. fault.Organizations.Distinct(StringComparer.Ordinal)]
            : [.. fault.Organizations.Concat(own).Distinct(StringComparer.Ordinal)];
    }

    private static ImmutableArray<string> Owners(CircuitStanding[] circuits)
    {
        var (owners, last) = (new SortedSet<string>(StringComparer.Ordinal), (string?)null);
        foreach (var circuit in circuits)
        {
            // Those of one unit often come one after the other.
            if (circuit.Organization is { } unit && !ReferenceEquals(unit, last))
            {
                owners.Add(last = unit);
            }
        }

        return [.. owners];
    }

    private CustomerTally[] Tally(AssessImpactHold hold)
    {
        var pass = ++passes;
        var met = hold.Customers is null ? new List<CustomerTally>() : null;
        foreach (var circuit in hold.Circuits)
        {
            if (circuit.Customer is not { } customer)
            {
                continue;
            }

            if (customer.Pass != pass)
            {
                (customer.Pass, customer.Worst, customer.Circuits) = (pass, ServiceState.Up, 0);
                met?.Add(customer);
            }

            customer.Worst = circuit.State > customer.Worst ? circuit.State : customer.Worst;
            customer.Circuits++;
        }

        return hold.Customers ??= [.. met!.OrderBy(c => c.Id, StringComparer.Ordinal)];
    }
}
