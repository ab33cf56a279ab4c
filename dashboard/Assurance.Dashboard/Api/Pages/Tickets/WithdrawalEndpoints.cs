using System.Globalization;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;
using Assurance.Storage.Accounts;
using Assurance.Storage.Audit;
using Assurance.Storage.Pictures;

namespace Assurance.Dashboard.Api.Pages.Tickets;

/// <summary>Takes notes and pictures away from tickets again: their author may, and an administrator. That they were there stays, with who took them away; a
/// picture's octets are gone for good.</summary>
internal static class WithdrawalEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDelete("/api/tickets/{id}/notes/{note}", NoteAsync).RequireAuthorization(Policies.Ticket).Produces(StatusCodes.Status204NoContent).Produces(StatusCodes.Status202Accepted).WithTags("tickets");
        routes.MapDelete("/api/tickets/{id}/pictures/{picture}", PictureAsync).RequireAuthorization(Policies.Ticket).Produces(StatusCodes.Status204NoContent).Produces(StatusCodes.Status202Accepted).WithTags("pictures");
    }

    private static async Task<IResult> NoteAsync(string id, string note, HttpContext context, LiveState state, Sights sights, Withdrawing withdrawing, OperatorDesk desk)
    {
        var ticket = await PictureEndpoints.SeenAsync(id, context, state, sights, desk);
        var found = int.TryParse(note, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= ticket.Notes.Length
            ? ticket.Notes[number - 1]
            : throw new ApiException(ApiError.NotFound($"note '{note}' of ticket '{id}'"));
        return await withdrawing.NoteAsync(context, ticket, number.ToString(CultureInfo.InvariantCulture), found.User, found.Time);
    }

    private static async Task<IResult> PictureAsync(string id, string picture, HttpContext context, LiveState state, Sights sights, Withdrawing withdrawing, OperatorDesk desk)
    {
        var ticket = await PictureEndpoints.SeenAsync(id, context, state, sights, desk);
        var found = ticket.Pictures.FirstOrDefault(p => p.Id == picture) ?? throw new ApiException(ApiError.NotFound($"picture '{picture}' of ticket '{id}'"));
        return await withdrawing.PictureAsync(context, ticket, found);
    }
}

/// <summary>Does it, through the journal.</summary>
internal sealed class Withdrawing(LiveState state, PictureStore store, AuditTrail audit, OperatorDesk desk)
{
    public async Task<IResult> NoteAsync(HttpContext context, Ticket ticket, string note, string author, DateTimeOffset written) =>
        await MayAsync(context, "takeNote", ticket, note, author) ? await SubmitAsync(context, ticket, note, author, written) : Results.NoContent();

    public async Task<IResult> PictureAsync(HttpContext context, Ticket ticket, Picture picture)
    {
        if (!await MayAsync(context, "takePicture", ticket, picture.Id, picture.User))
        {
            return Results.NoContent();
        }

        await PictureEndpoints.Keeping.WaitAsync(context.RequestAborted);
        try
        {
            // The octets first: if this stops halfway, the picture can be taken away again.
            if (!IsElsewhere(ticket, picture))
            {
                store.Remove(picture.Hash);
            }

            return await SubmitAsync(context, ticket, picture.Id, picture.User, picture.Time);
        }
        finally
        {
            PictureEndpoints.Keeping.Release();
        }
    }

    // False if it was taken away already.
    private async Task<bool> MayAsync(HttpContext context, string action, Ticket ticket, string item, string author)
    {
        var viewer = Viewer.Of(context.User);
        if (viewer.Role != Roles.Administrator && !string.Equals(viewer.User, author, StringComparison.OrdinalIgnoreCase))
        {
            await audit.AppendAsync(new AuditEvent(viewer.User, action, $"{ticket.Id} {item}", context.RemoteAddress(), false, $"it is {author}'s"), CancellationToken.None);
            throw new ApiException(ApiError.Forbidden("only its author or an administrator takes it away"));
        }

        return state.WithdrawalOf(ticket.Id, item) is null;
    }

    private async Task<IResult> SubmitAsync(HttpContext context, Ticket ticket, string item, string author, DateTimeOffset written)
    {
        var (_, done) = await desk.SubmitAsync(context, new TakeFromTicket(Viewer.Of(context.User).User, ticket.Id, item, author, written));
        return done ? Results.NoContent() : Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private bool IsElsewhere(Ticket ticket, Picture picture) =>
        state.Tickets.Any(t => t.Id != ticket.Id && t.Pictures.Any(p => p.Hash == picture.Hash && state.WithdrawalOf(t.Id, p.Id) is null));
}
