using System.Globalization;
using Assurance.Dashboard.Api.Errors;
using Assurance.Storage.Pictures;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Assurance.Dashboard.Api.Pages.Tickets;

/// <summary>A picture as it is sent: <c>multipart/form-data</c> (RFC 7578) with a part <c>picture</c> and its words in <c>text</c>.</summary>
internal sealed record PictureUpload(byte[] Octets, string Text)
{
    private const int MaximumText = 500;
    private const int Beside = 64 << 10;

    /// <exception cref="ApiException">What is wrong with it, by its place.</exception>
    public static async Task<PictureUpload> ReadAsync(HttpRequest request, PictureLimits limits, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiException(new ApiError(StatusCodes.Status415UnsupportedMediaType, "unsupportedMediaType", "multipart/form-data is expected, with the parts 'text' and 'picture'"));
        }

        if (request.ContentLength > limits.Each + Beside)
        {
            throw TooLarge(request.ContentLength.Value, limits);
        }

        var form = await FormAsync(request, limits, cancellation);
        if (form["text"].ToString().Trim() is not { Length: > 0 and <= MaximumText } text)
        {
            throw new ApiException(ApiError.Invalid($"'text' is needed: what the picture shows, in at most {MaximumText} characters"));
        }

        var file = form.Files.GetFile("picture") ?? throw new ApiException(ApiError.Invalid("the body has no part 'picture'"));
        if (file.Length > limits.Each)
        {
            throw TooLarge(file.Length, limits);
        }

        using var octets = new MemoryStream((int)file.Length);
        await file.CopyToAsync(octets, cancellation);
        return new PictureUpload(octets.ToArray(), text);
    }

    private static async Task<IFormCollection> FormAsync(HttpRequest request, PictureLimits limits, CancellationToken cancellation)
    {
        try
        {
            return await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = limits.Each + Beside, ValueCountLimit = 8, ValueLengthLimit = 8 << 10 }, cancellation);
        }
        catch (InvalidDataException wrong)
        {
            throw wrong.Message.Contains("length limit", StringComparison.OrdinalIgnoreCase) ? TooLarge(null, limits) : new ApiException(ApiError.Invalid($"the multipart body cannot be read: {wrong.Message}"));
        }
    }

    private static ApiException TooLarge(long? octets, PictureLimits limits)
    {
        var size = octets is null ? "more" : Megabytes(octets.Value);
        return new(new ApiError(StatusCodes.Status413PayloadTooLarge, "tooLarge", $"a picture has at most {Megabytes(limits.Each)} MB; this one has {size}"));
    }

    public static string Megabytes(long octets) => (octets / (double)(1 << 20)).ToString("0.#", CultureInfo.InvariantCulture);
}
