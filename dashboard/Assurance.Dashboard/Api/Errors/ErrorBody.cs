using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Assurance.Dashboard.Api.Errors;

/// <summary>Writes errors in the form the path asks for.</summary>
internal static partial class ErrorBody
{
    public static async Task WriteAsync(HttpContext context, ApiError error)
    {
        if (context.Response.HasStarted)
        {
            return;
        }

        context.Response.StatusCode = error.Status;
        var tmf = context.Request.Path.StartsWithSegments("/tmf-api", StringComparison.Ordinal);
        object body = tmf ? TmfError.Of(error) : Problem.Of(error);
        var type = tmf ? "application/json" : "application/problem+json";
        await context.Response.WriteAsJsonAsync(body, body.GetType(), ApiJson.Options, type, context.RequestAborted);
    }

    /// <summary>Answers of the framework that carry no body yet (404 for no such path, 405, 413, 415 ...).</summary>
    public static Task WriteStatus(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        var phrase = ReasonPhrases.GetReasonPhrase(status);
        return WriteAsync(context.HttpContext, new ApiError(status, Word(phrase), phrase));
    }

    /// <summary>Turns what an endpoint threw into an answer; what nobody foresaw is logged and says nothing of the inside.</summary>
    public static async Task Catch(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (ApiException refused)
        {
            await WriteAsync(context, refused.Error);
        }
        catch (BadHttpRequestException bad)
        {
            var reason = bad.InnerException is JsonException json ? $"the body is not what is expected: {json.Message}" : bad.Message;
            await WriteAsync(context, new ApiError(bad.StatusCode, "invalid", reason));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left; there is nobody to answer.
        }
        catch (Exception failed) when (failed is IOException or DbException or DbUpdateException && !context.RequestAborted.IsCancellationRequested)
        {
            LogFailure(Logger(context), context.Request.Path, failed);
            await WriteAsync(context, new ApiError(StatusCodes.Status503ServiceUnavailable, "unavailable", "the journal or a store cannot be written; nothing was changed"));
        }
#pragma warning disable CA1031 // The last catch of a request: logged, and answered without detail.
        catch (Exception failed)
        {
            LogFailure(Logger(context), context.Request.Path, failed);
            await WriteAsync(context, new ApiError(StatusCodes.Status500InternalServerError, "internal", "an error in the server; its log says more"));
        }
#pragma warning restore CA1031
    }

    private static ILogger Logger(HttpContext context) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Assurance.Api");

    private static string Word(string phrase) =>
        phrase.Length == 0 ? "error" : string.Concat(char.ToLowerInvariant(phrase[0]), phrase[1..].Replace(" ", "", StringComparison.Ordinal));

    [LoggerMessage(Level = LogLevel.Error, Message = "The request for {Path} failed")]
    private static partial void LogFailure(ILogger logger, string path, Exception failed);
}

/// <summary>RFC 9457 section 3.1. The type is <c>about:blank</c>: <c>code</c> tells errors apart, <c>fields</c> says what is
/// wrong with each.</summary>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string Code, IReadOnlyDictionary<string, string>? Fields)
{
    public static Problem Of(ApiError error) =>
        new("about:blank", ReasonPhrases.GetReasonPhrase(error.Status), error.Status, error.Reason, error.Code, error.Fields);
}

/// <summary>The TM Forum error body: code and reason always, all strings.</summary>
internal sealed record TmfError(string Code, string Reason, string? Message, string Status, [property: JsonPropertyName("@type")] string Type)
{
    public static TmfError Of(ApiError error) => new(
        error.Code, ReasonPhrases.GetReasonPhrase(error.Status), error.Reason, error.Status.ToString(CultureInfo.InvariantCulture), "Error");
}
