using System.Collections.Concurrent;
using System.Collections.Immutable;
using Assurance.Correlation.State;
using Assurance.Dashboard.Security;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Live;

/// <summary>Customers and how their circuits stand, from the open faults that touch them.</summary>
internal sealed class CustomerRows(LiveState state, Exposures exposures) : IRowSource
{
    // Kept by the feed's thread, read by any.
    private readonly ConcurrentDictionary<string, ImmutableSortedSet<string>> openFaults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> customersOfFault = new(StringComparer.Ordinal);

    public string View => "customers";

    public string DefaultSort => "-state,-stars,name";

    public Columns Columns { get; } = Columns.Of<CustomerRow>();

    public IEnumerable<string> Ids => state.Inventory.Tables.Customers.Values.Select(c => c.Id);

    public object? Row(string id, Sight sight) =>
        sight.Inventory.Tables.Customers.TryGetValue(id, out var customer) && sight.Sees(customer) ? Row(customer, sight) : null;

    /// <summary>Takes a fault's change in and names the customers whose rows it may change.</summary>
    public IEnumerable<string> Follow(string faultId)
    {
        var fault = state.Fault(faultId);
        ImmutableArray<string> now = fault is { Status: FaultStatus.Open } ? [.. fault.Impact.Customers.Select(c => c.Customer)] : [];
        var before = customersOfFault.GetValueOrDefault(faultId, []);
        foreach (var left in before.Except(now, StringComparer.Ordinal))
        {
            openFaults[left] = FaultsOf(left).Remove(faultId);
        }

        foreach (var touched in now)
        {
            openFaults[touched] = FaultsOf(touched).Add(faultId);
        }

        if (now.IsEmpty)
        {
            customersOfFault.Remove(faultId);
        }
        else
        {
            customersOfFault[faultId] = now;
        }

        return before.Union(now, StringComparer.Ordinal);
    }

    private static string? NameOf(string? person, NetworkInventory inventory) =>
        person is not null && inventory.Tables.People.TryGetValue(person, out var known) && known.Name.Length > 0 ? known.Name : person;

    private ImmutableSortedSet<string> FaultsOf(string customer) =>
        openFaults.GetValueOrDefault(customer, ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    private CustomerRow Row(Customer customer, Sight sight)
    {
        var faults = FaultsOf(customer.Id).Select(state.Fault).OfType<Fault>().Where(f => f.Status == FaultStatus.Open && sight.Sees(f)).ToArray();
        var circuits = sight.Inventory.CircuitsOf(customer.Id).Where(sight.Sees).ToArray();
        var own = circuits.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var states = faults.SelectMany(f => f.Impact.Circuits)
            .Where(c => c.Customer == customer.Id && own.Contains(c.Circuit))
            .GroupBy(c => c.Circuit, StringComparer.Ordinal)
            .Select(g => g.Max(c => c.State))
            .ToArray();
        var left = faults.Select(f => exposures.Of(f, customer.Id, sight.Inventory)?.MinutesLeft).Min();
        return new CustomerRow(
            customer.Id,
            customer.Name,
            [.. customer.Classes],
            customer.Stars,
            customer.IsKeyAccount,
            customer.IsPremier,
            NameOf(customer.AccountManager, sight.Inventory),
            Zones.OfCustomer(customer.Id, sight.Inventory),
            states.DefaultIfEmpty(ServiceState.Up).Max().Word(),
            circuits.Length,
            states.Count(s => s == ServiceState.Down),
            states.Count(s => s == ServiceState.Degraded),
            states.Count(s => s == ServiceState.AtRisk),
            faults.Length,
            left);
    }
}
