using System.Globalization;

namespace Assurance.Collectors.Normalisation.Expressions;

/// <summary>The type an expression has, known when the pack loads.</summary>
internal enum ValueType
{
    Text,
    Integer,
    Double,
    Truth,
}

/// <summary>A value while a message is read; absent where the message lacks what it needs.</summary>
internal readonly record struct Value(ValueType Type, string? Text, long Integer, double Double)
{
    public static readonly Value Absent;

    public bool IsPresent { get; private init; }

    public bool IsTrue => IsPresent && Integer != 0;

    public static Value Of(string? text) => text is null ? Absent : new(ValueType.Text, text, 0, 0) { IsPresent = true };

    public static Value Of(long number) => new(ValueType.Integer, null, number, 0) { IsPresent = true };

    public static Value Of(double number) => double.IsFinite(number) ? new(ValueType.Double, null, 0, number) { IsPresent = true } : Absent;

    public static Value Of(bool truth) => new(ValueType.Truth, null, truth ? 1 : 0, 0) { IsPresent = true };

    /// <summary>As a rule's text has it; null when absent.</summary>
    public string? AsText() => !IsPresent ? null : Type switch
    {
        ValueType.Text => Text,
        ValueType.Integer => Integer.ToString(CultureInfo.InvariantCulture),
        ValueType.Double => Double.ToString("0.######", CultureInfo.InvariantCulture),
        _ => Integer != 0 ? "true" : "false",
    };
}
