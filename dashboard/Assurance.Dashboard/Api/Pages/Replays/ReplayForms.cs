using Assurance.Dashboard.Replays;

namespace Assurance.Dashboard.Api.Pages.Replays;

/// <summary>What is to be replayed.</summary>
/// <param name="Rules"><c>today</c>: by the packs as they lie in the folders. With a form also <c>held</c>: by those that held then; <c>beside</c>: by packs given
/// with it and today's, those given first; <c>instead</c>: by those given alone.</param>
internal sealed record ReplayBody(DateTimeOffset? From, DateTimeOffset? To, string? Rules);

/// <summary>How the replay under way stands, or what the last one came to.</summary>
/// <param name="Status"><c>none</c>, <c>running</c>, <c>done</c>, <c>cancelled</c> or <c>failed</c>.</param>
/// <param name="Files">Names of the files that were given for it.</param>
/// <param name="Progress">From 0 to 1.</param>
internal sealed record ReplayForm(
    string Status,
    string? User,
    DateTimeOffset? From,
    DateTimeOffset? To,
    string? Rules,
    IReadOnlyList<string> Files,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    double Progress,
    string? Failure,
    ReplayDifference? Result)
{
    private const int MostLines = 2000;

    private static readonly ReplayForm None = new("none", null, null, null, null, [], null, null, 0, null, null);

    public static ReplayForm Of(ReplayRun? run) => run is null ? None : new(
        run.Status.ToString().ToLowerInvariant(),
        run.User,
        run.Span.From,
        run.Span.To,
        run.Words.Rules,
        run.Words.Files,
        run.StartedAt,
        run.EndedAt,
        run.Progress,
        run.Failure?.Message,
        run.Result is { } result ? new(Bounded(result.Faults), Bounded(result.Tickets), Bounded(result.Messages)) : null);

    private static ReplayPart Bounded(ReplayPart part) => part.Lines.Count <= MostLines ? part : part with { Lines = [.. part.Lines.Take(MostLines)] };
}
