using Assurance.Collectors.Normalisation.Rules;

namespace Assurance.Collectors.Normalisation.Expressions;

/// <summary>Computes a value from a message. It never throws for what a device sent and takes no longer than its own length.</summary>
internal delegate Value Evaluate(Facts facts);

/// <summary>A compiled expression with its type.</summary>
internal sealed record Expression(ValueType Type, Evaluate Evaluate)
{
    /// <summary>Compiles an expression.</summary>
    /// <param name="reference">What a name or the text of <c>value('...')</c> stands for; it throws <see cref="FormatException"/> for what nothing defines.</param>
    /// <exception cref="FormatException">It is malformed, names what nothing defines, or mixes types.</exception>
    public static Expression Compile(string text, Func<string, ValueReference> reference) => new ExpressionCompiler(reference).Compile(ExpressionParser.Parse(text));
}
