using System.Collections.Immutable;
using Assurance.Dashboard.Live;
using Assurance.Model.Faults;

namespace Assurance.Dashboard.Api.Pages.Customers;

/// <summary>A customer, whom to talk to, and how its circuits stand now.</summary>
/// <param name="State">The worst state of its circuits.</param>
/// <param name="OpenFaults">Ids of the open faults that touch it.</param>
internal sealed record CustomerDetail(
    string Id,
    string Name,
    string? Parent,
    ImmutableArray<string> Classes,
    int Stars,
    bool KeyAccount,
    bool Premier,
    decimal MonthlySpend,
    string Industry,
    string? Organization,
    string Language,
    ContactOfCustomer? AccountManager,
    IReadOnlyList<ContactOfCustomer> Contacts,
    ServiceState State,
    IReadOnlyList<CircuitOfCustomer> Circuits,
    IReadOnlyList<string> OpenFaults);

/// <summary>A person of or for the customer; <paramref name="Relation"/> as contacts.csv has it, or <c>accountManager</c>.</summary>
internal sealed record ContactOfCustomer(string Person, string Name, string Relation, string Email, string Phone, ImmutableArray<string> Channels);

internal sealed record CircuitOfCustomer(string Circuit, string Number, string Name, string Product, long Bandwidth, string? Sla, string Protection, ServiceState State);

/// <summary>The open faults that touch a customer.</summary>
internal sealed record CustomerImpact(string Customer, string Name, ServiceState State, IReadOnlyList<FaultOfCustomer> Faults);

/// <param name="Circuits">The customer's circuits the fault touches, with their state as it is now.</param>
internal sealed record FaultOfCustomer(FaultRow Fault, ServiceState State, IReadOnlyList<AffectedCircuit> Circuits);

/// <summary>The faults that touched a customer and are over, the newest first, at most 200.</summary>
internal sealed record CustomerHistory(string Customer, string Name, IReadOnlyList<FaultOfCustomer> Faults);

/// <summary>Where the customer's agreements stand, one entry an open fault that touches a circuit with one.</summary>
internal sealed record CustomerExposure(string Customer, string Name, IReadOnlyList<ExposureOfFault> Exposure);

/// <param name="AsOf">When it was reckoned.</param>
/// <param name="Circuit">The circuit with least left.</param>
/// <param name="MinutesLeft">Negative once breached.</param>
/// <param name="NextThresholdAt">Null if the clock stands.</param>
internal sealed record ExposureOfFault(
    string Fault,
    string? Ticket,
    string Customer,
    string Circuit,
    DateTimeOffset AsOf,
    double MinutesUsed,
    double MinutesLeft,
    DateTimeOffset? NextThresholdAt,
    decimal CostSoFar,
    decimal CostPerMinute);
