using System.Collections.Immutable;

namespace Assurance.Collectors.Normalisation.Drafting;

/// <summary>What a person marked in an example.</summary>
/// <param name="Start">Of a log message's word.</param>
/// <param name="Place">Of a binding, from 1; 0 for a word.</param>
/// <param name="Role"><c>object</c>: names the thing; <c>index</c>: the last arc of the binding's name does; <c>state</c>: says whether it begins or ends;
/// <c>qualifier</c>: tells one such alarm of a thing from another; <c>varies</c>: another in each message.</param>
/// <param name="Type">How a word is read: <c>if</c>, <c>ip</c>, <c>int</c>, <c>mac</c>, <c>word</c>.</param>
public sealed record DraftMark(int Start, int Length, int Place, string Role, string Type);

/// <summary>A condition the packs do not have.</summary>
/// <param name="Event">X.733 event type.</param>
/// <param name="Cause">Name of an IANAItuProbableCause.</param>
public sealed record DraftCondition(string Name, string Event, string Cause, string Severity, string Problem);

/// <summary>What messages of a shape mean, as a person says.</summary>
/// <param name="Action"><c>raise</c>, <c>clear</c>, <c>event</c>, <c>none</c>, or <c>states</c>: by the marked state.</param>
/// <param name="Raise">Values of the state that raise; used with <c>states</c>.</param>
/// <param name="Clear">Values that clear.</param>
/// <param name="Condition">Name of a condition of the packs, or of <paramref name="NewCondition"/>.</param>
public sealed record DraftRequest(
    string Vendor,
    string Name,
    string ObjectKind,
    string Action,
    ImmutableArray<DraftMark> Marks,
    ImmutableArray<string> Raise,
    ImmutableArray<string> Clear,
    string Condition,
    DraftCondition? NewCondition,
    string Severity);

/// <summary>A pack file with one rule, and its cases.</summary>
/// <param name="File">Where it goes below the site's folder, without <c>.yaml</c>.</param>
public sealed record DraftedRule(string File, string Pack, string Cases);
