using System.Text.RegularExpressions;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Normalisation.Tools;
using Assurance.Dashboard.Api.Errors;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Storage.Audit;

namespace Assurance.Dashboard.Api.Pages.Rules;

/// <summary>Who asks for a change of the packs, and from where.</summary>
internal sealed record RuleAuthor(string User, string Origin, string Address);

/// <summary>Changes the packs in force, one change at a time: read, compiled, kept, journalled, audited. Packs with a fault change nothing.</summary>
internal sealed partial class RuleDesk(
    RuleFolders folders, IRulesInForce rules, IJournal journal, OperatorDesk operators, AuditTrail audit, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>The last change that was refused; null once the folders are as they hold.</summary>
    public RefusedForm? Refused { get; private set; }

    /// <summary>Makes what lies in the folders hold.</summary>
    /// <returns>False when it holds already.</returns>
    /// <exception cref="RulePackException">A pack has faults; the old ones go on.</exception>
    /// <exception cref="IOException">Packs or journal cannot be written; the old ones go on.</exception>
    public async Task<bool> ReloadAsync(RuleAuthor author, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return await TakeAsync(author, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The packs with one of the site's files replaced or added, compiled.</summary>
    /// <exception cref="RulePackException">They have faults; all are listed.</exception>
    public RuleSet Compile(string file, string pack)
    {
        var now = folders.Read();
        return RulePackLoader.Compile(new([.. now.Files.Where(f => f.Layer != 1 || f.Path != file), new PackText(1, file, pack)]));
    }

    /// <summary>Checks a file of the site's with its cases against all cases.</summary>
    public (int Passed, IReadOnlyList<string> Failures) CheckCases(string file, string cases, RuleSet with) =>
        RulesTest.Check(file, cases, with, folders.Layers);

    /// <summary>Writes a file of the site's and its cases, and makes it hold. What fails is put back.</summary>
    /// <exception cref="RulePackException">A pack has faults.</exception>
    /// <exception cref="IOException">A file or the journal cannot be written.</exception>
    public async Task SaveAsync(string file, string pack, string cases, RuleAuthor author, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        var written = new[] { (Path: Path.Combine(folders.Site, file), Text: pack), (Path: Path.Combine(folders.Site, RulesTest.CasesOf(file)), Text: cases) };
        var before = Array.ConvertAll(written, w => File.Exists(w.Path) ? File.ReadAllText(w.Path) : null);
        try
        {
            Array.ForEach(written, w => Write(w.Path, w.Text));
            await TakeAsync(author, cancellation);
        }
        catch (Exception e) when (e is RulePackException or IOException or UnauthorizedAccessException)
        {
            for (var i = 0; i < written.Length; i++)
            {
                PutBack(written[i].Path, before[i]);
            }

            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The path of a file of the site's below its folder.</summary>
    /// <exception cref="ApiException">It is no such name, or a delivered file's.</exception>
    public string SiteFile(string? name)
    {
        if (name is null || !FileName().IsMatch(name) || name.Split('/').Contains("cases"))
        {
            throw new ApiException(ApiError.Invalid("'file': vendor/name in lower-case letters, digits and dashes"));
        }

        var file = name + ".yaml";
        return File.Exists(Path.Combine(folders.Delivered, file))
            ? throw new ApiException(ApiError.Invalid($"'file': {file} is a delivered pack; a rule of the same id in another file replaces its rule"))
            : file;
    }

    public void Dispose() => turn.Dispose();

    private async Task<bool> TakeAsync(RuleAuthor author, CancellationToken cancellation)
    {
        var happened = new AuditEvent(author.User, "rules", author.Origin, author.Address, true);
        try
        {
            var packs = folders.Read();
            if (packs.Hash == rules.Hash)
            {
                Refused = null;
                return false;
            }

            rules.Prepare(packs, RulePackLoader.Compile(packs));
            var position = await journal.AppendAsync(new RulesChange(packs.Hash, author.User, author.Origin), cancellation);
            Refused = null;
            await audit.AppendAsync(happened with { Detail = packs.Hash }, CancellationToken.None);
            await operators.FoldedAsync(position, cancellation);
            return true;
        }
        catch (RulePackException e)
        {
            Refused = new(clock.GetUtcNow(), author.User, e.Errors);
            await audit.AppendAsync(happened with { Success = false, Detail = e.Message }, CancellationToken.None);
            throw;
        }
        catch (IOException e)
        {
            await audit.AppendAsync(happened with { Success = false, Detail = e.Message }, CancellationToken.None);
            throw;
        }
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path + ".tmp", text);
        File.Move(path + ".tmp", path, overwrite: true);
    }

    private static void PutBack(string path, string? text)
    {
        if (text is not null)
        {
            Write(path, text);
        }
        else
        {
            File.Delete(path);
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,60}/[a-z0-9][a-z0-9-]{0,60}$", RegexOptions.NonBacktracking)]
    private static partial Regex FileName();
}
