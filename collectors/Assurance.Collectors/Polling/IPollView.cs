using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Collectors.Polling;

/// <summary>A standing alarm as a poll needs it.</summary>
public sealed record StandingAlarm(ManagedObject Object, string Condition, string Qualifier);

/// <summary>What the poller knows of the network: which devices there are and what stands on them.</summary>
public interface IPollView
{
    NetworkInventory Inventory { get; }

    /// <summary>The packs in force, for how conditions are asked about.</summary>
    RuleSet Rules { get; }

    /// <summary>Alarms that stand on a device.</summary>
    IReadOnlyCollection<StandingAlarm> Standing(string device);

    /// <summary>How many messages of a device were lost, or may have been; only ever grows.</summary>
    long Lost(string device);
}
