using System.Collections.Immutable;

namespace Assurance.Model.Faults;

/// <summary>Who works on a fault and its ticket, by a person's word, and how it came to that.</summary>
/// <param name="User">Whose it is; null: nobody's.</param>
/// <param name="By">Who said so; empty: its time was up.</param>
/// <param name="Until">When it ends by itself, if the fault is open then; null: it holds until somebody says otherwise.</param>
/// <param name="Version">1 for the first word about the fault, one more for each further.</param>
/// <param name="Steps">All that was said, oldest first.</param>
public sealed record Assignment(
    string Fault, string? User, string By, DateTimeOffset Time, DateTimeOffset? Until, int Version, ImmutableArray<FaultStep> Steps)
{
    /// <summary>Whose it was until its time was up; null where it did not end so.</summary>
    public string? Lapsed { get; init; }

    public static Assignment None(string fault) => new(fault, null, "", default, null, 0, []);

    /// <param name="minutes">For how long; null or 0: without an end.</param>
    public Assignment To(string? user, string by, DateTimeOffset now, double? minutes) => this with
    {
        User = user,
        By = by,
        Time = now,
        Until = user is not null && minutes is > 0 ? now.AddMinutes(minutes.Value) : null,
        Version = Version + 1,
        Lapsed = null,
        Steps = Steps.Add(new FaultStep(now, user is null ? Explanation.Of(ExplanationCodes.StepUnassigned, User ?? "") : Explanation.Of(ExplanationCodes.StepAssigned, user), by)),
    };

    /// <summary>Nobody's again, since its time was up.</summary>
    public Assignment Ended(DateTimeOffset now) => this with
    {
        User = null,
        By = "",
        Time = now,
        Until = null,
        Version = Version + 1,
        Lapsed = User,
        Steps = Steps.Add(new FaultStep(now, Explanation.Of(ExplanationCodes.StepAssignmentEnded, User ?? ""), "")),
    };
}
