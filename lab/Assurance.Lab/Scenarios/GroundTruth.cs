namespace Assurance.Lab.Scenarios;

/// <summary>What is true while a scenario stands. No faults: nothing may be concluded, no ticket opened, nobody told.</summary>
/// <param name="Alarms">What is reported, whether or not it belongs to a fault.</param>
public sealed record GroundTruth(IReadOnlyList<FaultTruth> Faults, IReadOnlyList<AlarmTruth> Alarms);

/// <summary>One cause and what follows from it.</summary>
public sealed record FaultTruth
{
    /// <summary>What is broken: site, cable, device, card, interface, link, bgp.</summary>
    public required string Kind { get; init; }

    /// <summary>Inventory id of the root cause.</summary>
    public required string RootCause { get; init; }

    /// <summary>Other ids that are as right, since no evidence could tell them apart.</summary>
    public required IReadOnlyList<string> Alternatives { get; init; }

    public required IReadOnlyList<CircuitTruth> Circuits { get; init; }

    /// <summary>Key accounts of the affected circuits: their managers are told, unless planned work explains it.</summary>
    public required IReadOnlyList<string> Customers { get; init; }

    /// <summary>Alarms that belong under the fault.</summary>
    public required IReadOnlyList<AlarmTruth> Alarms { get; init; }

    public bool Flapping { get; init; }

    /// <summary>Id of the planned work that explains it: then no ticket and no message.</summary>
    public string? PlannedWork { get; init; }

    public bool Ticket => PlannedWork is null;

    public bool Accepts(string? rootCause) => rootCause is not null && (rootCause == RootCause || Alternatives.Contains(rootCause));
}

/// <param name="States">The states that count as right, the truest first: down, degraded, atRisk.</param>
public sealed record CircuitTruth(string Id, string Number, string Customer, IReadOnlyList<string> States)
{
    public string State => States[0];
}

/// <param name="Device">Id of the reporting device.</param>
/// <param name="Object">Id of the resource it reports on.</param>
public sealed record AlarmTruth(string Device, string Object, string Says);
