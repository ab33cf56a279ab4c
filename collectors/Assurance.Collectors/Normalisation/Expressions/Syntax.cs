using System.Collections.Immutable;

namespace Assurance.Collectors.Normalisation.Expressions;

/// <summary>An expression as written, before names and types are checked.</summary>
internal abstract record Syntax;

internal sealed record TextLiteral(string Value) : Syntax;

internal sealed record IntegerLiteral(long Value) : Syntax;

internal sealed record DoubleLiteral(double Value) : Syntax;

internal sealed record TruthLiteral(bool Value) : Syntax;

internal sealed record NameSyntax(string Name) : Syntax;

internal sealed record UnarySyntax(string Operator, Syntax Of) : Syntax;

internal sealed record BinarySyntax(string Operator, Syntax Left, Syntax Right) : Syntax;

internal sealed record ChoiceSyntax(Syntax Condition, Syntax Then, Syntax Otherwise) : Syntax;

/// <param name="Target">Null for a function.</param>
internal sealed record CallSyntax(Syntax? Target, string Name, ImmutableArray<Syntax> Arguments) : Syntax;

internal sealed record ListSyntax(ImmutableArray<Syntax> Items) : Syntax;
