namespace Assurance.Lab.Scenarios.Generated;

/// <summary>What broke, where, and which other things nobody could tell from it by what is reported.</summary>
/// <param name="Kind"><c>cable</c>, <c>duct</c>, <c>fibre</c>, <c>link</c>, <c>port</c>, <c>card</c>, <c>cardSilent</c>, <c>device</c>, <c>site</c>,
/// <c>siteSilent</c> or <c>session</c>.</param>
public sealed record Cause(string Kind, string Root, IReadOnlyList<string> Alternatives)
{
    public bool Accepts(string id) => id == Root || Alternatives.Contains(id);
}
