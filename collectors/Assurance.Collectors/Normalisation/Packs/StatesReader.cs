using System.Collections.Frozen;
using Assurance.Collectors.Normalisation.Rules;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>Reads <c>states</c>: which values of a message raise, clear, are an event or nothing.</summary>
internal static class StatesReader
{
    public static StateMap Read(YamlSection states, SelectorReader values)
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
            values.Value(states, "of"),
            actions.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
            states.Has("otherwise") ? Vocabulary.Named(states, "otherwise", RuleAction.None) : RuleAction.None);
    }
}
