using Assurance.Dashboard.Live;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Sla;

namespace Assurance.Dashboard.Api.Pages.Faults;

/// <summary>Everything about one fault that its viewer may see.</summary>
/// <param name="Exposure">As of the fault's last change: the page counts on from there.</param>
/// <param name="Notices">What was told, oldest first.</param>
internal sealed record FaultDetail(
    FaultRow Fault,
    Explanation Reason,
    string? MergedInto,
    IReadOnlyList<string> Predecessors,
    IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<AlarmOfFault> Alarms,
    IReadOnlyList<AffectedCircuit> Circuits,
    IReadOnlyList<CustomerOfFault> Customers,
    IReadOnlyList<SlaExposure> Exposure,
    IReadOnlyList<FaultStep> Steps,
    IReadOnlyList<Comment> Comments,
    TicketRow? Ticket,
    IReadOnlyList<NoticeOfFault> Notices);

/// <summary>An alarm of a fault; <paramref name="Path"/> leads from the cause to it.</summary>
internal sealed record AlarmOfFault(AlarmRow Alarm, AlarmRole Role, Explanation Reason, IReadOnlyList<EntityRef> Path);

/// <summary>A customer the fault touches; <paramref name="AccountManager"/> is the person's name.</summary>
internal sealed record CustomerOfFault(
    string Customer, string Name, string? AccountManager, ServiceState State, int Circuits, int Stars, bool KeyAccount, bool Premier);

/// <summary>What was told to whom. <paramref name="State"/> is that of the customer's circuits then, <paramref name="Delivery"/> how far the message got.</summary>
internal sealed record NoticeOfFault(
    string Id, string Kind, string CustomerName, string RecipientName, string Email, ServiceState State, string Delivery, DateTimeOffset Time);

/// <summary>A comment to add.</summary>
internal sealed record CommentRequest(string? Text);
