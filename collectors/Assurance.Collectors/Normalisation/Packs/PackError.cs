using System.Collections.Immutable;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>One fault in a rule pack, with its place.</summary>
public sealed record PackError(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>Rule packs that cannot be used; it lists every fault found.</summary>
public sealed class RulePackException(ImmutableArray<PackError> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public ImmutableArray<PackError> Errors { get; } = errors;
}
