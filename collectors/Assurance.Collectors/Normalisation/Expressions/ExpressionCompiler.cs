using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Assurance.Collectors.Normalisation.Rules;

namespace Assurance.Collectors.Normalisation.Expressions;

/// <summary>Checks names and types and makes delegates. What a message lacks makes all that needs it absent, but for <c>&amp;&amp;</c> and <c>||</c>, which
/// the other side may decide, and <c>has()</c>.</summary>
internal sealed class ExpressionCompiler(Func<string, ValueReference> reference)
{
    public Expression Compile(Syntax syntax) => syntax switch
    {
        TextLiteral literal => Constant(ValueType.Text, Value.Of(literal.Value)),
        IntegerLiteral literal => Constant(ValueType.Integer, Value.Of(literal.Value)),
        DoubleLiteral literal => Constant(ValueType.Double, Value.Of(literal.Value)),
        TruthLiteral literal => Constant(ValueType.Truth, Value.Of(literal.Value)),
        NameSyntax name => Reference(name.Name),
        UnarySyntax unary => Unary(unary),
        BinarySyntax { Operator: "in" } within => Within(within),
        BinarySyntax { Operator: "&&" or "||" } logic => Logic(logic),
        BinarySyntax { Operator: "==" or "!=" or "<" or "<=" or ">" or ">=" } relation => Relation(relation),
        BinarySyntax arithmetic => Arithmetic(arithmetic),
        ChoiceSyntax choice => Choice(choice),
        CallSyntax call => Call(call),
        _ => throw new FormatException("a list stands only after 'in'"),
    };

    private Expression Reference(string name)
    {
        var source = reference(name);
        return new(ValueType.Text, facts => Value.Of(source.Read(facts)));
    }

    private static Expression Constant(ValueType type, Value value) => new(type, _ => value);

    private Expression Unary(UnarySyntax syntax)
    {
        var of = Compile(syntax.Of);
        if (syntax.Operator == "!")
        {
            Require(of, ValueType.Truth, "!");
            return new(ValueType.Truth, facts => of.Evaluate(facts) is { IsPresent: true } value ? Value.Of(!value.IsTrue) : Value.Absent);
        }

        return of.Type switch
        {
            ValueType.Integer => new(ValueType.Integer, facts => of.Evaluate(facts) is { IsPresent: true } value ? Value.Of(unchecked(-value.Integer)) : Value.Absent),
            ValueType.Double => new(ValueType.Double, facts => of.Evaluate(facts) is { IsPresent: true } value ? Value.Of(-value.Double) : Value.Absent),
            _ => throw new FormatException($"'-' needs a number, not {Word(of.Type)}"),
        };
    }

    private Expression Logic(BinarySyntax syntax)
    {
        var (left, right) = (Compile(syntax.Left), Compile(syntax.Right));
        Require(left, ValueType.Truth, syntax.Operator);
        Require(right, ValueType.Truth, syntax.Operator);
        var decisive = syntax.Operator == "||";
        return new(ValueType.Truth, facts =>
        {
            var first = left.Evaluate(facts);
            if (first.IsPresent && first.IsTrue == decisive)
            {
                return first;
            }

            var second = right.Evaluate(facts);
            return second.IsPresent && second.IsTrue == decisive ? second : first.IsPresent ? second : Value.Absent;
        });
    }

    private Expression Within(BinarySyntax syntax)
    {
        if (syntax.Right is not ListSyntax list)
        {
            throw new FormatException("'in' needs a list: [...]");
        }

        var of = Compile(syntax.Left);
        var items = list.Items.Select(i => i is TextLiteral or IntegerLiteral or DoubleLiteral ? Compile(i) : throw new FormatException("a list holds literals")).ToArray();
        if (Array.Find(items, i => i.Type != of.Type) is { } other)
        {
            throw new FormatException($"'in' compares {Word(of.Type)} with {Word(other.Type)}{Hint(of.Type, other.Type)}");
        }

        var values = items.Select(i => i.Evaluate(null!)).ToFrozenSet();
        return new(ValueType.Truth, facts => of.Evaluate(facts) is { IsPresent: true } value ? Value.Of(values.Contains(value)) : Value.Absent);
    }

    private Expression Relation(BinarySyntax syntax)
    {
        var (left, right) = Same(syntax);
        var op = syntax.Operator;
        if (left.Type == ValueType.Truth && op is not "==" and not "!=")
        {
            throw new FormatException($"'{op}' does not compare truths");
        }

        Func<int, bool> holds = op switch
        {
            "==" => c => c == 0,
            "!=" => c => c != 0,
            "<" => c => c < 0,
            "<=" => c => c <= 0,
            ">" => c => c > 0,
            _ => c => c >= 0,
        };
        return new(ValueType.Truth, facts => left.Evaluate(facts) is { IsPresent: true } a && right.Evaluate(facts) is { IsPresent: true } b
            ? Value.Of(holds(Compare(a, b)))
            : Value.Absent);
    }

    private Expression Arithmetic(BinarySyntax syntax)
    {
        var (left, right) = Same(syntax);
        Func<Value, Value, Value> apply = (left.Type, syntax.Operator) switch
        {
            (ValueType.Text, "+") => (a, b) => Value.Of(a.Text + b.Text),
            (ValueType.Integer, "+") => (a, b) => Value.Of(unchecked(a.Integer + b.Integer)),
            (ValueType.Integer, "-") => (a, b) => Value.Of(unchecked(a.Integer - b.Integer)),
            (ValueType.Integer, "*") => (a, b) => Value.Of(unchecked(a.Integer * b.Integer)),
            (ValueType.Integer, "/") => (a, b) => b.Integer is 0 or -1 ? b.Integer == 0 ? Value.Absent : Value.Of(unchecked(-a.Integer)) : Value.Of(a.Integer / b.Integer),
            (ValueType.Integer, "%") => (a, b) => b.Integer is 0 ? Value.Absent : b.Integer == -1 ? Value.Of(0L) : Value.Of(a.Integer % b.Integer),
            (ValueType.Double, "+") => (a, b) => Value.Of(a.Double + b.Double),
            (ValueType.Double, "-") => (a, b) => Value.Of(a.Double - b.Double),
            (ValueType.Double, "*") => (a, b) => Value.Of(a.Double * b.Double),
            (ValueType.Double, "/") => (a, b) => Value.Of(a.Double / b.Double),
            _ => throw new FormatException($"'{syntax.Operator}' does not take {Word(left.Type)}"),
        };
        return new(left.Type, facts => left.Evaluate(facts) is { IsPresent: true } a && right.Evaluate(facts) is { IsPresent: true } b ? apply(a, b) : Value.Absent);
    }

    private Expression Choice(ChoiceSyntax syntax)
    {
        var condition = Compile(syntax.Condition);
        Require(condition, ValueType.Truth, "?");
        var (then, otherwise) = (Compile(syntax.Then), Compile(syntax.Otherwise));
        return then.Type == otherwise.Type
            ? new(then.Type, facts => condition.Evaluate(facts) is { IsPresent: true } value ? (value.IsTrue ? then : otherwise).Evaluate(facts) : Value.Absent)
            : throw new FormatException($"the sides of '?' are {Word(then.Type)} and {Word(otherwise.Type)}");
    }

    private Expression Call(CallSyntax call)
    {
        if (call is { Target: null, Name: "value", Arguments: [TextLiteral source] })
        {
            return Reference(source.Value);
        }

        if (call is { Target: null, Name: "has", Arguments: [var of] })
        {
            var asked = Compile(of);
            return new(ValueType.Truth, facts => Value.Of(asked.Evaluate(facts).IsPresent));
        }

        var arguments = (call.Target is null ? call.Arguments : call.Arguments.Insert(0, call.Target)).Select(Compile).ToImmutableArray();
        return ExpressionFunctions.Find(call.Name, call.Target is not null, [.. arguments.Select(a => a.Type)]) is { } function
            ? function.Of(arguments)
            : throw new FormatException($"no function {(call.Target is null ? "" : ".")}{call.Name}({string.Join(", ", arguments.Skip(call.Target is null ? 0 : 1).Select(a => Word(a.Type)))}); known are {ExpressionFunctions.Known}");
    }

    private (Expression Left, Expression Right) Same(BinarySyntax syntax)
    {
        var (left, right) = (Compile(syntax.Left), Compile(syntax.Right));
        return left.Type == right.Type ? (left, right)
            : throw new FormatException($"'{syntax.Operator}' has {Word(left.Type)} on one side and {Word(right.Type)} on the other{Hint(left.Type, right.Type)}");
    }

    private static string Hint(ValueType a, ValueType b) => (a == ValueType.Text) == (b == ValueType.Text) ? "" : "; what a message says is text: write int(...) or double(...)";

    private static int Compare(Value a, Value b) => a.Type switch
    {
        ValueType.Text => string.CompareOrdinal(a.Text, b.Text),
        ValueType.Double => a.Double.CompareTo(b.Double),
        _ => a.Integer.CompareTo(b.Integer),
    };

    private static void Require(Expression of, ValueType type, string op)
    {
        if (of.Type != type)
        {
            throw new FormatException($"'{op}' needs {Word(type)}, not {Word(of.Type)}");
        }
    }

    internal static string Word(ValueType type) => type switch
    {
        ValueType.Text => "text",
        ValueType.Integer => "an integer",
        ValueType.Double => "a double",
        _ => "a truth",
    };
}
