using System.Globalization;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Model.Tickets;
using Assurance.Storage.Accounts;
using Assurance.Storage.Audit;
using Assurance.Storage.Pictures;
using Assurance.Storage.Withdrawals;

namespace Assurance.Dashboard.Api.Pages.Tickets;

/// <summary>Takes notes and pictures away from tickets again: their author may, and an administrator. That they were there stays, with who took them away; a
/// picture's octets are gone for good.</summary>
internal static class WithdrawalEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDelete("/api/tickets/{id}/notes/{note}", NoteAsync).RequireAuthorization(Policies.Ticket).Produces(StatusCodes.Status204NoContent).WithTags("tickets");
        routes.MapDelete("/api/tickets/{id}/pictures/{picture}", PictureAsync).RequireAuthorization(Policies.Ticket).Produces(StatusCodes.Status204NoContent).WithTags("pictures");
    }

    private static async Task<IResult> NoteAsync(string id, string note, HttpContext context, LiveState state, Sights sights, Withdrawing withdrawing, OperatorDesk desk)
    {
        var ticket = await PictureEndpoints.SeenAsync(id, context, state, sights, desk);
        var found = int.TryParse(note, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= ticket.Notes.Length
            ? ticket.Notes[number - 1]
            : throw new ApiException(ApiError.NotFound($"note '{note}' of ticket '{id}'"));
        await withdrawing.NoteAsync(context, ticket, number.ToString(CultureInfo.InvariantCulture), found.User, found.Time);
        return Results.NoContent();
    }

    private static async Task<IResult> PictureAsync(string id, string picture, HttpContext context, LiveState state, Sights sights, Withdrawing withdrawing, OperatorDesk desk)
    {
        var ticket = await PictureEndpoints.SeenAsync(id, context, state, sights, desk);
        var found = ticket.Pictures.FirstOrDefault(p => p.Id == picture) ?? throw new ApiException(ApiError.NotFound($"picture '{picture}' of ticket '{id}'"));
        await withdrawing.PictureAsync(context, ticket, found);
        return Results.NoContent();
    }
}

/// <summary>Does it, and puts it on the audit trail.</summary>
internal sealed class Withdrawing(LiveState state, WithdrawalStore withdrawals, PictureStore store, AuditTrail audit, TimeProvider clock)
{
    public async Task NoteAsync(HttpContext context, Ticket ticket, string note, string author, DateTimeOffset written)
    {
        if (await MayAsync(context, "takeNote", ticket, note, author))
        {
            await KeepAsync(context, "takeNote", ticket, note, author, written);
        }
    }

    public async Task PictureAsync(HttpContext context, Ticket ticket, Picture picture)
    {
        if (!await MayAsync(context, "takePicture", ticket, picture.Id, picture.User))
        {
            return;
        }

        await PictureEndpoints.Keeping.WaitAsync(context.RequestAborted);
        try
        {
            // The octets first: if this stops halfway, the picture can be taken away again.
            if (!IsElsewhere(ticket, picture))
            {
                store.Remove(picture.Hash);
            }

            await KeepAsync(context, "takePicture", ticket, picture.Id, picture.User, picture.Time);
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

        return withdrawals.Of(ticket.Id, item) is null;
    }

    private async Task KeepAsync(HttpContext context, string action, Ticket ticket, string item, string author, DateTimeOffset written)
    {
        var by = Viewer.Of(context.User).User;
        await withdrawals.AddAsync(new Withdrawal(ticket.Id, item, author, written, by, clock.GetUtcNow()), CancellationToken.None);
        await audit.AppendAsync(new AuditEvent(by, action, $"{ticket.Id} {item}", context.RemoteAddress(), true, $"it was {author}'s"), CancellationToken.None);
    }

    private bool IsElsewhere(Ticket ticket, Picture picture) =>
        state.Tickets.Any(t => t.Id != ticket.Id && t.Pictures.Any(p => p.Hash == picture.Hash && withdrawals.Of(t.Id, p.Id) is null));
}
