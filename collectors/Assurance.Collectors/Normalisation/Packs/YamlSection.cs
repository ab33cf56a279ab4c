using YamlDotNet.RepresentationModel;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>A mapping of a pack file, read with every fault noted by its line instead of thrown.</summary>
internal sealed class YamlSection(string file, YamlMappingNode node, ICollection<PackError> errors)
{
    public string File => file;

    private YamlMappingNode Node => node;

    public int Line => At ?? Of(node);

    // A section put together stands where its first part did.
    private int? At { get; init; }

    /// <summary>Notes an error for each key not among these.</summary>
    public void Allow(params IEnumerable<string> keys)
    {
        var allowed = keys.ToHashSet(StringComparer.Ordinal);
        foreach (var (key, _) in node.Children)
        {
            if (!allowed.Contains(Text(key)))
            {
                Error(key, $"unknown key '{Text(key)}'{Suggestion.For(Text(key), allowed)}; known are {string.Join(", ", allowed)}");
            }
        }
    }

    public bool Has(string key) => Child(key) is not null;

    public int LineOf(string key) => Child(key) is { } child ? Of(child) : Line;

    /// <summary>The text of a key; empty when absent.</summary>
    public string Scalar(string key)
    {
        var child = Child(key);
        if (child is not null and not YamlScalarNode)
        {
            Error(child, $"'{key}' must be a single value");
        }

        return (child as YamlScalarNode)?.Value ?? "";
    }

    public string Required(string key)
    {
        var value = Scalar(key);
        if (value.Length == 0)
        {
            Error(key, $"'{key}' is missing");
        }

        return value;
    }

    /// <summary>The texts of a list, or of a single value.</summary>
    public IReadOnlyList<(string Text, int Line)> List(string key) => Child(key) switch
    {
        null => [],
        YamlScalarNode scalar => [(scalar.Value ?? "", Of(scalar))],
        YamlSequenceNode sequence => [.. sequence.Children.Select(c => (Text(c), Of(c)))],
        var other => Wrong<(string, int)>(other, $"'{key}' must be a value or a list of values"),
    };

    /// <summary>A nested mapping; null when absent.</summary>
    public YamlSection? Section(string key)
    {
        switch (Child(key))
        {
            case null:
                return null;
            case YamlMappingNode mapping:
                return new(file, mapping, errors);
            case var other:
                Error(other, $"'{key}' must be a mapping");
                return null;
        }
    }

    /// <summary>A list of mappings.</summary>
    public IReadOnlyList<YamlSection> Sections(string key) => Child(key) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Children.Select(c => AsSection(c, key)).OfType<YamlSection>()],
        var other => Wrong<YamlSection>(other, $"'{key}' must be a list"),
    };

    /// <summary>This section over another: keys it lacks are the other's. Places of errors are those of the keys.</summary>
    public YamlSection Over(YamlSection other, string otherVendor)
    {
        var merged = new YamlMappingNode(node.Children.Concat(other.Node.Children.Where(c => !node.Children.ContainsKey(c.Key))).ToList());
        if (!merged.Children.ContainsKey(new YamlScalarNode("vendor")))
        {
            merged.Add("vendor", otherVendor);
        }

        return new(file, merged, errors) { At = Line };
    }

    public IEnumerable<(string Key, int Line)> Keys => node.Children.Select(c => (Text(c.Key), Of(c.Key)));

    public void Error(string key, string message) => Error(Child(key) ?? node, message);

    public void Error(int line, string message) => errors.Add(new(file, line, message));

    private YamlNode? Child(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private YamlSection? AsSection(YamlNode child, string key)
    {
        if (child is YamlMappingNode mapping)
        {
            return new(file, mapping, errors);
        }

        Error(child, $"each of '{key}' must be a mapping");
        return null;
    }

    private List<T> Wrong<T>(YamlNode at, string message)
    {
        Error(at, message);
        return [];
    }

    private string Text(YamlNode at)
    {
        if (at is YamlScalarNode scalar)
        {
            return scalar.Value ?? "";
        }

        Error(at, "a single value is expected");
        return "";
    }

    private void Error(YamlNode at, string message) => errors.Add(new(file, Of(at), message));

    private static int Of(YamlNode at) => (int)at.Start.Line;
}
