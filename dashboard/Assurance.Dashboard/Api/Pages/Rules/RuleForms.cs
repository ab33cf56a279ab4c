using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Drafting;
using Assurance.Collectors.Normalisation.Packs;

namespace Assurance.Dashboard.Api.Pages.Rules;

/// <summary>The rule packs as they stand.</summary>
/// <param name="Since">Since when they hold; null: since the journal began.</param>
/// <param name="Origin"><c>start</c>, <c>folder</c>, <c>reload</c>, <c>page</c>; empty where they hold since the beginning.</param>
/// <param name="Refused">The last change that was refused, the old packs going on; null when the folders are as they hold.</param>
/// <param name="ImportedNames">Names that imported MIB modules gave.</param>
/// <param name="Read">Messages read since the start.</param>
/// <param name="Unknown">Of these, those no rule knew.</param>
internal sealed record RulesForm(
    string Hash,
    DateTimeOffset? Since,
    string By,
    string Origin,
    int Rules,
    int ImportedNames,
    long Read,
    long Unknown,
    IReadOnlyList<PackForm> Packs,
    RefusedForm? Refused);

/// <summary>One pack file.</summary>
/// <param name="Layer"><c>delivered</c> or <c>site</c>.</param>
/// <param name="Rules">Rules of it that hold; what a site's pack replaced does not.</param>
internal sealed record PackForm(string Layer, string File, string Vendor, int Rules);

internal sealed record RefusedForm(DateTimeOffset At, string By, IReadOnlyList<PackError> Errors);

/// <summary>What a reload did.</summary>
/// <param name="Changed">False: the folders hold what holds already.</param>
internal sealed record ReloadForm(bool Changed, RulesForm Rules);

/// <summary>A pack file and its cases as a person wrote them.</summary>
/// <param name="File">Where it goes below the site's folder, without <c>.yaml</c>: <c>vendor/name</c>.</param>
internal sealed record PackRequest(string? File, string? Pack, string? Cases);

/// <summary>Captured messages, as <c>rules try</c> reads them: a message a line, or NDJSON.</summary>
internal sealed record TryRequest(string? Messages);

/// <summary>An example of an unknown message, taken apart, and the words a rule for it may use.</summary>
internal sealed record DraftingForm(long Position, MessageParts Message, DraftWords Words);

/// <summary>What a person marked, see <see cref="DraftRequest"/>.</summary>
/// <param name="Position">The example's, of the group's latest.</param>
internal sealed record DraftBody(
    long Position, string? Vendor, string? Name, string? ObjectKind, string? Action, ImmutableArray<DraftMark> Marks, ImmutableArray<string> Raise, ImmutableArray<string> Clear,
    string? Condition, DraftCondition? NewCondition, string? Severity)
{
    public DraftRequest Request => new(
        Vendor ?? "", Name ?? "", ObjectKind ?? "device", Action ?? "", Each(Marks), Each(Raise), Each(Clear), Condition ?? "", NewCondition, Severity ?? "");

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> given) => given.IsDefault ? [] : given;
}

/// <summary>What a changed pack would do. With errors nothing else was tried.</summary>
/// <param name="Cases">Cases that fail with it, of all packs; each with file and line.</param>
/// <param name="CasesPassed">Cases that pass.</param>
internal sealed record CheckForm(IReadOnlyList<PackError> Errors, int CasesPassed, IReadOnlyList<string> Cases, JournalTrialForm? Journal);

/// <summary>The journal of the last day read by the packs in force and by the changed ones.</summary>
/// <param name="From">Time of the oldest message tried.</param>
/// <param name="IsWhole">False where the day held more than could be tried: only the latest were.</param>
/// <param name="Taken">Messages the file's rules take.</param>
/// <param name="TakenFromOthers">Of these, those another rule takes now.</param>
/// <param name="Changes">Examples of messages read otherwise, the latest first.</param>
internal sealed record JournalTrialForm(
    DateTimeOffset? From, bool IsWhole, int Messages, int Taken, int TakenFromOthers, int Changed, IReadOnlyList<ChangedMessageForm> Changes);

internal sealed record ChangedMessageForm(long Position, string Text, string? RuleBefore, IReadOnlyList<string> Before, string? RuleAfter, IReadOnlyList<string> After);
