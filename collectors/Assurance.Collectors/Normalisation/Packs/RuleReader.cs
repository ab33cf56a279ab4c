using System.Collections.Frozen;
using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>Compiles one rule of a pack file, noting every fault.</summary>
internal sealed class RuleReader(YamlSection section, string vendor, Vocabulary vocabulary)
{
    private static readonly string[] StatementKeys = ["condition", "action", "states", "qualifier", "severity", "cause", "event", "problem", "effect", "repair"];

    private static readonly string[] RuleKeys =
        ["id", "trap", "mnemonic", "app", "text", "when", "becomes", "object", "range", "also", "vendor", .. StatementKeys];

    private static readonly string[] Kinds = ["interface", "port", "card", "shelf", "tunnel", "peer", "sensor", "device"];

    private ValueTextReader values = null!;

    public Rule Read()
    {
        section.Allow(RuleKeys);
        var templates = Each<Template>("text", section.Has("mnemonic") ? Template.Compile : Template.CompileFindable);
        values = new(vocabulary, templates.SelectMany(t => t.CaptureNames).ToHashSet(StringComparer.Ordinal));
        var rule = new Rule(section.Required("id"), section.Has("vendor") ? section.Scalar("vendor") : vendor, section.File, section.Line)
        {
            Traps = Each("trap", t => Oid.Parse(t)),
            Mnemonics = Each("mnemonic", m => Mnemonic.TryParse(m, out var read) ? read : throw new FormatException($"'{m}' is no mnemonic")),
            Applications = [.. section.List("app").Select(a => a.Text)],
            Templates = templates,
            Requirements = Requirements(),
            Becomes = Value(section, "becomes"),
            Object = Selector(section.Section("object")),
            Range = Range(),
            Statements = Statements(),
        };
        Check(rule);
        return rule;
    }

    private void Check(Rule rule)
    {
        if (rule.Traps.IsEmpty && rule.Mnemonics.IsEmpty && rule.Templates.IsEmpty)
        {
            section.Error("id", $"rule '{rule.Id}' applies to nothing: give trap, mnemonic or text");
        }

        if (!rule.Becomes.IsEmpty && rule.Traps.IsEmpty)
        {
            section.Error("becomes", "only a trap can hold a log message");
        }
    }

    private ImmutableArray<Requirement> Requirements()
    {
        var when = section.Section("when");
        return when is null ? [] : [.. when.Keys.Select(k => Requirement(when, k.Key))];
    }

    private Requirement Requirement(YamlSection when, string key)
    {
        var allowed = when.List(key).Select(v => v.Text).ToImmutableArray();
        var value = Parse(when, key, $"{{{key}}}");
        return allowed switch
        {
            ["present"] => new(value, [], Negated: false),
            ["absent"] => new(value, [], Negated: true),
            [['!', .. var other]] => new(value, [other], Negated: true),
            _ => new(value, allowed, Negated: false),
        };
    }

    private ObjectSelector Selector(YamlSection? spec)
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

    private Oid? Range()
    {
        var name = section.Scalar("range");
        if (name.Length == 0)
        {
            return null;
        }

        if (vocabulary.Objects.TryGetValue(name, out var oid))
        {
            return oid;
        }

        section.Error("range", $"no object '{name}'");
        return null;
    }

    private ImmutableArray<Statement> Statements()
    {
        // What is known and no alarm needs no condition.
        if (section.Has("becomes") || section.Scalar("action") == "none")
        {
            return [];
        }

        var also = section.Sections("also");
        foreach (var other in also)
        {
            other.Allow(StatementKeys);
        }

        return [Statement(section), .. also.Select(Statement)];
    }

    private Statement Statement(YamlSection spec)
    {
        var condition = spec.Required("condition");
        if (!vocabulary.Conditions.TryGetValue(condition, out var definition))
        {
            spec.Error("condition", $"no condition '{condition}' is defined");
            definition = new(EventType.Other, ProbableCause.Other, PerceivedSeverity.Indeterminate, ServiceEffect.None, "", "");
        }

        var states = spec.Section("states");
        if ((states is null) == !spec.Has("action"))
        {
            spec.Error("condition", "give either 'action' or 'states'");
        }

        return new(condition, definition, states is null ? Vocabulary.Named(spec, "action", RuleAction.None) : RuleAction.None)
        {
            States = states is null ? null : States(states),
            Qualifier = Value(spec, "qualifier"),
            Severity = Value(spec, "severity", s => Enum.TryParse<PerceivedSeverity>(s, ignoreCase: true, out _)),
            Cause = Value(spec, "cause", s => ProbableCauses.Find(s) is not null),
            EventType = Value(spec, "event", s => Enum.TryParse<EventType>(s, ignoreCase: true, out _)),
            Problem = Value(spec, "problem"),
            Effect = spec.Has("effect") ? Vocabulary.Named(spec, "effect", ServiceEffect.None) : null,
            Repair = spec.Has("repair") ? spec.Scalar("repair") : null,
        };
    }

    private StateMap States(YamlSection states)
    {
        states.Allow("of", "raise", "clear", "event", "none", "otherwise");
        var actions = new Dictionary<string, RuleAction>(StringComparer.OrdinalIgnoreCase);
        foreach (var action in Enum.GetValues<RuleAction>())
        {
            foreach (var (value, line) in states.List(action.ToString().ToLowerInvariant()))
            {
                if (!actions.TryAdd(value, action))
                {
                    states.Error(line, $"state '{value}' stands twice");
                }
            }
        }

        return new(
            Value(states, "of"),
            actions.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
            states.Has("otherwise") ? Vocabulary.Named(states, "otherwise", RuleAction.None) : RuleAction.None);
    }

    // A text without values must be a valid one already.
    private ValueText Value(YamlSection spec, string key, Func<string, bool>? isValid = null)
    {
        var text = spec.Scalar(key);
        if (isValid is not null && text.Length > 0 && !text.Contains('{', StringComparison.Ordinal) && !isValid(text))
        {
            spec.Error(key, $"'{text}' is no {key}");
        }

        return Parse(spec, key, text);
    }

    private ValueText Parse(YamlSection spec, string key, string text)
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

    private ImmutableArray<T> Each<T>(string key, Func<string, T> read)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        foreach (var (text, line) in section.List(key))
        {
            try
            {
                all.Add(read(text));
            }
            catch (FormatException fault)
            {
                section.Error(line, fault.Message);
            }
        }

        return all.ToImmutable();
    }
}
