using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Api.Tmf;
using Assurance.Dashboard.Security;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;
using Assurance.Storage.Pictures;
using Microsoft.AspNetCore.Mvc;

namespace Assurance.Dashboard.Api.Pages.Tickets;

/// <summary>Pictures on tickets: for who may see the ticket, cleaned of all that is not pixels.</summary>
internal static class PictureEndpoints
{
    private const string Base = "/api/tickets/{id}/pictures";
    private const int MaximumPictures = 100;

    // Decoding takes a core and a good part of memory.
    private static readonly SemaphoreSlim Cleaning = new(1);

    /// <summary>Held while octets are put to a ticket, or taken away: another ticket may have the same.</summary>
    public static SemaphoreSlim Keeping { get; } = new(1);

    public static void Map(IEndpointRouteBuilder routes)
    {
        // The upload bounds what it reads, by its own limit.
        routes.MapPost(Base, AddAsync).RequireAuthorization(Policies.Ticket).WithMetadata(new DisableRequestSizeLimitAttribute())
            .Accepts<Stream>("multipart/form-data").Produces<AttachmentResource>(StatusCodes.Status201Created).WithTags("pictures");
        routes.MapGet($"{Base}/{{picture}}", (string id, string picture, HttpContext context, LiveState state, Sights sights, PictureStore store, OperatorDesk desk) =>
            ServeAsync(id, picture, false, context, state, sights, store, desk)).RequireAuthorization(Policies.View).WithTags("pictures");
        routes.MapGet($"{Base}/{{picture}}/small", (string id, string picture, HttpContext context, LiveState state, Sights sights, PictureStore store, OperatorDesk desk) =>
            ServeAsync(id, picture, true, context, state, sights, store, desk)).RequireAuthorization(Policies.View).WithTags("pictures");
    }

    private static async Task<IResult> AddAsync(
        string id, HttpContext context, LiveState state, Sights sights, PictureStore store, OperatorDesk desk)
    {
        var ticket = await SeenAsync(id, context, state, sights, desk);
        var upload = await PictureUpload.ReadAsync(context.Request, store.Limits, context.RequestAborted);
        var picture = await CleanAsync(upload.Octets, context.RequestAborted);
        await Keeping.WaitAsync(context.RequestAborted);
        try
        {
            return await KeepAsync(ticket, picture, upload.Text, context, state, store, desk);
        }
        finally
        {
            Keeping.Release();
        }
    }

    private static async Task<IResult> KeepAsync(
        Ticket ticket, CleanPicture picture, string text, HttpContext context, LiveState state, PictureStore store, OperatorDesk desk)
    {
        var id = ticket.Id;
        if (Of(state.Ticket(id)!, picture.Hash) is { } there)
        {
            return state.WithdrawalOf(id, there.Id) is { } taken
                ? throw new ApiException(ApiError.Conflict("takenAway", $"{taken.By} took this picture away from ticket '{id}': it is not taken again"))
                : PageJson.Answer(AttachmentResource.Of(id, there));
        }

        if (ticket.Pictures.Length >= MaximumPictures)
        {
            throw new ApiException(ApiError.Conflict("tooManyPictures", $"ticket '{id}' has {MaximumPictures} pictures already"));
        }

        if (!store.TryKeep(picture))
        {
            throw new ApiException(new ApiError(
                StatusCodes.Status507InsufficientStorage, "storageFull", $"all pictures together take {PictureUpload.Megabytes(store.Octets)} of {PictureUpload.Megabytes(store.Limits.Total)} MB: there is no room for this one"));
        }

        var (position, done) = await desk.SubmitAsync(
            context, new AttachPicture(Viewer.Of(context.User).User, id, picture.Hash, picture.MediaType, picture.Octets.LongLength, picture.Width, picture.Height, text));
        var kept = done ? Of(state.Ticket(id)!, picture.Hash) : null;
        return kept is not null ? PageJson.Answer(AttachmentResource.Of(id, kept), StatusCodes.Status201Created) : throw new ApiException(new ApiError(
            StatusCodes.Status503ServiceUnavailable, "engineBehind", $"the picture is kept at journal position {position}; the engine has not got there yet"));
    }

    private static Picture? Of(Ticket ticket, string hash) => ticket.Pictures.FirstOrDefault(p => p.Hash == hash);

    private static async Task<CleanPicture> CleanAsync(byte[] octets, CancellationToken cancellation)
    {
        await Cleaning.WaitAsync(cancellation);
        try
        {
            return PictureCleaner.TryClean(octets, out var picture, out var fault) ? picture : throw new ApiException(fault switch
            {
                PictureFault.NoPicture => new ApiError(StatusCodes.Status415UnsupportedMediaType, "noPicture", "a JPEG, PNG or WebP is taken; by its content this is none, whatever it is called"),
                PictureFault.TooManyPixels => new ApiError(StatusCodes.Status413PayloadTooLarge, "tooManyPixels", $"a picture has at most {PictureLimits.Pixels / 1_000_000} million pixels"),
                _ => ApiError.Invalid("the picture is damaged: it cannot be decoded to its end"),
            });
        }
        finally
        {
            Cleaning.Release();
        }
    }

    private static async Task<IResult> ServeAsync(
        string id, string picture, bool small, HttpContext context, LiveState state, Sights sights, PictureStore store, OperatorDesk desk)
    {
        var ticket = await SeenAsync(id, context, state, sights, desk);
        var found = ticket.Pictures.FirstOrDefault(p => p.Id == picture) ?? throw new ApiException(ApiError.NotFound($"picture '{picture}' of ticket '{id}'"));
        if (state.WithdrawalOf(id, picture) is { } taken)
        {
            throw new ApiException(new ApiError(StatusCodes.Status410Gone, "takenAway", $"{taken.By} took picture '{picture}' away from ticket '{id}'"));
        }

        var path = store.Find(found.Hash, small)
            ?? throw new ApiException(new ApiError(StatusCodes.Status410Gone, "pictureLost", $"picture '{picture}' of ticket '{id}' is not in the data folder any more"));
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentDisposition = $"inline; filename=\"{id}-{picture}.{(small ? "jpg" : found.MediaType[(found.MediaType.IndexOf('/', StringComparison.Ordinal) + 1)..])}\"";
        return Results.File(path, small ? "image/jpeg" : found.MediaType);
    }

    public static async Task<Ticket> SeenAsync(string id, HttpContext context, LiveState state, Sights sights, OperatorDesk desk)
    {
        var ticket = state.Ticket(id) ?? throw new ApiException(ApiError.NotFound($"ticket '{id}'"));
        return sights.Of(context).Sees(ticket) ? ticket : throw await desk.RefuseAsync(context, $"ticket '{id}'");
    }
}
