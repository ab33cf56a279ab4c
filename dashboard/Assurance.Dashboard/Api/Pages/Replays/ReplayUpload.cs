using System.Globalization;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Api.Pages.Inventory;
using Assurance.Dashboard.Api.Pages.Rules;
using Assurance.Dashboard.Replays;
using Assurance.Model.Inventory;
using Assurance.Model.Inventory.Import;
using Microsoft.AspNetCore.Http.Features;

namespace Assurance.Dashboard.Api.Pages.Replays;

/// <summary>A replay with packs and inventory of one's own: <c>multipart/form-data</c> (RFC 7578) with <c>from</c>, <c>to</c>, <c>rules</c>, and the files <c>packs</c> (a
/// YAML or a zip of them) and <c>inventory</c> (a zip). Nothing of it is kept.</summary>
internal static class ReplayUpload
{
    /// <summary>Octets of the whole form.</summary>
    private const long Most = 256L << 20;

    private const int MostErrors = 200;

    /// <exception cref="ApiException">413: it is too large. 400: it cannot be read.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            throw new ApiException(new ApiError(StatusCodes.Status415UnsupportedMediaType, "unsupportedMediaType", "multipart/form-data is expected, with 'from', 'to', 'rules' and the files 'packs' and 'inventory'"));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Most;
        }

        try
        {
            return await context.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = Most, ValueCountLimit = 8, ValueLengthLimit = 1 << 10 }, context.RequestAborted);
        }
        catch (InvalidDataException wrong)
        {
            throw new ApiException(ApiError.Invalid($"the form cannot be read: {wrong.Message}"));
        }
    }

    /// <summary>What the form says in place of a JSON body.</summary>
    public static ReplayBody Body(IFormCollection form) => new(Moment(form["from"]), Moment(form["to"]), form["rules"]);

    /// <summary>The packs as the form wants them.</summary>
    /// <exception cref="ApiException">400: they are missing or cannot be read.</exception>
    /// <exception cref="RulePackException">They have faults; all are listed.</exception>
    public static PackBundle? Packs(IFormCollection form, string rules, RuleFolders folders)
    {
        var given = form.Files.GetFile("packs");
        if (rules is "held" or "today")
        {
            return given is null ? (rules == "today" ? folders.Read() : null) : throw new ApiException(ApiError.Invalid("'packs' go with 'rules' beside or instead"));
        }

        var files = GivenPacks.Read(given ?? throw new ApiException(ApiError.Invalid("'packs' is needed: a YAML or a zip of them")));
        return folders.With(files, alone: rules == "instead");
    }

    /// <summary>The network as the form gives it; null if it gives none.</summary>
    /// <exception cref="ApiException">422: rows are wrong; all are listed by file and line.</exception>
    public static async Task<NetworkInventory?> InventoryAsync(IFormCollection form, PackageIntake intake, CancellationToken cancellation)
    {
        if (form.Files.GetFile("inventory") is not { } file)
        {
            return null;
        }

        await using var zip = file.OpenReadStream();
        var (inventory, result) = await intake.LookAsync(zip, package => InventoryImporter.Apply(NetworkInventory.Empty, package, full: true, version: 0), cancellation);
        return result.Rejected.IsEmpty ? inventory : throw new ApiException(new ApiError(StatusCodes.Status422UnprocessableEntity, "inventoryFaults", Said(result.Rejected)));
    }

    private static string Said(IReadOnlyCollection<RejectedRow> rejected)
    {
        var lines = rejected.Take(MostErrors).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.File}:{r.Line}: {r.Reason}"));
        return string.Join('\n', rejected.Count > MostErrors ? lines.Append($"and {rejected.Count - MostErrors} more") : lines);
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
