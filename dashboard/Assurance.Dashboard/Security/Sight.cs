using System.Collections.Immutable;
using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Notices;
using Assurance.Model.Tickets;
using Assurance.Storage.Accounts;

namespace Assurance.Dashboard.Security;

/// <summary>What one viewer may see: the single rule behind every list, detail, history, export and live view.
/// An administrator, or a user without unit, sees everything. An account manager sees their customers, the circuits of these, and the faults,
/// alarms and tickets that touch them. Everyone else sees their unit and those below: alarms by their device's site, faults and tickets by the
/// units they concern. What belongs to no unit (a sender the inventory does not know) only a unit at the top sees.
/// A fault is shown whole to the unit it lies in; to others cut down to what is theirs.</summary>
internal sealed class Sight
{
    private readonly LiveState state;
    private readonly IReadOnlySet<string> units;
    private readonly IReadOnlySet<string> customers;
    private readonly bool isTop;

    /// <param name="today">Where the state is a past one, the inventory that says what the viewer's unit and portfolio are; null: <paramref name="inventory"/>.</param>
    public Sight(Viewer viewer, NetworkInventory inventory, LiveState state, NetworkInventory? today = null)
    {
        var scope = today ?? inventory;
        this.state = state;
        Inventory = inventory;
        IsAccountManager = viewer.SeesAlarmsThroughFaults;
        SeesEverything = viewer.Role == Roles.Administrator || (viewer.Organization is null && !IsAccountManager);
        units = viewer.Organization is null || SeesEverything || IsAccountManager ? Units.None : Units.Below(viewer.Organization, scope);
        isTop = SeesEverything || (!IsAccountManager && Units.IsTop(viewer.Organization!, scope));
        customers = IsAccountManager ? Portfolio.Of(viewer.User, scope) : Units.None;
    }

    public NetworkInventory Inventory { get; }

    public bool SeesEverything { get; }

    public bool IsAccountManager { get; }

    /// <summary>Figures of the line itself: everyone who works the network.</summary>
    public bool SeesHealth => !IsAccountManager;

    /// <summary>A unit's own; null is nobody's, which the top sees.</summary>
    public bool SeesUnit(string? organization) =>
        SeesEverything || (organization is not null && Inventory.Tables.Organizations.ContainsKey(organization) ? units.Contains(organization) : isTop);

    public bool Sees(Alarm alarm) =>
        SeesEverything
        || (IsAccountManager ? state.PlaceOf(alarm.Id) is { } place && state.Fault(place.Fault) is { } fault && Sees(fault) : SeesDevice(alarm.Object.DeviceId));

    public bool Sees(Fault fault) =>
        SeesEverything
        || (IsAccountManager ? fault.Impact.Customers.Any(c => customers.Contains(c.Customer)) : SeesAnyUnit(fault.Organizations));

    public bool Sees(Ticket ticket) =>
        SeesEverything
        || (IsAccountManager
            ? ticket.Customers.Any(customers.Contains)
            : SeesAnyUnit(ticket.Organizations) || (state.Fault(ticket.Fault) is { } fault && Sees(fault)));

    public bool Sees(Customer customer) =>
        SeesEverything
        || (IsAccountManager
            ? customers.Contains(customer.Id)
            : SeesUnit(customer.Organization) || Inventory.CircuitsOf(customer.Id).Any(c => c.Organization is not null && units.Contains(c.Organization)));

    public bool Sees(Circuit circuit) =>
        SeesEverything
        || (IsAccountManager
            ? circuit.Customer is not null && customers.Contains(circuit.Customer)
            : SeesUnit(circuit.Organization) || (CustomerOf(circuit)?.Organization is { } organization && units.Contains(organization)));

    public bool SeesSite(string? site) =>
        !IsAccountManager && SeesUnit(site is not null && Inventory.Tables.Sites.TryGetValue(site, out var known) ? known.Organization : null);

    public bool SeesDevice(string? device) =>
        SeesEverything || SeesSite(device is not null && Inventory.Tables.Devices.TryGetValue(device, out var known) ? known.Site : null);

    /// <summary>What an address sends: that of the device that is known to send from it.</summary>
    public bool SeesSource(string address) => SeesDevice(Inventory.Senders.Find(address)?.Id);

    public bool SeesCustomer(string id) =>
        SeesEverything || (Inventory.Tables.Customers.TryGetValue(id, out var customer) ? Sees(customer) : !IsAccountManager && isTop);

    /// <summary>A fault this viewer sees, with what is not theirs left out.</summary>
    public Fault Cut(Fault fault)
    {
        if (SeesEverything)
        {
            return fault;
        }

        var alarms = IsAccountManager ? fault.Alarms : [.. fault.Alarms.Where(a => state.Alarm(a.Alarm) is { } alarm && Sees(alarm))];
        if (!IsAccountManager && fault.Site is not null && SeesSite(fault.Site))
        {
            return fault with { Alarms = alarms };
        }

        var circuits = fault.Impact.Circuits.Where(SeesAffected).ToImmutableArray();
        var owners = circuits.ToLookup(c => c.Customer, StringComparer.Ordinal);
        return fault with
        {
            Alarms = alarms,
            Impact = new Impact(circuits, [.. fault.Impact.Customers.Where(c => owners.Contains(c.Customer)).Select(c => Recount(c, owners[c.Customer]))]),
            Exposure = [.. fault.Exposure.Where(e => owners.Contains(e.Customer))],
        };
    }

    /// <summary>A ticket this viewer sees, with what is not theirs left out. Its description names every customer, so an account manager gets the name
    /// of the fault in its place.</summary>
    public Ticket Cut(Ticket ticket)
    {
        if (SeesEverything)
        {
            return ticket;
        }

        if (state.Fault(ticket.Fault) is not { } fault || !Sees(fault))
        {
            return ticket with { Circuits = [.. ticket.Circuits.Where(SeesCircuit)], Customers = [.. ticket.Customers.Where(SeesCustomer)], Alarms = [], Description = ticket.Name };
        }

        var cut = Cut(fault);
        var whole = cut.Impact.Circuits.Length == fault.Impact.Circuits.Length;
        var shown = cut.Impact.Circuits.Select(c => c.Circuit).ToHashSet(StringComparer.Ordinal);
        var alarms = cut.Alarms.Select(a => a.Alarm).ToHashSet(StringComparer.Ordinal);
        var customers = cut.Impact.Customers.Select(c => c.Customer).ToHashSet(StringComparer.Ordinal);
        return ticket with
        {
            Circuits = [.. ticket.Circuits.Where(c => shown.Contains(c) || SeesCircuit(c))],
            Customers = [.. ticket.Customers.Where(c => customers.Contains(c) || SeesCustomer(c))],
            Alarms = [.. ticket.Alarms.Where(a => alarms.Contains(a) || (state.Alarm(a) is { } alarm && Sees(alarm)))],
            Description = whole ? ticket.Description : ticket.Name,
        };
    }

    public bool Sees(Notice notice) => SeesCustomer(notice.Customer);

    private bool SeesAnyUnit(ImmutableArray<string> organizations) => organizations.IsEmpty ? SeesUnit(null) : organizations.Any(SeesUnit);

    private bool SeesAffected(AffectedCircuit affected) =>
        Inventory.Tables.Circuits.TryGetValue(affected.Circuit, out var circuit) ? Sees(circuit) : SeesCustomer(affected.Customer);

    private bool SeesCircuit(string id) => Inventory.Tables.Circuits.TryGetValue(id, out var circuit) && Sees(circuit);

    private static AffectedCustomer Recount(AffectedCustomer customer, IEnumerable<AffectedCircuit> own) =>
        customer with { Circuits = own.Count(), State = own.Max(c => c.State) };

    private Customer? CustomerOf(Circuit circuit) =>
        circuit.Customer is null ? null : Inventory.Tables.Customers.GetValueOrDefault(circuit.Customer);
}
