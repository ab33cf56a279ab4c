using Assurance.Collectors.Normalisation.Packs;
using Assurance.Dashboard.Api.Pages.Rules;

namespace Assurance.Dashboard.Composition;

/// <summary>Makes packs hold that somebody changed in the folders, once they lie still. Packs with a fault are told with file and line, and the old
/// ones go on.</summary>
internal sealed partial class RuleWatch(RuleFolders folders, RuleDesk desk, TimeProvider clock, ILogger<RuleWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Files by path, length and time of change: what differs when anything was written.</summary>
    internal static string Print(params IEnumerable<string> folders) => string.Join('\n', folders.Where(Directory.Exists)
        .SelectMany(f => new DirectoryInfo(f).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Extension is ".yaml" or ".names"))
        .Select(f => FormattableString.Invariant($"{f.FullName} {f.Length} {f.LastWriteTimeUtc.Ticks}")).Order(StringComparer.Ordinal));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        var (taken, before) = (Look(""), "");
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = Look(taken);
            if (now != taken && now == before)
            {
                taken = now;
                await TakeAsync(stoppingToken);
            }

            before = now;
        }
    }

    // A folder that is being moved away is looked at again the next time.
    private string Look(string otherwise)
    {
        try
        {
            return Print([.. folders.Layers, folders.Names ?? ""]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotSeen(e.Message);
            return otherwise;
        }
    }

    private async Task TakeAsync(CancellationToken cancellation)
    {
        try
        {
            if (await desk.ReloadAsync(new RuleAuthor("", "folder", ""), cancellation))
            {
                LogTaken();
            }
        }
        catch (RulePackException e)
        {
            LogRefused(e.Message);
        }
        catch (IOException e)
        {
            LogRefused(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Changed rule packs hold from here on")]
    private partial void LogTaken();

    [LoggerMessage(Level = LogLevel.Error, Message = "Changed rule packs are refused, those before go on: {Faults}")]
    private partial void LogRefused(string faults);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The folders of rule packs cannot be read: {Reason}")]
    private partial void LogNotSeen(string reason);
}
