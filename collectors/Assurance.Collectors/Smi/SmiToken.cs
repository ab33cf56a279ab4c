namespace Assurance.Collectors.Smi;

/// <summary>What a token of a module is.</summary>
internal enum SmiTokenKind
{
    /// <summary>A name or a key word.</summary>
    Name,
    Number,

    /// <summary>A text in quotes, without them.</summary>
    Text,

    /// <summary>A bracket, a comma, <c>::=</c> and the like.</summary>
    Symbol,

    /// <summary>A comment of the form <c>--#TYPE "..."</c>, as PowerNet and its kin annotate notifications with.</summary>
    Annotation,
}

/// <param name="Line">From 1.</param>
internal readonly record struct SmiToken(SmiTokenKind Kind, string Text, int Line)
{
    public bool Is(string symbol) => Kind is SmiTokenKind.Name or SmiTokenKind.Symbol && Text == symbol;

    public bool IsName => Kind == SmiTokenKind.Name;
}

/// <summary>What is wrong in a module, and where.</summary>
public sealed record SmiProblem(string File, int Line, string What)
{
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}: {What}");
}
