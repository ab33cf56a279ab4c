using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>A family of notifications of one MIB, a line each: every row becomes an ordinary rule <c>family.name</c>.</summary>
internal sealed class FamilyReader(YamlSection section, string vendor, Vocabulary vocabulary)
{
    internal static readonly string[] FamilyKeys = ["family", "under", "vendor", "object", "objects", "states", "qualifier", "severity", "problem", "rows"];

    private static readonly ConditionDefinition Nothing = new(EventType.Other, ProbableCause.Other, PerceivedSeverity.Indeterminate, ServiceEffect.None, "", "");

    /// <summary>Its rows; faulty ones are noted and left out.</summary>
    public static IEnumerable<(FamilyRow Row, int Line)> Rows(YamlSection section, bool note)
    {
        var parents = new List<Oid>();
        foreach (var (text, line) in section.List("under"))
        {
            if (Oid.TryParse(text, out var parent))
            {
                parents.Add(parent);
            }
            else if (note)
            {
                section.Error(line, $"'{text}' is no object identifier");
            }
        }

        if (parents.Count == 0)
        {
            yield break;
        }

        foreach (var (text, line) in section.List("rows"))
        {
            FamilyRow? row = null;
            try
            {
                row = FamilyRow.Parse(parents, text);
            }
            catch (FormatException fault) when (note)
            {
                section.Error(line, fault.Message);
            }
            catch (FormatException)
            {
                // Noted when the rules are read.
            }

            if (row is not null)
            {
                yield return (row, line);
            }
        }
    }

    public IEnumerable<Rule> Read()
    {
        section.Allow(FamilyKeys);
        var family = section.Required("family");
        var maker = section.Has("vendor") ? section.Scalar("vendor") : vendor;
        var values = new ValueTextReader(vocabulary, new HashSet<string>());
        var selectors = new SelectorReader(values);
        var usual = selectors.Read(section.Section("object"));
        var named = section.Section("objects");
        var objects = named?.Keys.ToDictionary(k => k.Key, k => selectors.Read(named.Section(k.Key)), StringComparer.Ordinal) ?? [];
        var usually = new Statement("", Nothing, RuleAction.None)
        {
            Qualifier = selectors.Value(section, "qualifier"),
            Severity = Rules.Statement.Severities(selectors.Value(section, "severity", s => Enum.TryParse<PerceivedSeverity>(s, ignoreCase: true, out _))),
            Problem = selectors.Value(section, "problem"),
            States = section.Section("states") is { } states ? StatesReader.Read(states, selectors) : null,
        };
        foreach (var (row, line) in Rows(section, note: true))
        {
            if (row.Object.Length > 0 && !objects.ContainsKey(row.Object))
            {
                section.Error(line, $"no object '{row.Object}' in the family's 'objects'");
            }

            yield return new Rule($"{family}.{row.Name}", maker, section.File, line)
            {
                Traps = [.. row.Traps],
                Object = objects.GetValueOrDefault(row.Object, usual),
                Statements = row.Action == RuleAction.None ? [] : [Statement(row, line, usually)],
            };
        }
    }

    private Statement Statement(FamilyRow row, int line, Statement usually)
    {
        if (!vocabulary.Conditions.TryGetValue(row.Own, out var definition))
        {
            section.Error(line, $"no condition '{Named(row)}' is defined{Suggestion.For(Named(row), vocabulary.Conditions.Keys)}");
            definition = Nothing;
        }

        return usually with
        {
            Condition = row.Own,
            Definition = row.Severity is { } severity ? definition with { Severity = severity } : definition,
            Action = row.Action,
            States = row.Action == RuleAction.Raise ? usually.States : null,
        };
    }

    private static string Named(FamilyRow row) => row.Like.Length == 0 ? row.Own : row.Like;
}
