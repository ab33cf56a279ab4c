using Assurance.Dashboard.Api.Errors;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Assurance.Dashboard.Api.Pages.Inventory;

/// <summary>Finds the zip in a request: the body itself, or the part <c>file</c> of a multipart body (RFC 7578). Nothing is buffered.</summary>
internal static class UploadedZip
{
    private const string Part = "file";
    private const int MostParts = 16;

    private static readonly string[] ZipTypes = ["application/zip", "application/x-zip-compressed", "application/octet-stream"];

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task<Stream> FindAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            if (ZipTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
            {
                return request.Body;
            }

            if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            {
                return await PartAsync(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), request.Body, cancellation);
            }
        }

        throw new ApiException(new ApiError(
            StatusCodes.Status415UnsupportedMediaType, "unsupportedMediaType", "a body of application/zip is expected, or multipart/form-data with a part 'file'"));
    }

    private static async Task<Stream> PartAsync(string boundary, Stream body, CancellationToken cancellation)
    {
        if (boundary.Length is > 0 and <= 70)
        {
            var reader = new MultipartReader(boundary, body) { BodyLengthLimit = null };
            for (var part = 0; part < MostParts && await NextAsync(reader, cancellation) is { } section; part++)
            {
                if (section.GetContentDispositionHeader() is { } disposition && HeaderUtilities.RemoveQuotes(disposition.Name) == Part)
                {
                    return section.Body;
                }
            }
        }

        throw new ApiException(ApiError.Invalid("the multipart body has no part 'file'"));
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellation);
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException and not BadHttpRequestException))
        {
            throw new ApiException(ApiError.Invalid($"the multipart body cannot be read: {e.Message}"));
        }
    }
}
