using Assurance.Collectors.Normalisation.Rules;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>Reads texts with values, and the objects they find, noting every fault.</summary>
internal sealed class SelectorReader(ValueTextReader values)
{
    internal static readonly string[] Kinds = ["interface", "port", "card", "shelf", "tunnel", "peer", "sensor", "device"];

    public ObjectSelector Read(YamlSection? spec)
    {
        if (spec is null)
        {
            return ObjectSelector.Device;
        }

        spec.Allow("kind", "name", "ifIndex", "physicalIndex", "address", "over", "speaksFor");
        var kind = spec.Required("kind");
        if (kind.Length > 0 && !Kinds.Contains(kind, StringComparer.Ordinal))
        {
            spec.Error("kind", $"'{kind}' is no kind of object; known are {string.Join(", ", Kinds)}");
        }

        return new(kind)
        {
            Names = [.. spec.List("name").Select(n => Parse(spec, "name", n.Text))],
            Addresses = [.. spec.List("address").Select(n => Parse(spec, "address", n.Text))],
            IsAdjacent = spec.Has("over"),
            Over = [.. spec.List("over").Where(o => o.Text.Length > 0).Select(n => Parse(spec, "over", n.Text))],
            IfIndex = Value(spec, "ifIndex"),
            PhysicalIndex = Value(spec, "physicalIndex"),
            SpeaksFor = Value(spec, "speaksFor"),
        };
    }

    // A text without values must be a valid one already.
    public ValueText Value(YamlSection spec, string key, Func<string, bool>? isValid = null)
    {
        var text = spec.Scalar(key);
        if (isValid is not null && text.Length > 0 && !text.Contains('{', StringComparison.Ordinal) && !isValid(text))
        {
            spec.Error(key, $"'{text}' is no {key}");
        }

        return Parse(spec, key, text);
    }

    /// <summary>An expression that is true or not; null where it has a fault, which is noted.</summary>
    public ValueText? Truth(YamlSection spec, string key, string expression)
    {
        try
        {
            var computed = values.Computed(expression);
            if (computed.Expression!.Type == Expressions.ValueType.Truth)
            {
                return new([[computed]]);
            }

            spec.Error(key, $"'{expression}' is neither true nor false");
        }
        catch (FormatException fault)
        {
            spec.Error(key, fault.Message);
        }

        return null;
    }

    public ValueText Parse(YamlSection spec, string key, string text)
    {
        try
        {
            return values.Read(text);
        }
        catch (FormatException fault)
        {
            spec.Error(key, fault.Message);
            return ValueText.Empty;
        }
    }
}
