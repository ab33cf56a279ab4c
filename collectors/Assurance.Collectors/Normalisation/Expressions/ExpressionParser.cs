using System.Globalization;
using Parlot.Fluent;
using static Parlot.Fluent.Parsers;

namespace Assurance.Collectors.Normalisation.Expressions;

/// <summary>The grammar: the operators, literals, lists, calls and methods of the Common Expression Language, without macros, maps and message types.</summary>
internal static class ExpressionParser
{
    private const int Longest = 1000;
    private const int Deepest = 32;

    private static readonly Parser<Syntax> Whole = Build().Eof();

    /// <exception cref="FormatException">It is malformed; the message says where.</exception>
    public static Syntax Parse(string text)
    {
        if (text.Length > Longest || Depth(text) > Deepest)
        {
            throw new FormatException($"an expression is at most {Longest} characters long and {Deepest} brackets deep");
        }

        return Whole.TryParse(text.TrimEnd(), out var syntax, out var error) && syntax is not null
            ? syntax
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{text}' is no expression{(error is null ? "" : $": {error.Message} at character {error.Position.Offset + 1}")}"));
    }

    private static Parser<Syntax> Build()
    {
        var expression = Deferred<Syntax>();
        var unary = Deferred<Syntax>();
        var number = Terms.Number<decimal>(NumberOptions.AllowDecimalSeparator).Then<Syntax>(Number);
        var text = Terms.String(StringLiteralQuotes.SingleOrDouble).Then<Syntax>(s => new TextLiteral(s.ToString()));
        var name = Terms.Identifier().Then(s => s.ToString());
        var arguments = Between(Terms.Char('('), ZeroOrOne(Separated(Terms.Char(','), expression)), Terms.Char(')').ElseError("')' expected"));
        var call = name.And(arguments).Then<Syntax>(c => new CallSyntax(null, c.Item1, [.. c.Item2 ?? []]));
        var list = Between(Terms.Char('['), ZeroOrOne(Separated(Terms.Char(','), expression)), Terms.Char(']').ElseError("']' expected"))
            .Then<Syntax>(items => new ListSyntax([.. items ?? []]));
        var grouped = Between(Terms.Char('('), expression, Terms.Char(')').ElseError("')' expected"));
        var primary = OneOf(number, text, call, name.Then(Name), list, grouped);
        var member = primary.And(ZeroOrMany(Terms.Char('.').SkipAnd(name).And(arguments))).Then(m =>
            m.Item2.Aggregate(m.Item1, (target, method) => new CallSyntax(target, method.Item1, [.. method.Item2 ?? []])));
        unary.Parser = OneOf(
            Terms.Char('!').SkipAnd(unary).Then<Syntax>(s => new UnarySyntax("!", s)),
            Terms.Char('-').SkipAnd(unary).Then<Syntax>(s => new UnarySyntax("-", s)),
            member);
        var product = Chain(unary, "*", "/", "%");
        var sum = Chain(product, "+", "-");
        var relation = sum.And(ZeroOrOne(OneOf(Operator("=="), Operator("!="), Operator("<="), Operator(">="), Operator("<"), Operator(">"), Operator("in")).And(sum)))
            .Then(r => r.Item2 is ({ } op, { } right) ? new BinarySyntax(op, r.Item1, right) : r.Item1);
        var choice = Chain(Chain(relation, "&&"), "||").And(ZeroOrOne(
            Terms.Char('?').SkipAnd(expression).AndSkip(Terms.Char(':').ElseError("':' expected")).And(expression)))
            .Then(c => c.Item2 is ({ } then, { } otherwise) ? new ChoiceSyntax(c.Item1, then, otherwise) : c.Item1);
        expression.Parser = choice;
        return expression;
    }

    private static Parser<string> Operator(string op) => Terms.Text(op);

    private static Parser<Syntax> Chain(Parser<Syntax> of, params string[] operators) =>
        of.And(ZeroOrMany(OneOf(Array.ConvertAll(operators, Operator)).And(of)))
            .Then(c => c.Item2.Aggregate(c.Item1, (left, next) => new BinarySyntax(next.Item1, left, next.Item2)));

    private static Syntax Number(decimal value) =>
        value.Scale == 0 && value <= long.MaxValue ? new IntegerLiteral((long)value) : new DoubleLiteral((double)value);

    private static Syntax Name(string name) => name switch
    {
        "true" => new TruthLiteral(true),
        "false" => new TruthLiteral(false),
        _ => new NameSyntax(name),
    };

    private static int Depth(string text)
    {
        int depth = 0, deepest = 0;
        foreach (var c in text)
        {
            depth += c is '(' or '[' or '!' or '-' or '?' ? 1 : c is ')' or ']' ? -1 : 0;
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }
}
