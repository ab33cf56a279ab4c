using System.Reactive.Linq;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Usm;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation;

/// <summary>What messages are interpreted by, as it holds at their moment.</summary>
/// <param name="Usm">Checks and opens SNMPv3; null: what is not encrypted is read unchecked.</param>
public sealed record InterpretedBy(Func<RuleSet> Rules, Func<NetworkInventory> Inventory, UsmReceiver? Usm = null);

/// <summary>The first stage after the journal: decode, then normalise, each message with the rules and the inventory of its moment.</summary>
public static class InterpretStage
{
    /// <summary>What can be read goes on in order; what cannot leaves by <paramref name="quarantine"/>, which must not throw.</summary>
    /// <param name="outcome">Told of each message what it became, before its reports go on; for counting. Of a notification said before it is told the earlier one, and what that became. The message holds until the next one. It must not throw.</param>
    public static IObservable<AlarmReport> Interpret(
        this IObservable<DatagramEntry> datagrams, InterpretedBy by, Action<Quarantined> quarantine, Action<DatagramEntry, Decoded, Normalised> outcome) =>
        Observable.Create<AlarmReport>(observer =>
        {
            var before = new SaidBefore();
            var reader = new NotificationReader();
            return datagrams.Subscribe(
                entry =>
                {
                    if (Read(entry, by, before, reader, quarantine) is not { } said)
                    {
                        return;
                    }

                    outcome(entry, said.Decoded, said.Became);
                    foreach (var report in said.Became.Reports)
                    {
                        observer.OnNext(said.AsOf(entry, report));
                    }
                },
                observer.OnError,
                observer.OnCompleted);
        });

    private static Said? Read(DatagramEntry entry, InterpretedBy by, SaidBefore before, NotificationReader reader, Action<Quarantined> quarantine)
    {
        var (rules, inventory) = (by.Rules(), by.Inventory());
        before.Hold(rules, inventory);
        if (before.Find(entry) is { } again)
        {
            return again;
        }

        var opened = default(OpenedMessage);
        if (entry.Transport == Transport.Snmp && !DatagramDecoder.TryOpen(entry, by.Usm, reader, out opened, out var refused))
        {
            quarantine(refused);
            return null;
        }

        if (!opened.Plaintext.IsEmpty && before.Find(entry, opened) is { } sealedAnew)
        {
            return sealedAnew;
        }

        if (!(entry.Transport == Transport.Snmp
            ? DatagramDecoder.TryRead(entry, opened, reader, out var decoded, out var unreadable)
            : DatagramDecoder.TryDecode(entry, out decoded, out unreadable)))
        {
            quarantine(unreadable);
            return null;
        }

        if (decoded is DecodedSyslog log && before.Find(log) is { } repeated)
        {
            return repeated;
        }

        var became = Normaliser.Normalise(decoded, rules, inventory);
        before.Keep(decoded, became);
        return new(decoded, became);
    }
}
