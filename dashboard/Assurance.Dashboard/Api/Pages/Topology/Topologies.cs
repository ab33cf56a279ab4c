using Assurance.Correlation.State;
using Assurance.Correlation.Topology;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Dashboard.Api.Pages.Topology;

/// <summary>Parts of the network as graphs, for one viewer.</summary>
internal sealed class Topologies(LiveState state, StandingNow standing)
{
    private const int MaximumFound = 20;

    /// <summary>The part a fault affects: its cause and what that leads to, the devices of its alarms and the way to them. The cause is shown to all who
    /// see the fault, as the fault's page names it to them.</summary>
    public Topology OfFault(Fault whole, Sight sight)
    {
        var fault = sight.Cut(whole);
        var alarms = fault.Alarms.Select(a => state.Alarm(a.Alarm)).OfType<Alarm>().ToList();
        var scope = sight.IsAccountManager ? Scope.Named(fault, alarms, sight) : Scope.Of(sight, standing);
        var around = scope.Around;
        var root = around.Find(fault.Root);
        var wanted = alarms.Select(a => around.Find(ThingGroup.Device, a.Object.DeviceId ?? ""))
            .Concat(fault.Alarms.SelectMany(a => a.Path).Select(around.FindKey).Select(t => t >= 0 && around.DeviceOf(t) is >= 0 and var device ? device : t))
            .Concat(root < 0 ? [] : Around(around, root))
            .Where(t => t >= 0);
        var drawing = new Drawing(scope, root, wanted, centreIsNode: false);
        return root < 0 ? Unplaced(fault) : DrawnTopology.Of(drawing, scope, root, isRoot: true);
    }

    /// <summary>A thing with its neighbours.</summary>
    public Topology Of(int thing, Sight sight)
    {
        var scope = Scope.Of(sight, standing);
        return DrawnTopology.Of(new Drawing(scope, thing, Around(scope.Around, thing), centreIsNode: true), scope, thing, isRoot: false);
    }

    /// <summary>Sites, devices, ducts and cables by part of their name or by id.</summary>
    public static IReadOnlyList<TopologyPlace> Search(string text, Sight sight)
    {
        var (around, tables) = (Surroundings.Of(sight.Inventory), sight.Inventory.Tables);
        bool Matches(string id, string name) => name.Contains(text, StringComparison.OrdinalIgnoreCase) || string.Equals(id, text, StringComparison.OrdinalIgnoreCase);
        var found = tables.Devices.Values.Where(d => Matches(d.Id, d.Name) && sight.Sees(d)).Take(MaximumFound).Select(d => around.Find(ThingGroup.Device, d.Id))
            .Concat(tables.Sites.Values.Where(s => Matches(s.Id, s.Name) && sight.Sees(s)).Take(MaximumFound).Select(s => around.Find(ThingGroup.Site, s.Id)))
            .Concat(tables.Cables.Values.Where(c => Matches(c.Id, c.Name) && sight.Sees(c)).Take(MaximumFound).Select(c => around.Find(ThingGroup.Cable, c.Id)));
        return [.. found.Select(t => Place(around, t)).OrderBy(p => p.Name.Length).Take(MaximumFound)];
    }

    // Whoever sees a link wants to see where it leads, and whoever sees a strand what rides on it.
    private static IEnumerable<int> Around(Surroundings around, int thing)
    {
        var isCable = around.GroupOf(thing) == ThingGroup.Cable;
        var within = isCable ? around.CarriedBy(thing).SelectMany(around.CarriedBy) : [];
        return around.From(thing).Concat(within).SelectMany(n => WithEnds(around, n)).Where(n => n >= 0);
    }

    private static int[] WithEnds(Surroundings around, int carried) =>
        around.GroupOf(carried) == ThingGroup.Link ? [carried, around.EndsOf(carried).A, around.EndsOf(carried).Z] : [carried];

    private static TopologyPlace Place(Surroundings around, int thing)
    {
        var named = around.Ref(thing);
        return new TopologyPlace(around.KeyOf(thing), named.Id, named.Kind, named.Name, around.SiteOf(thing) is >= 0 and var site ? around.Ref(site).Name : null);
    }

    // A sender that the inventory lacks has no surroundings.
    private static Topology Unplaced(Fault fault)
    {
        var key = $"{fault.Root.Kind}/{fault.Root.Id}";
        string[] faults = fault.Status == FaultStatus.Open ? [fault.Id] : [];
        return new Topology(
            key, [new TopologyNode(key, fault.Root.Id, fault.Root.Kind, fault.Root.Name, null, fault.Severity, Operation.Unknown, 0, faults, IsRoot: true, 0)], [], 0, 0);
    }
}
