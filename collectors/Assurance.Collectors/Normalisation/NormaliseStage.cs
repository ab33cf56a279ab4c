using System.Reactive.Linq;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Collectors.Normalisation;

/// <summary>The stage after decoding.</summary>
public static class NormaliseStage
{
    /// <summary>Each message with the rules and the inventory of its moment.</summary>
    /// <param name="outcome">Told of each message what it became, before its reports go on; for counting. It must not throw.</param>
    public static IObservable<AlarmReport> Normalise(
        this IObservable<Decoded> messages, Func<RuleSet> rules, Func<NetworkInventory> inventory, Action<Decoded, Normalised> outcome) =>
        messages.SelectMany(message =>
        {
            var normalised = Normaliser.Normalise(message, rules(), inventory());
            outcome(message, normalised);
            return normalised.Reports;
        });
}
