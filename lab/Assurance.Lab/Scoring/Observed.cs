namespace Assurance.Lab.Scoring;

/// <summary>What a product has concluded: the faults that appeared since the scenario began.</summary>
public sealed record Observed(IReadOnlyList<ObservedFault> Faults);

/// <param name="RootCause">Inventory id of the root cause resource; null when it names none.</param>
/// <param name="Circuits">Circuit id to state (down, degraded, atRisk).</param>
/// <param name="PlannedWork">Id of the planned work it names, if any.</param>
/// <param name="Resolved">Over already.</param>
public sealed record ObservedFault(
    string Id, string? RootCause, IReadOnlyDictionary<string, string> Circuits, bool HasTicket, string? PlannedWork = null, bool Resolved = false);
