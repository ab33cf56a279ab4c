namespace Assurance.Dashboard.Api.Pages.Assignments;

/// <summary>What to assign, to whom and for how long.</summary>
/// <param name="To">A user who may work on faults; null or empty: nobody.</param>
/// <param name="Minutes">0 to 10,080 (a week); 0 or left out: without an end.</param>
internal sealed record AssignmentRequest(IReadOnlyList<FaultToAssign>? Faults, string? To, double? Minutes);

/// <param name="Version">The version that the caller saw; left out: whatever it is now.</param>
internal sealed record FaultToAssign(string? Id, int? Version);

/// <summary>What came of it.</summary>
internal sealed record AssignmentAnswer(IReadOnlyList<string> Done, IReadOnlyList<NotAssigned> NotDone);

/// <summary>A fault that stayed as it was.</summary>
/// <param name="Reason"><c>unknown</c> (or not the caller's to see), <c>over</c>, <c>notTheirs</c> (outside the sight of who should have it), or <c>changed</c>:
/// somebody was quicker, and the rest says who, to whom and when.</param>
internal sealed record NotAssigned(string Id, string Reason, string? User = null, string? By = null, DateTimeOffset? Time = null, int? Version = null);

/// <summary>Somebody a fault can be given to.</summary>
internal sealed record Assignee(string User, string Role, string? Organization, string? OrganizationName);
