using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Usm;
using Assurance.Correlation;
using Assurance.Dashboard.Replays;
using Assurance.Dashboard.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Dashboard.Composition;

/// <summary>An engine that nobody listens to, for who folds the journal once more: by the packs and imports as they held along it.</summary>
internal static class EngineOfJournal
{
    /// <param name="rules">The packs along the journal; one keeper for each engine.</param>
    /// <param name="apply">Imports; null: as they were, from their kept packages.</param>
    /// <param name="change">What takes the place of what held; null: nothing.</param>
    public static Engine Begin(AssuranceSettings settings, RuleKeeper rules, ApplyImport? apply = null, ReplayChange? change = null)
    {
        var engine = new Engine(
            settings.Engine,
            LineFront.Of(() => change?.Rules ?? rules.Current, _ => { }, null, UsmOf(settings)),
            change?.Inventory is { } given ? (_, _) => given : apply ?? new InventoryKeeper(settings.InventoryStore, NullLogger<InventoryKeeper>.Instance).Apply,
            rules.Apply,
            () => (change?.Rules ?? rules.Current).Relations);
        if (change?.Inventory is { } network)
        {
            engine.Start(network);
        }

        return engine;
    }

    /// <summary>The packs as they held along the journal, read anew.</summary>
    public static RuleKeeper RulesOf(AssuranceSettings settings)
    {
        var (packs, compiled) = LineFront.LoadPacks(settings.RuleFolders);
        return RulesOf(settings, packs, compiled);
    }

    /// <param name="packs">Those of today, which are loaded already.</param>
    public static RuleKeeper RulesOf(AssuranceSettings settings, PackBundle packs, RuleSet compiled) =>
        RuleKeeper.Read(settings.PackStore, packs, compiled, NullLogger<RuleKeeper>.Instance);

    // Opens SNMPv3 as it came.
    private static UsmReceiver UsmOf(AssuranceSettings settings) => new(settings.Users, UsmEngine.Read(settings.EngineFile));
}
