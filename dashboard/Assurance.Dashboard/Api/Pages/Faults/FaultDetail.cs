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
    VerdictOfFault? Verdict,
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

/// <summary>What a person decided against the engine, and what the engine had named.</summary>
internal sealed record VerdictOfFault(VerdictKind Kind, string User, DateTimeOffset Time, IReadOnlyList<string> EngineRoots);

/// <summary>Faults that are part of this one.</summary>
internal sealed record MergeRequest(IReadOnlyList<string>? Faults);

/// <summary>Alarms of the fault that are a fault of their own.</summary>
internal sealed record SplitRequest(IReadOnlyList<string>? Alarms);

/// <summary>What is broken: a thing of the inventory by kind and id.</summary>
internal sealed record RootRequest(string? Kind, string? Id);

/// <summary>A decision as a case to learn from: the alarms, what the engine made of them, what the person made of them.</summary>
internal sealed record FaultLesson(string Fault, FaultVerdict Verdict, EntityRef Root, IReadOnlyList<AlarmOfLesson> Alarms);

internal sealed record AlarmOfLesson(
    string Id, string Fault, string Condition, string ObjectId, string ObjectName, string Device, PerceivedSeverity Severity, DateTimeOffset RaisedAt, DateTimeOffset? ClearedAt);

/// <summary>A comment to add.</summary>
internal sealed record CommentRequest(string? Text);
