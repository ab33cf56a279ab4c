using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Api.Pages;

/// <summary>What an id of the network stands for.</summary>
internal static class EntityNames
{
    /// <summary>The entity with its kind and name; what the inventory does not know is a sender.</summary>
    public static EntityRef Of(string id, NetworkInventory inventory)
    {
        var tables = inventory.Tables;
        return tables.Resources.TryGetValue(id, out var resource) ? Ref(id, resource.Kind, resource.Name)
            : tables.Links.TryGetValue(id, out var link) ? Ref(id, link.Kind, link.Name)
            : tables.Cables.TryGetValue(id, out var cable) ? Ref(id, cable.Kind, cable.Name)
            : tables.Devices.TryGetValue(id, out var device) ? Ref(id, "device", device.Name)
            : tables.Sites.TryGetValue(id, out var site) ? Ref(id, "site", site.Name)
            : Ref(id, "sender", id);
    }

    private static EntityRef Ref(string id, string kind, string name) => new(id, kind, name.Length > 0 ? name : id);
}
