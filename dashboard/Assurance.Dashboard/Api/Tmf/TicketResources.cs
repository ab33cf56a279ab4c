using System.Globalization;
using System.Text.Json.Serialization;
using Assurance.Correlation.State;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Tickets;

namespace Assurance.Dashboard.Api.Tmf;

internal sealed record TicketStatusChangeResource(string Status, DateTimeOffset ChangeDate, string ChangeReason, string ChangedBy);

/// <summary>A TMF621 v4 TroubleTicket. A work order for each unit is not built yet; the units stand among the related parties.</summary>
internal sealed record TicketResource
{
    public required string Id { get; init; }
    public required string Href { get; init; }

    [JsonPropertyName("@type")]
    public string Type { get; init; } = "TroubleTicket";

    public required string Name { get; init; }
    public required string Description { get; init; }
    public required string TicketType { get; init; }
    public required string Severity { get; init; }

    /// <summary>1 (highest) to 10; a text by the standard.</summary>
    public required string Priority { get; init; }

    public required string Status { get; init; }
    public required DateTimeOffset StatusChangeDate { get; init; }
    public string? StatusChangeReason { get; init; }
    public required IReadOnlyList<TicketStatusChangeResource> StatusChange { get; init; }
    public required DateTimeOffset CreationDate { get; init; }
    public required DateTimeOffset LastUpdate { get; init; }
    public DateTimeOffset? ExpectedResolutionDate { get; init; }
    public DateTimeOffset? ResolutionDate { get; init; }
    public required IReadOnlyList<NoteResource> Note { get; init; }
    public required IReadOnlyList<AttachmentResource> Attachment { get; init; }
    public required IReadOnlyList<Reference> RelatedEntity { get; init; }
    public required IReadOnlyList<Party> RelatedParty { get; init; }
    public string? Place { get; init; }

    /// <summary>Statuses it may be given next.</summary>
    public required IReadOnlyList<string> NextStatus { get; init; }
}

/// <summary>Tickets of the live state as TMF621 resources, for one viewer.</summary>
/// <param name="today">Says what was taken away from tickets, where the state is a past one; null: <paramref name="state"/>.</param>
internal sealed class TicketResources(LiveState state, Sight sight, LiveState? today = null)
{
    private readonly LiveState withdrawals = today ?? state;

    /// <summary>All this viewer sees, the newest first.</summary>
    public IEnumerable<TicketResource> All => state.Tickets.Where(sight.Sees)
        .OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id.Length).ThenByDescending(t => t.Id, StringComparer.Ordinal)
        .Select(Of);

    public TicketResource Of(Ticket whole)
    {
        var ticket = sight.Cut(whole);
        var last = ticket.StatusChanges.IsEmpty ? null : ticket.StatusChanges[^1];
        return new TicketResource
        {
            Id = ticket.Id,
            Href = Hrefs.Ticket(ticket.Id),
            Name = ticket.Name,
            Description = ticket.Description,
            TicketType = "networkFault",
            Severity = ticket.Severity.Word(),
            Priority = ticket.Priority.ToString(CultureInfo.InvariantCulture),
            Status = ticket.Status.Word(),
            StatusChangeDate = last?.Time ?? ticket.CreatedAt,
            StatusChangeReason = last?.Reason,
            StatusChange = [.. ticket.StatusChanges.Select(s => new TicketStatusChangeResource(s.Status.Word(), s.Time, s.Reason, s.User))],
            CreationDate = ticket.CreatedAt,
            LastUpdate = ticket.ChangedAt,
            ExpectedResolutionDate = ticket.ExpectedResolution,
            ResolutionDate = ticket.ResolvedAt,
            Note = [.. ticket.Notes.Select((n, i) => Note(ticket.Id, (i + 1).ToString(CultureInfo.InvariantCulture), n))],
            Attachment = [.. ticket.Pictures.Select(p => AttachmentResource.Of(ticket.Id, p, withdrawals.WithdrawalOf(ticket.Id, p.Id)))],
            RelatedEntity =
            [
                new Reference(ticket.Fault, Hrefs.Problem(ticket.Fault), null, "fault", "ServiceProblem"),
                .. ticket.Circuits.Select(c => new Reference(c, Hrefs.Inventory("circuits", c), sight.Inventory.Tables.Circuits.GetValueOrDefault(c)?.Number, "affectedCircuit", "circuit")),
                .. ticket.Alarms.Select(a => Hrefs.ToAlarm(a, "alarm")),
            ],
            RelatedParty =
            [
                .. ticket.Customers.Select(c => Parties.Customer(c, sight.Inventory.Tables.Customers.GetValueOrDefault(c)?.Name)),
                .. state.AssignmentOf(ticket.Fault)?.User is { } assignee ? [Parties.Assignee(assignee, sight.Inventory)] : Array.Empty<Party>(),
                .. ManagersOf(ticket).Select(m => Parties.Manager(m, sight.Inventory)),
                .. ticket.Organizations.Select((o, i) => Parties.Unit(o, i == 0 ? "responsibleUnit" : "unit", sight.Inventory)),
            ],
            Place = ticket.Place.Length > 0 ? ticket.Place : null,
            NextStatus = [.. TicketTransitions.From(ticket.Status).Select(s => s.Word())],
        };
    }

    private NoteResource Note(string ticket, string id, Comment note) => withdrawals.WithdrawalOf(ticket, id) is { } withdrawal
        ? new(id, note.Time, note.User, "") { TakenAway = TakenAwayResource.Of(withdrawal) }
        : new(id, note.Time, note.User, note.Text);

    // Cut down to the customers shown, the account managers are those of these customers.
    private IEnumerable<string> ManagersOf(Ticket ticket) => sight.SeesEverything
        ? ticket.AccountManagers
        : ticket.AccountManagers.Where(m => ticket.Customers.Any(c => sight.Inventory.Tables.Customers.GetValueOrDefault(c)?.AccountManager == m));
}
