using Assurance.Correlation.Topology;
using Assurance.Dashboard.Live;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Api.Pages.Topology;

/// <summary>Names of things that are unique over all groups: <c>device/r1</c>.</summary>
internal static class Keys
{
    // Where only an id is given, as EntityNames takes it.
    private static readonly ThingGroup[] Order = [ThingGroup.Part, ThingGroup.Link, ThingGroup.Cable, ThingGroup.Device, ThingGroup.Site];

    public static string KeyOf(this Surroundings around, int thing) => $"{around.GroupOf(thing).Word()}/{around.Ref(thing).Id}";

    /// <summary>The thing of a key, else of an id alone; -1 if the inventory lacks it.</summary>
    public static int FindKey(this Surroundings around, string key)
    {
        if (key.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
            && Words.Value<ThingGroup>(key[..slash]) is { } group
            && around.Find(group, key[(slash + 1)..]) is >= 0 and var exact)
        {
            return exact;
        }

        return Order.Select(g => around.Find(g, key)).FirstOrDefault(n => n >= 0, -1);
    }

    /// <summary>What the inventory holds of a thing.</summary>
    public static IInventoryEntity Entity(this Surroundings around, int thing, InventoryTables tables)
    {
        var id = around.Ref(thing).Id;
        return around.GroupOf(thing) switch
        {
            ThingGroup.Site => tables.Sites[id],
            ThingGroup.Device => tables.Devices[id],
            ThingGroup.Part => tables.Resources[id],
            ThingGroup.Cable => tables.Cables[id],
            _ => tables.Links[id],
        };
    }
}
