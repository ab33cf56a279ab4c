using System.Collections.Frozen;
using System.Globalization;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>What the packs of a rule set share: names of MIB objects, look-up tables, conditions and enterprise numbers. A later file
/// may replace a name of an earlier folder.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, Oid> objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FrozenDictionary<string, string>> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConditionDefinition> conditions = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, string> enterprises = [];

    public IReadOnlyDictionary<string, Oid> Objects => objects;

    public IReadOnlyDictionary<uint, string> Enterprises => enterprises;

    public IReadOnlyDictionary<string, FrozenDictionary<string, string>> Tables => tables;

    public IReadOnlyDictionary<string, ConditionDefinition> Conditions => conditions;

    public void Add(PackFile file)
    {
        AddObjects(file.Root.Section("objects"));
        AddTables(file.Root.Section("tables"));
        AddConditions(file.Root.Section("conditions"));
        AddEnterprises(file.Root.Section("enterprises"));
    }

    /// <summary>The conditions that rows of a family make for themselves, each like one that is defined.</summary>
    public void AddOwn(YamlSection family)
    {
        foreach (var (row, line) in FamilyReader.Rows(family, note: false).Where(r => r.Row.Like.Length > 0))
        {
            if (!conditions.TryGetValue(row.Like, out var like))
            {
                continue;
            }

            var own = like with { Problem = FamilyRow.Words(row.Own) };
            if (!conditions.TryAdd(row.Own, own) && conditions[row.Own] != own)
            {
                family.Error(line, $"condition '{row.Own}' is another elsewhere");
            }
        }
    }

    private void AddObjects(YamlSection? section)
    {
        foreach (var (name, line) in section?.Keys ?? [])
        {
            if (!Oid.TryParse(section!.Scalar(name), out var oid))
            {
                section.Error(line, $"'{section.Scalar(name)}' is no object identifier");
            }
            else if (objects.TryGetValue(name, out var other) && other != oid)
            {
                section.Error(line, $"object '{name}' is {other} elsewhere");
            }
            else
            {
                objects[name] = oid;
            }
        }
    }

    private void AddTables(YamlSection? section)
    {
        foreach (var (name, _) in section?.Keys ?? [])
        {
            if (section!.Section(name) is { } table)
            {
                tables[name] = table.Keys.ToFrozenDictionary(k => k.Key, k => table.Scalar(k.Key), StringComparer.OrdinalIgnoreCase);
            }
        }
    }

    private void AddConditions(YamlSection? section)
    {
        foreach (var (name, _) in section?.Keys ?? [])
        {
            if (section!.Section(name) is { } definition)
            {
                definition.Allow("event", "cause", "severity", "effect", "problem", "repair");
                conditions[name] = new(
                    Named(definition, "event", EventType.Other),
                    Cause(definition),
                    Named(definition, "severity", PerceivedSeverity.Indeterminate),
                    definition.Has("effect") ? Named(definition, "effect", ServiceEffect.None) : ServiceEffect.None,
                    definition.Scalar("problem"),
                    definition.Scalar("repair"));
            }
        }
    }

    private void AddEnterprises(YamlSection? section)
    {
        foreach (var (number, line) in section?.Keys ?? [])
        {
            if (uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var enterprise))
            {
                enterprises[enterprise] = section!.Scalar(number);
            }
            else
            {
                section!.Error(line, $"'{number}' is no enterprise number");
            }
        }
    }

    /// <summary>A member of an enumeration by its name, in either case.</summary>
    public static T Named<T>(YamlSection section, string key, T missing)
        where T : struct, Enum
    {
        var text = section.Required(key);
        if (text.Length == 0)
        {
            return missing;
        }

        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && !char.IsAsciiDigit(text[0]))
        {
            return value;
        }

        section.Error(key, $"'{text}' is no {key}; known are {string.Join(", ", Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..]))}");
        return missing;
    }

    private static ProbableCause Cause(YamlSection section)
    {
        var text = section.Required("cause");
        if (ProbableCauses.Find(text) is { } cause)
        {
            return cause;
        }

        section.Error("cause", $"'{text}' is no cause of IANAItuProbableCause, or name and number differ");
        return ProbableCause.Other;
    }
}
