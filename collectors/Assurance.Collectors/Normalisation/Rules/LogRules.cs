using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Wording;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>Finds the rule of a log message: by its mnemonic, else by what it says. Makers share mnemonics, so where the maker is known its own rules come
/// first.</summary>
internal sealed class LogRules
{
    private const int LongestKey = 256;
    private const int UsualCandidates = 64;

    private readonly FrozenDictionary<string, ImmutableArray<Rule>> byMnemonic;
    private readonly FrozenDictionary<string, ImmutableArray<Rule>>.AlternateLookup<ReadOnlySpan<char>> byKey;
    private readonly TextIndex<Rule> byText;
    private readonly ImmutableArray<Rule> plain;
    private readonly NamedNotifications notifications;

    public LogRules(ImmutableArray<Rule> rules)
    {
        byMnemonic = rules.SelectMany(r => r.Mnemonics.Select(m => m.Key).Distinct(StringComparer.Ordinal).Select(k => (Key: k, Rule: r)))
            .GroupBy(p => p.Key, p => p.Rule, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
        byKey = byMnemonic.GetAlternateLookup<ReadOnlySpan<char>>();

        // What any maker may write in plain words comes after every maker's own, whatever the names of the folders.
        byText = new(rules.Where(r => r.Mnemonics.IsEmpty).OrderBy(r => r.Layer == 0 && r.Vendor.Length == 0), r => r.Templates);
        notifications = new(rules);
        plain = [.. rules.Where(r => r.Plain.Length > 0)];
    }

    /// <summary>The rule that takes the message with what it says; null where none does.</summary>
    [SkipLocalsInit]
    public (Rule Rule, Facts Facts)? Find(in LogReading log)
    {
        // Of the text's own rules, most often none is needed: the mnemonic leads there.
        var whose = log.Maker.Length == 0 ? Whose.Anyone : Whose.Maker;
        if (ByMnemonic(in log, whose) is { } named)
        {
            return named;
        }

        Span<int> room = stackalloc int[UsualCandidates];
        var candidates = byText.Candidates(log.Content, room);
        if (ByText(in log, candidates, whose) is { } own)
        {
            return own;
        }

        if (whose == Whose.Maker && ByMnemonic(in log, Whose.Others) is { } others)
        {
            return others;
        }

        // What another maker's template finds in a text of this one is less than what its plain words say.
        var reading = plain.IsEmpty ? null : PlainReader.Read(log.Content, log.Mnemonic, log.Application);
        var bySaying = reading is null ? null : ByPlainWords(in log, reading);
        return whose == Whose.Anyone || reading is { NamesObject: true } ? bySaying : ByText(in log, candidates, Whose.Others) ?? bySaying;
    }

    /// <summary>The rule for what the text says in plain words alone, whoever wrote it; null where none takes it.</summary>
    public (Rule Rule, Facts Facts)? InPlainWords(in LogReading log) =>
        !plain.IsEmpty && PlainReader.Read(log.Content, log.Mnemonic, log.Application) is { } reading ? ByPlainWords(in log, reading) : null;

    private (Rule Rule, Facts Facts)? ByPlainWords(in LogReading log, PlainReading reading) => For(reading, log.DeviceVendor);

    /// <summary>The rule for what was read, whoever wrote it; null where none takes it.</summary>
    public (Rule Rule, Facts Facts)? For(PlainReading reading, string deviceVendor)
    {
        var facts = new PlainFacts(reading) { DeviceVendor = deviceVendor };
        foreach (var rule in plain)
        {
            if (rule.Plain == reading.Object && rule.Applies(facts))
            {
                return (rule, facts);
            }
        }

        return null;
    }

    private (Rule Rule, Facts Facts)? ByText(in LogReading log, ReadOnlySpan<int> candidates, Whose whose)
    {
        foreach (var candidate in candidates)
        {
            var rule = byText[candidate];
            if (IsOf(whose, rule, in log) && Try(rule, in log) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // The event by each name its facility may have, then whatever the facility has.
    private (Rule Rule, Facts Facts)? ByMnemonic(in LogReading log, Whose whose)
    {
        if (log.Mnemonic is not { } mnemonic)
        {
            return null;
        }

        for (var i = 0; i < mnemonic.Facilities; i++)
        {
            if (ByKey(in log, whose, mnemonic.FacilityAt(i), mnemonic.Name) is { } found)
            {
                return found;
            }
        }

        for (var i = 0; i < mnemonic.Facilities; i++)
        {
            if (mnemonic.FacilityAt(i) is { IsEmpty: false } facility && ByKey(in log, whose, facility, "*") is { } found)
            {
                return found;
            }
        }

        return null;
    }

    [SkipLocalsInit]
    private (Rule Rule, Facts Facts)? ByKey(in LogReading log, Whose whose, ReadOnlySpan<char> facility, ReadOnlySpan<char> name)
    {
        var key = new TextBuffer(stackalloc char[LongestKey]);
        if (!facility.IsEmpty)
        {
            key.Append(facility);
            key.Append('/');
        }

        key.Append(name);
        if (!byKey.TryGetValue(key.Text, out var rules))
        {
            return null;
        }

        foreach (var rule in rules)
        {
            if (IsOf(whose, rule, in log) && !IsForeignFacility(whose, rule, name) && (!rule.IsSlashed || log.Mnemonic is { IsSlashed: true } or { Severity: null }) && Try(rule, in log) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private (Rule Rule, Facts Facts)? Try(Rule rule, in LogReading log)
    {
        if (!rule.AppliesTo(log.Application))
        {
            return null;
        }

        if (rule.Templates.IsEmpty)
        {
            return Applied(rule, in log, Captures.None);
        }

        foreach (var template in rule.Templates)
        {
            if (template.Match(log.Content) is { } captures && Applied(rule, in log, captures) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private (Rule Rule, Facts Facts)? Applied(Rule rule, in LogReading log, Captures captures)
    {
        var facts = new SyslogFacts(log.Content.Whole, log.Content.Start, log.Message, captures) { DeviceVendor = log.DeviceVendor, Mnemonic = log.Mnemonic };
        return !rule.Applies(facts) ? null
            : !rule.SharesNotification ? (rule, facts)
            : notifications.With(rule, log.Mnemonic, facts) is { } shared ? (shared, facts)
            : null;
    }

    // Makers share the names of facilities: what one says of all that its own logs, another has not said.
    private static bool IsForeignFacility(Whose whose, Rule rule, ReadOnlySpan<char> name) => whose == Whose.Others && name is "*" && rule.Vendor.Length > 0 && rule.Templates.IsEmpty;

    private static bool IsOf(Whose whose, Rule rule, in LogReading log) => whose == Whose.Anyone || rule.Vendor == log.Maker == (whose == Whose.Maker);

    private enum Whose
    {
        Anyone,
        Maker,
        Others,
    }
}
