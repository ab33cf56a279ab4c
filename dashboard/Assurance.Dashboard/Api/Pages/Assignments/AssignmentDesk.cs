using System.Collections.Immutable;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Model.Faults;
using Assurance.Model.Operations;
using Assurance.Storage.Accounts;

namespace Assurance.Dashboard.Api.Pages.Assignments;

/// <summary>Gives faults to people: only to who may work on them and sees them, and never over what somebody else said meanwhile.</summary>
internal sealed class AssignmentDesk(LiveState state, Sights sights, AccountRegister accounts, OperatorDesk desk)
{
    public async Task<AssignmentAnswer> AssignAsync(HttpContext context, IReadOnlyList<FaultToAssign> asked, string? to, double minutes)
    {
        var (viewer, sight) = (Viewer.Of(context.User), sights.Of(context));
        var theirs = to is null ? null : sights.Of(await AssigneeAsync(to, viewer, context.RequestAborted));
        var refused = new List<NotAssigned>();
        var wanted = ImmutableArray.CreateBuilder<FaultAtVersion>();
        foreach (var (id, version) in asked)
        {
            if (WhyNot(id!, sight, theirs) is { } reason)
            {
                refused.Add(new NotAssigned(id!, reason));
            }
            else
            {
                wanted.Add(new FaultAtVersion(id!, version ?? state.AssignmentOf(id!)?.Version ?? 0));
            }
        }

        return wanted.Count == 0 ? new([], refused) : await SubmitAsync(context, new AssignFaults(viewer.User, wanted.ToImmutable(), to, minutes), refused);
    }

    /// <summary>Whom the viewer may give a fault to: everyone who may work on faults and sees it, or without a fault whoever belongs to a unit in sight.</summary>
    public async Task<IReadOnlyList<Assignee>> AssigneesAsync(HttpContext context, Fault? fault)
    {
        var (viewer, sight) = (Viewer.Of(context.User), sights.Of(context));
        var people = (await accounts.ListAsync(context.RequestAborted)).Where(a => !a.Disabled).Select(a => new Viewer(a.Name, a.Role, a.Organization)).ToList();
        if (!people.Exists(p => p.User == viewer.User))
        {
            people.Insert(0, viewer);
        }

        return
        [
            .. people.Where(p => Policies.Of(p.Role).Contains(Policies.Operate) && (p.User == viewer.User || (fault is null ? InSight(p, sight) : sights.Of(p).Sees(fault))))
                .Select(p => new Assignee(p.User, p.Role, p.Organization, p.Organization is null ? null : sight.Inventory.Tables.Organizations.GetValueOrDefault(p.Organization)?.Name)),
        ];
    }

    private static bool InSight(Viewer person, Sight sight) => sight.SeesEverything || (person.Organization is not null && sight.SeesUnit(person.Organization));

    private async Task<Viewer> AssigneeAsync(string to, Viewer viewer, CancellationToken cancellation)
    {
        if (to == viewer.User)
        {
            return viewer;
        }

        var person = (await accounts.ListAsync(cancellation)).FirstOrDefault(a => a.Name == to);
        return person is { Disabled: false } && Policies.Of(person.Role).Contains(Policies.Operate)
            ? new Viewer(person.Name, person.Role, person.Organization)
            : throw new ApiException(ApiError.Invalid($"'to': '{to}' is no user who may work on faults"));
    }

    private string? WhyNot(string id, Sight sight, Sight? theirs) =>
        state.Fault(id) is not { } fault || !sight.Sees(fault) ? "unknown"
        : fault.Status != FaultStatus.Open ? "over"
        : theirs?.Sees(fault) == false ? "notTheirs"
        : null;

    private async Task<AssignmentAnswer> SubmitAsync(HttpContext context, AssignFaults command, List<NotAssigned> refused)
    {
        var (position, folded) = await desk.SubmitAsync(context, command);
        if (!folded)
        {
            throw new ApiException(new ApiError(
                StatusCodes.Status503ServiceUnavailable, "engineBehind", $"it is kept at journal position {position}; the engine has not got there yet"));
        }

        var done = command.Faults.Where(f => Came(f, command)).Select(f => f.Fault).ToHashSet(StringComparer.Ordinal);
        refused.AddRange(command.Faults.Where(f => !done.Contains(f.Fault)).Select(f => Lost(f.Fault)));
        return new([.. done.Order(StringComparer.Ordinal)], refused);
    }

    // What the step of that version says; taking from nobody is done already.
    private bool Came(FaultAtVersion asked, AssignFaults command)
    {
        var now = state.AssignmentOf(asked.Fault) ?? Assignment.None(asked.Fault);
        return now.Version == asked.Version
            ? command.To is null && now.User is null
            : now.Steps.Length > asked.Version && now.Steps[asked.Version] is var step && step.User == command.User
                && step.What.Code == (command.To is null ? ExplanationCodes.StepUnassigned : ExplanationCodes.StepAssigned)
                && (command.To is null || step.What.Arguments[0] == command.To);
    }

    private NotAssigned Lost(string id) => state.AssignmentOf(id) is { } now && state.Fault(id) is { Status: FaultStatus.Open }
        ? new(id, "changed", now.User, now.By, now.Time, now.Version)
        : new(id, "over");
}
