using System.Collections.Immutable;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Pages.Faults;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Api.Pages.Customers;

/// <summary>Customers with what touches them now, for one viewer, from the live state.</summary>
internal sealed class CustomerDetails(LiveState state, FaultDetails faults, Exposures exposures)
{
    private const int Remembered = 200;

    public CustomerDetail Of(Customer customer, Sight sight)
    {
        var tables = sight.Inventory.Tables;
        var touching = Touching(customer, sight).ToArray();
        var states = touching.SelectMany(f => f.Impact.Circuits).Where(c => c.Customer == customer.Id)
            .GroupBy(c => c.Circuit, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(c => c.State), StringComparer.Ordinal);
        CircuitOfCustomer[] circuits =
        [
            .. sight.Inventory.CircuitsOf(customer.Id).Where(sight.Sees).OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => new CircuitOfCustomer(
                c.Id, c.Number, c.Name, c.Product, c.Bandwidth, c.Sla, c.Protection, states.GetValueOrDefault(c.Id))),
        ];
        return new CustomerDetail(
            customer.Id, customer.Name, customer.Parent, customer.Classes, customer.Stars, customer.IsKeyAccount, customer.IsPremier,
            customer.MonthlySpend, customer.Industry, customer.Organization, customer.Language,
            customer.AccountManager is { } manager ? ContactOf(manager, "accountManager", [], tables) : null,
            [.. tables.Contacts.Values.Where(c => c.Customer == customer.Id).OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => ContactOf(c.Person, c.Relation, c.Channels, tables))],
            circuits.Select(c => c.State).DefaultIfEmpty(ServiceState.Up).Max(),
            circuits,
            [.. touching.Select(f => f.Id)]);
    }

    public CustomerImpact Impact(Customer customer, Sight sight)
    {
        var touched = Touching(customer, sight).SelectMany(f => Touched(f, customer, sight)).ToArray();
        return new CustomerImpact(customer.Id, customer.Name, touched.Select(f => f.State).DefaultIfEmpty(ServiceState.Up).Max(), touched);
    }

    public CustomerHistory History(Customer customer, Sight sight) => new(
        customer.Id,
        customer.Name,
        [
            .. state.Faults.Where(f => f.Status == FaultStatus.Resolved && f.Impact.Circuits.Any(c => c.Customer == customer.Id) && sight.Sees(f))
                .OrderByDescending(f => f.RaisedAt).ThenBy(f => f.Id, StringComparer.Ordinal)
                .Select(sight.Cut).Where(f => f.Impact.Circuits.Any(c => c.Customer == customer.Id))
                .SelectMany(f => Touched(f, customer, sight)).Take(Remembered),
        ]);

    public CustomerExposure Exposure(Customer customer, Sight sight) => new(
        customer.Id, customer.Name, [.. Touching(customer, sight).SelectMany(f => Exposed(f, customer, sight))]);

    // Open faults that touch a circuit of the customer in the viewer's sight, cut to that sight; the oldest first.
    private IEnumerable<Fault> Touching(Customer customer, Sight sight) => state.Faults
        .Where(f => f.Status == FaultStatus.Open && f.Impact.Circuits.Any(c => c.Customer == customer.Id) && sight.Sees(f))
        .OrderBy(f => f.RaisedAt).ThenBy(f => f.Id, StringComparer.Ordinal)
        .Select(sight.Cut)
        .Where(f => f.Impact.Circuits.Any(c => c.Customer == customer.Id));

    private IEnumerable<FaultOfCustomer> Touched(Fault fault, Customer customer, Sight sight)
    {
        ImmutableArray<AffectedCircuit> own = [.. fault.Impact.Circuits.Where(c => c.Customer == customer.Id)];
        return faults.RowOf(fault.Id, sight) is { } row ? [new FaultOfCustomer(row, own.Max(c => c.State), own)] : [];
    }

    private IEnumerable<ExposureOfFault> Exposed(Fault fault, Customer customer, Sight sight) => exposures.Of(fault, customer.Id, sight.Inventory) is { } e
        ? [new ExposureOfFault(
            fault.Id, state.TicketOf(fault.Id)?.Id, e.Customer, e.Circuit, exposures.AsOf(fault), e.MinutesUsed, e.MinutesLeft, e.NextThresholdAt, e.CostSoFar, e.CostPerMinute)]
        : [];

    private static ContactOfCustomer ContactOf(string id, string relation, ImmutableArray<string> channels, InventoryTables tables) =>
        tables.People.TryGetValue(id, out var person)
            ? new ContactOfCustomer(id, person.Name, relation, person.Email, person.Phone, channels)
            : new ContactOfCustomer(id, id, relation, "", "", channels);
}
