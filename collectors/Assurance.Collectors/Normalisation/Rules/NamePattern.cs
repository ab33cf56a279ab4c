namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>A name in either case, or what names begin with.</summary>
internal readonly record struct NamePattern(string Text, bool IsPrefix)
{
    /// <summary><c>*</c> at the end is a prefix.</summary>
    public static NamePattern Of(string text) => text.EndsWith('*') ? new(text[..^1], true) : new(text, false);

    public bool Matches(string name) =>
        IsPrefix ? name.StartsWith(Text, StringComparison.OrdinalIgnoreCase) : name.Equals(Text, StringComparison.OrdinalIgnoreCase);
}
