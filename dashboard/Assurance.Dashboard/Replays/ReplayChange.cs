using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Replays;

/// <summary>What a fold puts in place of what held along the journal.</summary>
/// <param name="Rules">Packs to read by; null: those that held.</param>
/// <param name="Inventory">The network throughout; null: as it was imported.</param>
internal sealed record ReplayChange(RuleSet? Rules, NetworkInventory? Inventory);

/// <summary>A change in words, for who looks at what came of it.</summary>
/// <param name="Rules"><c>today</c>, <c>held</c>, <c>beside</c> or <c>instead</c>.</param>
/// <param name="Files">Names of the files that were given for it.</param>
internal sealed record ReplayWords(string Rules, IReadOnlyList<string> Files);
