using System.Collections.Immutable;
using System.Globalization;

namespace Assurance.Collectors.Normalisation.Expressions;

/// <summary>A function of the language over present values; an absent argument makes its result absent.</summary>
internal sealed record ExpressionFunction(string Name, bool IsMethod, ImmutableArray<ValueType> Takes, ValueType Gives, Func<Value[], Value> Apply)
{
    public Expression Of(ImmutableArray<Expression> arguments) => new(Gives, facts =>
    {
        var values = new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(facts);
            if (!values[i].IsPresent)
            {
                return Value.Absent;
            }
        }

        return Apply(values);
    });
}

/// <summary>The functions of the Common Expression Language that rules need; none takes longer than its text is long.</summary>
internal static class ExpressionFunctions
{
    private const ValueType Text = ValueType.Text;

    private static readonly ExpressionFunction[] All =
    [
        new("int", false, [Text], ValueType.Integer, v => long.TryParse(v[0].Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var n) ? Value.Of(n) : Value.Absent),
        new("int", false, [ValueType.Double], ValueType.Integer, v => Math.Abs(v[0].Double) < long.MaxValue ? Value.Of((long)v[0].Double) : Value.Absent),
        new("double", false, [Text], ValueType.Double, v => double.TryParse(v[0].Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? Value.Of(n) : Value.Absent),
        new("double", false, [ValueType.Integer], ValueType.Double, v => Value.Of((double)v[0].Integer)),
        new("string", false, [ValueType.Integer], Text, v => Value.Of(v[0].AsText())),
        new("string", false, [ValueType.Double], Text, v => Value.Of(v[0].AsText())),
        new("size", false, [Text], ValueType.Integer, v => Value.Of((long)v[0].Text!.Length)),
        new("startsWith", true, [Text, Text], ValueType.Truth, v => Value.Of(v[0].Text!.StartsWith(v[1].Text!, StringComparison.Ordinal))),
        new("endsWith", true, [Text, Text], ValueType.Truth, v => Value.Of(v[0].Text!.EndsWith(v[1].Text!, StringComparison.Ordinal))),
        new("contains", true, [Text, Text], ValueType.Truth, v => Value.Of(v[0].Text!.Contains(v[1].Text!, StringComparison.Ordinal))),
        new("lowerAscii", true, [Text], Text, v => Value.Of(v[0].Text!.ToLowerInvariant())),
        new("upperAscii", true, [Text], Text, v => Value.Of(v[0].Text!.ToUpperInvariant())),
        new("trim", true, [Text], Text, v => Value.Of(v[0].Text!.Trim())),
    ];

    public static string Known { get; } = string.Join(", ", All.Select(f => f.IsMethod ? $".{f.Name}()" : $"{f.Name}()").Append("has()").Append("value('...')").Distinct());

    public static ExpressionFunction? Find(string name, bool isMethod, ImmutableArray<ValueType> takes) =>
        Array.Find(All, f => f.Name == name && f.IsMethod == isMethod && f.Takes.SequenceEqual(takes));
}
