using System.Globalization;
using System.Text;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Smi;
using Assurance.Model.Alarms;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary>A pack of families drafted from modules' notifications. What only a person can know is marked <c># to check</c>.</summary>
/// <param name="known">The packs it will stand beside: what they name otherwise is left out, a condition they define is theirs.</param>
internal sealed class MibDraft(SmiCatalogue catalogue, RuleSet known)
{
    private readonly StringBuilder text = new("# Drafted from the modules' names: check each direction, condition and object before use\n");
    private readonly StringBuilder cases = new("\n# For the file of cases beside the pack, cases/NAME.yaml\n# pairs:\n");
    private readonly HashSet<string> families = [];

    public static string Of(SmiCatalogue catalogue, string? vendor, RuleSet known) => new MibDraft(catalogue, known).Write(vendor);

    private string Write(string? vendor)
    {
        var notifications = catalogue.Nodes.Where(n => n.Definition.Kind == SmiKind.Notification)
            .DistinctBy(n => InOneForm(n.Oid)).DistinctBy(n => (n.Module.Name, n.Name)).ToList();
        text.Append(CultureInfo.InvariantCulture, $"pack: {Word(notifications[0].Module.Name)}\n");
        if (vendor is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"vendor: \"{vendor.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"\n");
        }

        Objects(notifications);
        text.Append("\nfamilies:\n");
        foreach (var module in notifications.GroupBy(n => n.Module.Name))
        {
            Module([.. module]);
        }

        return text.Append(cases).ToString();
    }

    // One name has one place in all packs; the first keeps it.
    private void Objects(List<SmiNode> notifications)
    {
        var places = new SortedDictionary<string, Oid>(StringComparer.Ordinal);
        foreach (var notification in notifications)
        {
            foreach (var name in notification.Definition.Objects)
            {
                if (catalogue.PlaceOf(notification.Module, name) is { } place && (known.ObjectNamed(name) ?? place) == place)
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

    private void Module(List<SmiNode> notifications)
    {
        var described = notifications.ToDictionary(n => n.Name, n => n.Definition.Description);
        var guesses = NotificationGuess.Of([.. notifications.Select(n => n.Name)]).Select(g => g.Described(described[g.Name])).ToDictionary(g => g.Name);
        var ofInterface = notifications.Where(IsOfInterface).Select(n => n.Name).ToHashSet();

        // Both of a pair speak of one object: of the interface only where both bind it.
        bool SpeaksOfInterface(SmiNode node) => ofInterface.Contains(node.Name) && (guesses[node.Name].Partner is not { } partner || ofInterface.Contains(partner));
        foreach (var family in notifications.GroupBy(n => (Under: Under(n.Oid), Interface: SpeaksOfInterface(n))))
        {
            Family(family.Key.Under, family.Key.Interface, [.. family], guesses);
        }
    }

    private void Family(Oid under, bool ofInterface, List<SmiNode> family, Dictionary<string, GuessedDirection> guesses)
    {
        var name = Unused(Word(family[0].Module.Name));
        text.Append(CultureInfo.InvariantCulture, $"  - family: {name}\n    under: {under}\n");
        text.Append(ofInterface ? "    object: { kind: interface, ifIndex: \"{#1.last}\" }  # to check\n" : "    object: { kind: device }  # to check\n");
        text.Append("    rows:\n");
        cases.Append(CultureInfo.InvariantCulture, $"#   - family: {name}\n");
        cases.Append(ofInterface ? $"#     with: {{ {family[0].Definition.Objects[0]}.7: \"7\" }}\n" : "").Append("#     rows:\n");
        var names = family.Select(n => n.Name).ToHashSet();
        foreach (var node in family)
        {
            Row(node, guesses[node.Name]);
            Case(guesses[node.Name], names, ofInterface);
        }
    }

    private string Unused(string module)
    {
        var name = module;
        for (var number = 2; !families.Add(name); number++)
        {
            name = module + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    private void Row(SmiNode node, GuessedDirection guess)
    {
        var own = Own(guess);
        var like = known.Defined(own) is null ? ConditionGuess.Like(own) : null;
        text.Append(CultureInfo.InvariantCulture, $"      - {node.Oid[node.Oid.Length - 1]} {node.Name} {guess.Action} {(like is null ? own : $"{own}:{like}")}");
        if (guess.Action != "clear" && (Stated(node) ?? (guess.Action == "event" ? Usual(like) : null)) is { } severity)
        {
            text.Append(' ').Append(severity);
        }

        text.Append(guess.IsSure ? "\n" : "  # to check\n");
    }

    private void Case(GuessedDirection guess, HashSet<string> family, bool ofInterface)
    {
        var about = ofInterface ? "interface ifIndex 7" : "device";
        var line = guess switch
        {
            { Action: "raise", Partner: { } clear } when family.Contains(clear) => $"{guess.Name} {clear} -> {Own(guess)} {about}",
            { Action: "clear", Partner: { } raise } when family.Contains(raise) => null,
            _ => $"{guess.Name} -> {guess.Action} {Own(guess)} {about}",
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

    private static string? Stated(SmiNode node) =>
        SeverityGuess.Of(node.Name, node.Definition.Description, node.Definition.Annotations.GetValueOrDefault("SEVERITY"));

    // What only happens is a warning where the module states nothing, as with nearly all that makers publish, unless it is like what is critical.
    private string? Usual(string? like) => like is not null && known.Defined(like) is { Severity: not (PerceivedSeverity.Warning or PerceivedSeverity.Critical) } ? "warning" : null;

    // X.N and X.0.N are one notification (RFC 3584 section 3.1).
    private static Oid InOneForm(Oid trap) => trap.Length > 2 && trap[trap.Length - 2] == 0 ? Oid.Of([.. trap.Arcs[..^2], trap[trap.Length - 1]]) : trap;

    private static string Word(string name) => name.ToLowerInvariant();
}
