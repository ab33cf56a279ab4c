using System.IO.Compression;
using System.Text;
using Assurance.Dashboard.Api.Errors;

namespace Assurance.Dashboard.Api.Pages.Replays;

/// <summary>Packs that somebody gives for one replay: a YAML, or a zip of them.</summary>
internal static class GivenPacks
{
    /// <summary>Octets of all of them, unpacked.</summary>
    private const long Most = 32L << 20;

    private const int MostFiles = 2_000;

    /// <summary>Paths and texts, in the order of their paths. Of a zip what is no YAML, and folders of cases, are left out.</summary>
    /// <exception cref="ApiException">413: they are too large. 400: there are none, or the zip cannot be read.</exception>
    public static IReadOnlyList<(string Path, string Text)> Read(IFormFile file)
    {
        if (file.Length > Most)
        {
            throw TooLarge();
        }

        using var octets = file.OpenReadStream();
        var packs = IsYaml(file.FileName) ? [(Path.GetFileName(file.FileName), Text(octets))] : Unpack(octets);
        return packs.Count > 0 ? packs : throw new ApiException(ApiError.Invalid("'packs' holds no YAML"));
    }

    private static List<(string Path, string Text)> Unpack(Stream octets)
    {
        try
        {
            using var zip = new ZipArchive(octets, ZipArchiveMode.Read);
            var packs = zip.Entries.Where(e => IsYaml(e.FullName) && !e.FullName.Split('/').Contains("cases")).Take(MostFiles + 1).ToList();
            if (packs.Count > MostFiles || packs.Sum(e => e.Length) > Most)
            {
                throw TooLarge();
            }

            return [.. packs.OrderBy(e => e.FullName, StringComparer.Ordinal).Select(e => (e.FullName, Text(e)))];
        }
        // What is too short to be a zip it says in its own ways.
        catch (Exception wrong) when (wrong is InvalidDataException or IOException or ArgumentException)
        {
            throw new ApiException(ApiError.Invalid($"'packs' is neither a YAML by its name nor a zip that can be read: {wrong.Message}"));
        }
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var octets = entry.Open();
        return Text(octets);
    }

    // No more than may be, whatever the zip says of its length.
    private static string Text(Stream octets)
    {
        using var reader = new StreamReader(octets, Encoding.UTF8);
        var text = new StringBuilder();
        var buffer = new char[8 << 10];
        for (int read; (read = reader.Read(buffer)) > 0;)
        {
            if (text.Append(buffer, 0, read).Length > Most)
            {
                throw TooLarge();
            }
        }

        return text.ToString();
    }

    private static bool IsYaml(string name) => name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private static ApiException TooLarge() =>
        new(new ApiError(StatusCodes.Status413PayloadTooLarge, "tooLarge", $"packs for a replay have at most {MostFiles} files and {Most >> 20} MiB"));
}
