using System.Reactive.Disposables;
using System.Reactive.Linq;
using System.Reactive.Subjects;
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
    /// <param name="outcome">As <see cref="InterpretStage.Interpret"/> tells it.</param>
    /// <param name="usm">Checks and opens SNMPv3.</param>
    /// <param name="skip">Told of a time that never was, for the clock was set ahead over it.</param>
    public static Front Of(
        Func<RuleSet> rules, Action<Quarantined> quarantine, Action<DatagramEntry, Decoded, Normalised>? outcome = null, UsmReceiver? usm = null, Action<Span>? skip = null) =>
        (messages, inventory) => Observable.Create<AlarmReport>(observer =>
        {
            var reading = new InterpretedBy(rules, inventory, usm);
            var datagrams = new Subject<DatagramEntry>();
            return new CompositeDisposable(
                datagrams,
                datagrams.Interpret(reading, quarantine, outcome ?? (static (_, _, _) => { })).Subscribe(observer.OnNext),
                messages.Subscribe(
                    entry =>
                    {
                        switch (entry)
                        {
                            case DatagramEntry datagram:
                                datagrams.OnNext(datagram);
                                break;
                            case PollEntry found:
                                observer.OnNext(PollReports.Of(found, rules()));
                                break;
                            case UnreadableEntry damaged:
                                quarantine(Damage(damaged));
                                break;
                            case CommandEntry { Command: CollectorCommand command }:
                                Decide(command, entry.Time, usm, skip);
                                break;
                        }
                    },
                    observer.OnError,
                    observer.OnCompleted));
        });

    private static Quarantined Damage(UnreadableEntry damaged) => new(damaged.Position, damaged.Time, "", "", "journal", "damaged", damaged.Reason);

    private static void Decide(CollectorCommand command, DateTimeOffset time, UsmReceiver? usm, Action<Span>? skip)
    {
        usm?.Take(command, time);
        if (command is ClockStepped { Skipped: var skipped } && skipped > TimeSpan.Zero)
        {
            skip?.Invoke(new(time - skipped, time));
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
