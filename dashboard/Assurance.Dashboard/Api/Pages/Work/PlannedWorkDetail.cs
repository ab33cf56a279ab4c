using Assurance.Dashboard.Live;
using Assurance.Model.Faults;

namespace Assurance.Dashboard.Api.Pages.Work;

/// <summary>A circuit in the outlook of planned work.</summary>
/// <param name="With">The fault, or the other work, on its other leg; the fault that took it down beyond the plan; null else.</param>
internal sealed record WorkCircuit(string Circuit, string Number, string Name, string? Customer, string? CustomerName, bool KeyAccount, string? With);

/// <summary>Everything about planned work. Lists hold at most <see cref="Maximum"/>; the row has the numbers.</summary>
internal sealed record PlannedWorkDetail(
    PlannedWorkRow Work,
    IReadOnlyList<EntityRef> Elements,
    IReadOnlyList<WorkCircuit> Down,
    IReadOnlyList<WorkCircuit> AtRisk,
    IReadOnlyList<WorkCircuit> Conflicts,
    IReadOnlyList<WorkCircuit> BeyondPlan,
    IReadOnlyList<string> Faults)
{
    public const int Maximum = 200;
}
