using System.Collections.Immutable;
using Assurance.Correlation.Topology;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages;

/// <summary>Writes down the circuits and customers of a fault, in id order.</summary>
internal sealed class AssessImpactWriter(TopologyGraph graph, NetworkInventory inventory)
{
    public Impact Impact(AssessImpactHold hold, AssessImpactCircuits circuits)
    {
        if (hold.Circuits.Count == 0)
        {
            return Assurance.Model.Faults.Impact.None;
        }

        ImmutableArray<AffectedCircuit> affected = [.. hold.Circuits.Select(c => Circuit(c, circuits))];
        var customers = affected.Where(c => c.Customer.Length > 0).GroupBy(c => c.Customer, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        return new Impact(affected, [.. customers.Select(g => Customer(g.Key, [.. g]))]);
    }

    /// <summary>Those that own the root, then those that own a circuit.</summary>
    public ImmutableArray<string> Organizations(Fault fault, AssessImpactHold hold)
    {
        var own = hold.Circuits.Select(c => graph.Paths.Circuit(c).Organization).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. fault.Organizations.Concat(own).Distinct(StringComparer.Ordinal)];
    }

    private AffectedCircuit Circuit(int place, AssessImpactCircuits circuits)
    {
        var circuit = graph.Paths.Circuit(place);
        var (state, since) = circuits.StateOf(place);
        return new AffectedCircuit(circuit.Id, circuit.Number, circuit.Name, circuit.Customer ?? "", state, since);
    }

    private AffectedCustomer Customer(string id, List<AffectedCircuit> circuits)
    {
        var worst = circuits.Max(c => c.State);
        return inventory.Tables.Customers.TryGetValue(id, out var customer)
            ? new AffectedCustomer(id, customer.Name, customer.AccountManager, worst, circuits.Count, customer.Stars, customer.IsKeyAccount, customer.IsPremier)
            : new AffectedCustomer(id, id, null, worst, circuits.Count, 0, false, false);
    }
}
