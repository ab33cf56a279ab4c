using System.Reactive.Linq;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Polling;
using Assurance.Collectors.Usm;
using Assurance.Correlation;
using Assurance.Dashboard.Api.Pages.Journal;
using Assurance.Dashboard.Api.Pages.Rules;
using Assurance.Dashboard.Commands;
using Assurance.Model.Alarms;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Model.Sla;

namespace Assurance.Dashboard.Composition;

/// <summary>The front half of the line, for the engine: decode, then normalise; and what polls found.</summary>
internal static class LineFront
{
    /// <param name="quarantine">Told of what cannot be read, damaged entries of the journal included.</param>
    /// <param name="outcome">Told of each message what it became.</param>
    /// <param name="usm">Checks and opens SNMPv3.</param>
    /// <param name="skip">Told of a time that never was, for the clock was set ahead over it.</param>
    public static Front Of(
        Func<RuleSet> rules, Action<Quarantined> quarantine, Action<Decoded, Normalised>? outcome = null, UsmReceiver? usm = null, Action<Span>? skip = null) =>
        (messages, inventory) => messages.Do(m => Decide(m, usm, skip)).OfType<DatagramEntry>().Decode(quarantine, usm).Normalise(rules, inventory, outcome ?? (static (_, _) => { }))
            .Merge(messages.OfType<PollEntry>().Select(found => PollReports.Of(found, rules())))
            .Merge(messages.OfType<UnreadableEntry>().Do(damaged => quarantine(Damage(damaged))).SelectMany(static _ => Enumerable.Empty<AlarmReport>()));

    private static Quarantined Damage(UnreadableEntry damaged) => new(damaged.Position, damaged.Time, "", "", "journal", "damaged", damaged.Reason);

    private static void Decide(JournalEntry entry, UsmReceiver? usm, Action<Span>? skip)
    {
        if (entry is CommandEntry { Command: CollectorCommand command })
        {
            usm?.Take(command, entry.Time);
            if (command is ClockStepped { Skipped: var skipped } && skipped > TimeSpan.Zero)
            {
                skip?.Invoke(new(entry.Time - skipped, entry.Time));
            }
        }
    }

    /// <summary>What one datagram becomes, for a person who asks.</summary>
    public static Interpret Interpreter(Func<RuleSet> rules) => (decoded, inventory) =>
    {
        var normalised = Normaliser.Normalise(decoded, rules(), inventory);
        return new Interpretation(normalised.Rule, normalised.Vendor, normalised.Reports);
    };

    /// <exception cref="CommandFailedException">A pack is wrong; all errors are listed by file and line; status 2.</exception>
    public static RuleSet LoadRules(RuleFolders folders) => LoadPacks(folders).Rules;

    /// <inheritdoc cref="LoadRules"/>
    public static (PackBundle Packs, RuleSet Rules) LoadPacks(RuleFolders folders)
    {
        try
        {
            var packs = folders.Read();
            return (packs, RulePackLoader.Compile(packs));
        }
        catch (RulePackException e)
        {
            throw new CommandFailedException(e.Message, ExitStatus.Usage);
        }
    }
}
