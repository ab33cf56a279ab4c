using Assurance.Collectors.Journal;
using Assurance.Correlation;
using Assurance.Correlation.State;
using Assurance.Dashboard.Replays;

namespace Assurance.Dashboard.Retention;

/// <summary>Removes the journal's oldest files by age and size, as far as nothing that stands is lost.</summary>
internal sealed partial class RetentionKeeper(
    RetentionStatus status, JournalStore journal, LiveState state, BeginEngine begin, EngineOptions options, TimeProvider clock, ILogger<RetentionKeeper> log) : BackgroundService
{
    private const int Attempts = 5;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // A refusal costs as much as a removal: what was refused is asked again when there is a new file, or after so long.
    private static readonly TimeSpan Again = TimeSpan.FromHours(6);

    // Longer than flapping, coming back, storms and recovery are looked at.
    /// <summary>What the folds that prove a cut hold on to (<see cref="EngineOptions.KeepEnded"/>): a fault that was let go cannot be compared any more.</summary>
    public static readonly TimeSpan KeepsAll = TimeSpan.FromDays(36_500);

    private readonly TimeSpan window = options.CloseAfter + TimeSpan.FromMinutes(10);
    private long refusedAt;
    private DateTimeOffset refusedUntil;

    /// <summary>Looks at the journal once.</summary>
    /// <exception cref="IOException">The journal cannot be read or written.</exception>
    public void Look(CancellationToken cancellation)
    {
        var (files, now) = (journal.Files, journal.Now());
        status.Bytes = journal.CarriedBytes + files.Sum(f => f.Bytes);
        if (status.Policy.KeepsAll)
        {
            return;
        }

        if (status.Policy.Beginning(files, journal.CarriedBytes, journal.TrustedNow) is not { } wanted)
        {
            status.Refused = null;
            return;
        }

        if (files[^1].FirstPosition != refusedAt || now >= refusedUntil)
        {
            Shorten(files, wanted, now, cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            // A fold of weeks takes its time: on a thread of its own.
            await Task.Factory.StartNew(() => LookQuietly(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void LookQuietly(CancellationToken cancellation)
    {
        try
        {
            Look(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The next start looks again.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            Refuse(journal.Files, e.Message, journal.Now());
        }
    }

    private void Shorten(IReadOnlyList<JournalExtent> files, long wanted, DateTimeOffset now, CancellationToken cancellation)
    {
        var reason = "nothing before what the engine still works on is old enough";
        var latest = wanted;
        for (var attempt = 0; attempt < Attempts && Latest(files, latest, now) is { } at; attempt++)
        {
            var (plan, refusal) = new RetentionFold(begin, journal, window).Plan(at.FirstPosition, at.Since, now, cancellation);
            if (plan is not null)
            {
                journal.Retain(plan.Retention, plan.Carried);
                status.Bytes = journal.CarriedBytes + journal.Files.Sum(f => f.Bytes);
                break;
            }

            reason = refusal!.Reason;
            latest = Math.Min(refusal.From, at.FirstPosition - 1);
        }

        if (status.Policy.Beginning(journal.Files, journal.CarriedBytes, journal.TrustedNow) is not null)
        {
            Refuse(files, reason, now);
        }
        else
        {
            status.Refused = null;
        }
    }

    // The last file's beginning up to a position, that the engine has folded and that lies behind what it waits for.
    private JournalExtent? Latest(IReadOnlyList<JournalExtent> files, long position, DateTimeOffset now)
    {
        var found = files.Skip(1).Where(f => f.FirstPosition <= position && f.FirstPosition <= state.Position && f.Since < now - window).ToArray();
        return found.Length == 0 ? null : found[^1];
    }

    private void Refuse(IReadOnlyList<JournalExtent> files, string reason, DateTimeOffset now)
    {
        (refusedAt, refusedUntil) = (files.Count == 0 ? 0 : files[^1].FirstPosition, now + Again);
        status.Refused = reason;
        LogRefused(reason);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal holds more than it should, for its oldest entries are still needed: {Reason}")]
    private partial void LogRefused(string reason);
}
