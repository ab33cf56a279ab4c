using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Normalisation.Wording;
using Assurance.Model.Alarms;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>Compiles one rule of a pack file, noting every fault.</summary>
internal sealed class RuleReader(YamlSection section, string vendor, Vocabulary vocabulary)
{
    internal static readonly string[] StatementKeys = ["condition", "action", "states", "qualifier", "severity", "cause", "event", "problem", "effect", "repair"];

    internal static readonly string[] RuleKeys =
        ["id", "extends", "trap", "binds", "mnemonic", "app", "text", "plain", "shares", "when", "where", "becomes", "object", "range", "also", "vendor", .. StatementKeys];

    private const int ShortestParent = 9;

    private SelectorReader values = null!;

    public Rule Read()
    {
        section.Allow(RuleKeys);
        var templates = Each<Template>("text", section.Has("mnemonic") ? Template.Compile : Template.CompileFindable);
        var plain = Plain();
        var names = templates.SelectMany(t => t.CaptureNames).Concat(plain.Length > 0 ? PlainReading.Names : []);
        values = new(new ValueTextReader(vocabulary, names.ToHashSet(StringComparer.Ordinal)));
        var traps = Each("trap", Trap);
        var mnemonics = Each("mnemonic", m => Mnemonic.TryParse(m, out var read) ? read : throw new FormatException($"'{m}' is no mnemonic"));
        var rule = new Rule(section.Required("id"), section.Has("vendor") ? section.Scalar("vendor") : vendor, section.File, section.Line)
        {
            Traps = [.. traps.Where(t => !t.IsParent).Select(t => t.Name)],
            TrapParents = [.. traps.Where(t => t.IsParent).Select(t => t.Name)],
            Binds = Each("binds", Bound),
            Mnemonics = mnemonics,
            IsSlashed = !mnemonics.IsEmpty && mnemonics.All(m => m.IsSlashed),
            Applications = [.. section.List("app").Select(a => NamePattern.Of(a.Text))],
            Templates = templates,
            Plain = plain,
            SharesNotification = Shares(),
            Requirements = Requirements(),
            Becomes = values.Value(section, "becomes"),
            Object = values.Read(section.Section("object")),
            Range = Range(),
            Statements = Statements(),
        };
        Check(rule);
        return rule;
    }

    private void Check(Rule rule)
    {
        // What is there and malformed was told already.
        if (!section.Has("trap") && !section.Has("binds") && !section.Has("mnemonic") && !section.Has("text") && !section.Has("plain"))
        {
            section.Error("id", $"rule '{rule.Id}' applies to nothing: give trap, binds, mnemonic, text or plain");
        }

        if (rule.Plain.Length > 0 && (section.Has("trap") || section.Has("mnemonic") || section.Has("text")))
        {
            section.Error("plain", "plain words are read where no other rule applies: no trap, mnemonic or text beside it");
        }

        if (!rule.Becomes.IsEmpty && rule.Traps.IsEmpty && rule.TrapParents.IsEmpty)
        {
            section.Error("becomes", "only a trap can hold a log message");
        }
    }

    // * is any object.
    private Oid Bound(string text) => text == "*" ? default
        : Oid.TryParse(text, out var oid) ? oid
        : vocabulary.Objects.TryGetValue(text, out oid) ? oid
        : throw new FormatException($"no object '{text}'{Suggestion.For(text, vocabulary.Objects.Keys)}");

    private bool Shares()
    {
        var with = section.Scalar("shares");
        if (with.Length > 0 && with != "notification")
        {
            section.Error("shares", $"'{with}' is nothing to share a condition with; known is notification");
        }

        return with.Length > 0;
    }

    private string Plain()
    {
        var kind = section.Scalar("plain");
        if (kind.Length > 0 && !PlainReading.Objects.Contains(kind, StringComparer.Ordinal))
        {
            section.Error("plain", $"'{kind}' is nothing plain words speak of; known are {string.Join(", ", PlainReading.Objects)}");
        }

        return kind;
    }

    private ImmutableArray<Requirement> Requirements()
    {
        var when = section.Section("when");
        return [.. when?.Keys.Select(k => Requirement(when, k.Key)) ?? [], .. Where()];
    }

    private IEnumerable<Requirement> Where()
    {
        if (section.Scalar("where") is { Length: > 0 } expression && values.Truth(section, "where", expression) is { } holds)
        {
            yield return new(holds, ["true"], Negated: false);
        }
    }

    private Requirement Requirement(YamlSection when, string key)
    {
        var allowed = when.List(key).Select(v => v.Text).ToImmutableArray();
        var value = values.Parse(when, key, $"{{{key}}}");
        return allowed switch
        {
            ["present"] => new(value, [], Negated: false),
            ["absent"] => new(value, [], Negated: true),
            [['!', .. var other]] => new(value, [other], Negated: true),
            _ => new(value, allowed, Negated: false),
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

        section.Error("range", $"no object '{name}'{Suggestion.For(name, vocabulary.Objects.Keys)}");
        return null;
    }

    private ImmutableArray<Statement> Statements()
    {
        // What is known and no alarm needs no condition; what holds a log message may say what it is where no rule knows the log.
        if ((section.Has("becomes") && !section.Has("condition")) || section.Scalar("action") == "none")
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
            spec.Error("condition", $"no condition '{condition}' is defined{Suggestion.For(condition, vocabulary.Conditions.Keys)}");
            definition = new(EventType.Other, ProbableCause.Other, PerceivedSeverity.Indeterminate, ServiceEffect.None, "", "");
        }

        var states = spec.Section("states");
        if ((states is null) == !spec.Has("action"))
        {
            spec.Error("condition", "give either 'action' or 'states'");
        }

        return new(condition, definition, states is null ? Vocabulary.Named(spec, "action", RuleAction.None) : RuleAction.None)
        {
            States = states is null ? null : StatesReader.Read(states, values),
            Qualifier = values.Value(spec, "qualifier"),
            Severity = Rules.Statement.Severities(values.Value(spec, "severity", s => Enum.TryParse<PerceivedSeverity>(s, ignoreCase: true, out _))),
            Cause = Rules.Statement.Causes(values.Value(spec, "cause", s => ProbableCauses.Find(s) is not null)),
            EventType = Rules.Statement.EventTypes(values.Value(spec, "event", s => Enum.TryParse<EventType>(s, ignoreCase: true, out _))),
            Problem = values.Value(spec, "problem"),
            Effect = spec.Has("effect") ? Vocabulary.Named(spec, "effect", ServiceEffect.None) : null,
            Repair = spec.Has("repair") ? spec.Scalar("repair") : null,
        };
    }

    // X.* is whatever X has; a maker's whole tree is no notification's parent.
    private static (Oid Name, bool IsParent) Trap(string text)
    {
        var isParent = text.EndsWith(".*", StringComparison.Ordinal);
        var name = Oid.Parse(isParent ? text[..^2] : text);
        return !isParent || name.Length >= ShortestParent ? (name, isParent) : throw new FormatException($"'{text}' takes too much: a parent has {ShortestParent} arcs at least");
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
