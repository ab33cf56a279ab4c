using System.Text.Json.Nodes;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;

namespace Assurance.Dashboard.Api.Tmf;

/// <summary>TMF621 PATCH by merge patch (RFC 7396): <c>status</c> with <c>statusChangeReason</c>, and <c>note</c>, whose items without an id are added.
/// Everything else of a ticket follows from its fault. Nothing is done unless all of it can be.</summary>
internal static class TicketPatchEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch($"{Hrefs.TicketBase}/troubleTicket/{{id}}", PatchAsync)
        .RequireAuthorization(Policies.Ticket).Produces<TicketResource>().WithTags("TMF621 troubleTicket");

    private static async Task<IResult> PatchAsync(string id, HttpContext context, LiveState state, Sights sights, OperatorDesk desk)
    {
        var sight = sights.Of(context);
        var ticket = state.Ticket(id) ?? throw new ApiException(ApiError.NotFound($"ticket '{id}'"));
        if (!sight.Sees(ticket))
        {
            throw await desk.RefuseAsync(context, $"ticket '{id}'");
        }

        var patch = await TmfBody.ReadAsync(context);
        RefuseReadOnly(patch);
        var wanted = StatusOf(patch, ticket);
        var notes = NotesOf(patch);
        var done = await ApplyAsync(context, desk, ticket, wanted, TmfBody.OptionalText(patch["statusChangeReason"], "statusChangeReason") ?? "", notes);
        var after = state.Ticket(id)!;
        if (done && wanted is { } status && after.Status != status)
        {
            throw new ApiException(ApiError.Conflict("changedMeanwhile", $"the ticket is {after.Status.Word()} by now"));
        }

        return Results.Json(
            new TicketResources(state, sight).Of(after), ApiJson.Options, "application/json", done ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    private static async Task<bool> ApplyAsync(
        HttpContext context, OperatorDesk desk, Ticket ticket, TicketStatus? status, string reason, IReadOnlyList<string> notes)
    {
        var user = Viewer.Of(context.User).User;
        var done = true;
        if (status is { } wanted)
        {
            done &= (await desk.SubmitAsync(context, new ChangeTicketStatus(user, ticket.Id, wanted, reason))).Done;
        }

        foreach (var note in notes)
        {
            done &= (await desk.SubmitAsync(context, new NoteTicket(user, ticket.Id, note))).Done;
        }

        return done;
    }

    private static void RefuseReadOnly(JsonObject patch)
    {
        if (patch.Select(p => p.Key).FirstOrDefault(k => k is not ("status" or "statusChangeReason" or "note" or "@type")) is { } readOnly)
        {
            throw Attributes.HasTop(typeof(TicketResource), readOnly)
                ? new ApiException(new ApiError(StatusCodes.Status400BadRequest, "readOnly", $"'{readOnly}' follows from the fault and cannot be set"))
                : new ApiException(new ApiError(StatusCodes.Status400BadRequest, "unknownAttribute", $"'{readOnly}' is no attribute of a ticket"));
        }
    }

    // The status it has already is no change, and no error.
    private static TicketStatus? StatusOf(JsonObject patch, Ticket ticket)
    {
        if (!patch.ContainsKey("status"))
        {
            return null;
        }

        var wanted = Words.Value<TicketStatus>(TmfBody.Text(patch["status"], "status"))
            ?? throw new ApiException(ApiError.Invalid($"'status' is one of {string.Join(", ", Enum.GetValues<TicketStatus>().Select(s => s.Word()))}"));
        if (wanted == ticket.Status)
        {
            return null;
        }

        var allowed = TicketTransitions.From(ticket.Status);
        return allowed.Contains(wanted)
            ? wanted
            : throw new ApiException(ApiError.Conflict(
                "forbiddenTransition",
                $"a ticket that is {ticket.Status.Word()} cannot become {wanted.Word()}; " +
                (allowed.IsEmpty ? "it is final" : $"it can become {string.Join(", ", allowed.Select(s => s.Word()))}")));
    }

    private static IReadOnlyList<string> NotesOf(JsonObject patch) => patch["note"] switch
    {
        null => [],
        JsonArray notes => [.. notes.OfType<JsonObject>().Where(n => n["id"] is null).Select(n => TmfBody.Text(n["text"], "note.text"))],
        _ => throw new ApiException(ApiError.Invalid("'note' is a list")),
    };
}
