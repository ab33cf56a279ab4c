using System.Collections.Immutable;

namespace Assurance.Lab.Network;

/// <param name="Link">Id of the link that the inventory has wrong.</param>
/// <param name="Kind"><c>missing</c>, <c>wrongEnd</c> or <c>wrongCarrier</c>.</param>
internal sealed record InventoryError(string Link, string Kind);

/// <summary>Inventories are wrong: some links are missing, end on a port they do not end on, or ride on a cable they do not ride on.
/// Circuits' paths lack what is missing.</summary>
internal static class InventoryErrors
{
    /// <summary>The network as an inventory with errors shows it, and what is wrong in it.</summary>
    /// <param name="percent">Of the links that devices report on, 0 to 100.</param>
    public static (LabNetwork Shown, ImmutableArray<InventoryError> Errors) Make(LabNetwork network, int percent, int seed)
    {
        var dice = Dice.For(seed, "inventory errors");
        var interfaces = network.Resources.Where(r => r.Kind == "interface").ToLookup(r => r.Device);
        var resources = network.Resources.ToDictionary(r => r.Id);
        string[] cables = [.. network.Cables.Where(c => c.Kind is "cable" or "fibre").Select(c => c.Id)];
        var (errors, links) = (ImmutableArray.CreateBuilder<InventoryError>(), new List<LabLink>());
        foreach (var link in network.Links)
        {
            var error = link.Kind is not ("ip" or "ethernet") || !dice.Chance(percent) ? null : dice.Next(3) switch
            {
                0 => "missing",
                1 => "wrongEnd",
                _ when cables.Length == 0 => "missing",
                _ => "wrongCarrier",
            };
            if (error is null) links.Add(link);
            if (error == "wrongEnd") links.Add(link with { Z = dice.Pick(interfaces[resources[link.Z].Device].Where(i => i.Id != link.Z).DefaultIfEmpty(resources[link.Z]).ToList()).Id });
            if (error == "wrongCarrier") links.Add(link with { Carriers = [dice.Pick(cables)] });
            if (error is not null) errors.Add(new InventoryError(link.Id, error));
        }
        var missing = errors.Where(e => e.Kind == "missing").Select(e => e.Link).ToHashSet();
        return (network.Showing(links, circuits => circuits.Select(c => c with { Paths = [.. c.Paths.Select(p => p with { Elements = [.. p.Elements.Where(e => !missing.Contains(e))] })] })), errors.ToImmutable());
    }
}
