using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard.PagesApi;

/// <summary>The small network with a second site in the south: a router on a cable of its own, a link whose far end nobody entered, and a hall of three
/// hundred servers without a place on the map. The cable between the provinces (f1) breaks what rides on it; an unknown sender has a fault (f3).</summary>
internal static class TwoProvinces
{
    public static void Fill(LiveState state)
    {
        SmallNetwork.Fill(state);
        state.Apply(Inventory());
        state.Apply(Some.Change(SmallNetwork.CableCut() with { BrokenElements = [new EntityRef("cable1", "cable", "Cable 1")] }));
        state.Apply(Some.Change(Some.Fault("f3", new EntityRef("198.51.100.9", "sender", "198.51.100.9"), severity: PerceivedSeverity.Indeterminate) with { Priority = 9, Alarms = [] }));
    }

    public static NetworkInventory Inventory()
    {
        var tables = SmallNetwork.Inventory().Tables;
        var servers = Enumerable.Range(0, 300).Select(i => Device($"server-{i:000}", "s-hall"));
        return new NetworkInventory(
            tables with
            {
                Sites = tables.Sites.Values.Append(new Site("s-port", "south", "South port", 22, 114, "access")).Append(new Site("s-hall", "south", "Hall", null, null, "core")).ToTable(),
                Devices = tables.Devices.Values.Append(Device("d-port", "s-port")).Concat(servers).ToTable(),
                Resources = tables.Resources.Values.Concat([Interface("r-south-2", "d-south"), Interface("r-port", "d-port")]).ToTable(),
                Cables = tables.Cables.Values.Concat([new Cable("cable2", "cable", "Cable 2", null, "s-south", "s-port"), new Cable("fibre2", "fibre", "Strand", "cable2", "s-south", "s-port")]).ToTable(),
                Links = tables.Links.Values.Concat([new Link("l2", "ip", "Link 2", "r-south-2", "r-port", ["fibre2"]), new Link("l9", "ip", "Link 9", "r-south-2", null, [])]).ToTable(),
            },
            7);
    }

    private static Device Device(string id, string site) => new(id, site, id, "", [], "", "", "server", "");

    private static Resource Interface(string id, string device) => new(id, device, null, "interface", id, null, null, "");
}
