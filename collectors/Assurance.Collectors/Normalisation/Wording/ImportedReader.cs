using Assurance.Collectors.Normalisation.Resolution;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Smi;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Wording;

/// <summary>
/// Reads a notification that no rule knows by imported modules: its direction by its name and its partner's, unless an enumeration that it binds says which
/// state is the new one; its severity by what it binds, else by what the module states.
/// </summary>
internal static class ImportedReader
{
    /// <summary>Null where neither names nor enumerations tell a direction.</summary>
    public static PlainReading? Read(SnmpNotification notification, RuleSet rules)
    {
        if (rules.ImportedNames == 0)
        {
            return null;
        }

        var sense = rules.Imported.SenseOf(notification.TrapOid);
        var (bound, severity, row) = Bound(notification, rules.Imported);
        var state = sense?.Action == "clear" ? Direction.Whole : bound.Length > 0 ? bound : sense?.Action == "raise" ? Direction.Broken : "";
        if (state.Length == 0)
        {
            return null;
        }

        var about = BoundInterface.Of(notification);
        return new("event", state)
        {
            Name = $"{sense?.Begins ?? notification.TrapOid.ToString()} {row}".TrimEnd(),
            Interface = about?.Names is [var name, ..] ? name : "",
            InterfaceIndex = about?.IfIndex,
            Severity = severity.Length > 0 ? severity : sense?.Severity is { Length: > 0 } stated ? stated : Usual(sense, rules),
        };
    }

    // As grave as the condition that the name is most like.
    private static string Usual(NotificationSense? sense, RuleSet rules) =>
        sense is not null && ConditionGuess.Like(sense.Begins) is { } like && rules.Defined(like) is { } condition ? BoundState.Word(condition.Severity) : "";

    // The state and the severity that enumerations say, and the first row: a severity's end goes before any state.
    private static (string State, string Severity, string Row) Bound(SnmpNotification notification, MibNames names)
    {
        var (state, severity, row) = ("", "", "");
        var ended = false;
        foreach (var binding in notification.VarBinds)
        {
            if (names.ObjectOf(binding.Name) is not var (name, words, length))
            {
                continue;
            }

            var index = string.Join('.', binding.Name.Arcs[length..].ToArray());
            row = row.Length == 0 && index is not "0" ? index : row;
            if (words is null || binding.Value is not { Type: SnmpType.Integer } value || value.AsInt64() is not { } number || !words.TryGetValue(number, out var word))
            {
                continue;
            }

            var read = BoundState.Of(name, word, words.Values);
            severity = severity.Length == 0 ? read.Severity : severity;
            state = ended ? state : read.IsSeverity && read.State == Direction.Whole ? Direction.Whole : state.Length == 0 ? read.State : state;
            ended |= read.IsSeverity && read.State == Direction.Whole;
        }

        return (state, severity, row);
    }
}
