namespace Assurance.Dashboard.Api.Errors;

/// <summary>What went wrong with a request, in both forms it may be answered in: RFC 9457 problem details, or under <c>/tmf-api</c> the TM Forum
/// error body (TMF630).</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">A short word programs can tell apart.</param>
/// <param name="Reason">The fault and its place, for a person.</param>
internal sealed record ApiError(int Status, string Code, string Reason)
{
    /// <summary>What is wrong with which field of the body, as a short word; null where it is not a matter of fields.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    public static ApiError Unauthenticated() =>
        new(StatusCodes.Status401Unauthorized, "unauthenticated", "log in (POST /api/sessions), or send a token as Authorization: Bearer");

    public static ApiError Forbidden(string reason = "your role does not allow this") => new(StatusCodes.Status403Forbidden, "forbidden", reason);

    public static ApiError NotFound(string what) => new(StatusCodes.Status404NotFound, "notFound", $"{what} is not there, or not yours to see");

    /// <summary>It was there and was removed by age or size.</summary>
    public static ApiError Gone(string reason) => new(StatusCodes.Status410Gone, "retained", reason);

    public static ApiError Invalid(string reason) => new(StatusCodes.Status400BadRequest, "invalid", reason);

    public static ApiError InvalidFields(IReadOnlyDictionary<string, string> fields) =>
        Invalid(string.Join("; ", fields.Select(f => $"{f.Key}: {f.Value}"))) with { Fields = fields };

    public static ApiError NotBuilt(string what) => new(StatusCodes.Status501NotImplemented, "notBuilt", $"{what} is not built yet");

    public static ApiError Conflict(string code, string reason) => new(StatusCodes.Status409Conflict, code, reason);
}

/// <summary>Ends a request with an error, from wherever it is found.</summary>
internal sealed class ApiException(ApiError error) : Exception(error.Reason)
{
    public ApiError Error { get; } = error;
}
