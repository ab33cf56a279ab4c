using System.Globalization;
using System.Text;
using Assurance.Collectors.Smi;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary>A pack of families drafted from modules' notifications. What only a person can know is marked <c># to check</c>.</summary>
internal static class MibDraft
{
    public static string Of(SmiCatalogue catalogue, string? vendor)
    {
        var text = new StringBuilder("# Drafted from the modules' names: check each direction, condition and object before use\n");
        var notifications = catalogue.Nodes.Where(n => n.Definition.Kind == SmiKind.Notification).ToList();
        var pack = Word(notifications[0].Module.Name);
        text.Append(CultureInfo.InvariantCulture, $"pack: {pack}\n");
        if (vendor is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"vendor: \"{vendor.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"\n");
        }

        Objects(text, catalogue, notifications);
        text.Append("\nfamilies:\n");
        var cases = new StringBuilder("\n# For the file of cases beside the pack, cases/NAME.yaml\n# pairs:\n");
        foreach (var module in notifications.GroupBy(n => n.Module.Name))
        {
            Module(text, cases, [.. module]);
        }

        return text.Append(cases).ToString();
    }

    private static void Objects(StringBuilder text, SmiCatalogue catalogue, List<SmiNode> notifications)
    {
        var places = new SortedDictionary<string, Oid>(StringComparer.Ordinal);
        foreach (var notification in notifications)
        {
            foreach (var name in notification.Definition.Objects)
            {
                if (catalogue.PlaceOf(notification.Module, name) is { } place)
                {
                    places.TryAdd(name, place);
                }
            }
        }

        if (places.Count > 0)
        {
            text.Append("\nobjects:\n");
        }

        foreach (var (name, place) in places)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {name}: {place}\n");
        }
    }

    private static void Module(StringBuilder text, StringBuilder cases, List<SmiNode> notifications)
    {
        var guesses = NotificationGuess.Of([.. notifications.Select(n => n.Name)]).Select((g, i) => (g.Name, g, i))
            .DistinctBy(g => g.Name).ToDictionary(g => g.Name, g => g.g);
        var number = 0;
        foreach (var family in notifications.GroupBy(n => (Under: Under(n.Oid), Interface: IsOfInterface(n))))
        {
            var name = Word(family.First().Module.Name) + (number++ == 0 ? "" : number.ToString(CultureInfo.InvariantCulture));
            text.Append(CultureInfo.InvariantCulture, $"  - family: {name}\n    under: {family.Key.Under}\n");
            text.Append(family.Key.Interface ? "    object: { kind: interface, ifIndex: \"{#1.last}\" }  # to check\n" : "    object: { kind: device }  # to check\n");
            text.Append("    rows:\n");
            cases.Append(CultureInfo.InvariantCulture, $"#   - family: {name}\n");
            cases.Append(family.Key.Interface ? $"#     with: {{ {family.First().Definition.Objects[0]}.7: \"7\" }}\n" : "").Append("#     rows:\n");
            foreach (var node in family)
            {
                Row(text, node, guesses[node.Name]);
                Case(cases, node, guesses[node.Name], family.Key.Interface);
            }
        }
    }

    private static void Row(StringBuilder text, SmiNode node, GuessedDirection guess)
    {
        var own = Own(guess);
        text.Append(CultureInfo.InvariantCulture, $"      - {node.Oid[node.Oid.Length - 1]} {node.Name} {guess.Action} {own}:{ConditionGuess.Like(own)}");
        if (guess.Action != "clear" && node.Definition.Annotations.TryGetValue("SEVERITY", out var severity) && Severity(severity) is { } known)
        {
            text.Append(' ').Append(known);
        }

        text.Append(guess.IsSure ? "\n" : "  # to check\n");
    }

    private static void Case(StringBuilder cases, SmiNode node, GuessedDirection guess, bool ofInterface)
    {
        var about = ofInterface ? "interface ifIndex 7" : "device";
        var line = guess switch
        {
            { Action: "raise", Partner: { } clear } => $"{node.Name} {clear} -> {Own(guess)} {about}",
            { Action: "clear", Partner: not null } => null,
            _ => $"{node.Name} -> {guess.Action} {Own(guess)} {about}",
        };
        if (line is not null)
        {
            cases.Append(CultureInfo.InvariantCulture, $"#       - {line}\n");
        }
    }

    // A pair goes by the raise's name.
    private static string Own(GuessedDirection guess) => guess is { Action: "clear", Partner: { } raise } ? raise : guess.Name;

    // A v1 trap meets its v2 form: the enterprise is followed by a zero in both (RFC 3584 §3.1).
    private static Oid Under(Oid trap) => Oid.Of(trap.Arcs[..^1]);

    private static bool IsOfInterface(SmiNode node) => !node.Definition.Objects.IsEmpty && node.Definition.Objects[0] is "ifIndex" or "ifDescr" or "ifOperStatus";

    private static string? Severity(string annotation) => annotation.ToUpperInvariant() switch
    {
        "CRITICAL" or "SEVERE" => "critical",
        "MAJOR" => "major",
        "MINOR" => "minor",
        "WARNING" => "warning",
        _ => null,
    };

    private static string Word(string name) => name.ToLowerInvariant();
}
