using Assurance.Correlation.Topology;
using Assurance.Dashboard.Live;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Dashboard.Api.Pages.Topology;

/// <summary>A drawing told with names and states.</summary>
internal sealed class DrawnTopology
{
    private const int MaximumEdges = 800;

    private readonly Drawing drawing;
    private readonly Scope scope;
    private readonly int root;
    private readonly ILookup<int, string> faultsAt;

    private DrawnTopology(Drawing drawing, Scope scope, int root)
    {
        (this.drawing, this.scope, this.root) = (drawing, scope, root);
        faultsAt = scope.Faults.Select(f => (Root: scope.Around.Find(f.Root), f.Id)).ToLookup(f => f.Root, f => f.Id);
    }

    /// <param name="drawing">What is shown.</param>
    /// <param name="scope">What may be told of it.</param>
    /// <param name="centre">What it is about.</param>
    /// <param name="isRoot">Whether that is the cause of the fault looked at.</param>
    public static Topology Of(Drawing drawing, Scope scope, int centre, bool isRoot) =>
        new DrawnTopology(drawing, scope, isRoot ? centre : -1).Told(scope.Around.KeyOf(centre));

    private Topology Told(string centre)
    {
        var edges = drawing.Edges.Select(Link).Concat(drawing.Nodes.SelectMany(Belongings)).OrderBy(e => e.State).ToList();
        return new Topology(centre, [.. drawing.Nodes.Select(Node)], [.. edges.Take(MaximumEdges)], drawing.LeftOut, Math.Max(0, edges.Count - MaximumEdges));
    }

    private TopologyNode Node(int thing)
    {
        var named = scope.Around.Ref(thing);
        var alarms = AlarmsOn(thing);
        return new TopologyNode(
            Key(thing),
            named.Id,
            named.Kind,
            named.Name.Length > 0 ? named.Name : named.Id,
            scope.Around.SiteOf(thing) is >= 0 and var site && scope.Has(site) ? scope.Around.Ref(site).Name : null,
            alarms.Count == 0 ? null : alarms.Max(a => a.Severity),
            OperationOf(thing),
            alarms.Count,
            [.. faultsAt[thing]],
            thing == root,
            drawing.Hidden(thing));
    }

    private TopologyEdge Link(int link)
    {
        var (named, ends) = (scope.Around.Ref(link), scope.Around.EndsOf(link));
        return new TopologyEdge(
            Key(link), named.Id, named.Kind, named.Name.Length > 0 ? named.Name : named.Id, Key(ends.A), Key(ends.Z), OperationOf(link), [.. faultsAt[link]], link == root);
    }

    // What a node cannot work without, as far as it is shown.
    private IEnumerable<TopologyEdge> Belongings(int thing) => scope.Around.GroupOf(thing) switch
    {
        ThingGroup.Device or ThingGroup.Part => new[] { scope.Around.DeviceOf(thing), scope.Around.SiteOf(thing) }
            .Where(h => h >= 0 && h != thing && drawing.HasNode(h)).Take(1).Select(h => Belongs(thing, h, Belonging.Holds)),
        ThingGroup.Cable => Upon(thing, scope.Around.CarriersOf(thing), Belonging.Holds).Concat(Upon(thing, scope.Around.SitesOf(thing), Belonging.End)),
        ThingGroup.Link => Upon(thing, [scope.Around.EndsOf(thing).A, scope.Around.EndsOf(thing).Z], Belonging.End)
            .Concat(Upon(thing, scope.Around.CarriersOf(thing), Belonging.Carries)),
        _ => [],
    };

    private IEnumerable<TopologyEdge> Upon(int thing, IReadOnlyList<int> others, string kind) =>
        others.Distinct().Where(o => o >= 0 && drawing.HasNode(o)).Select(o => Belongs(thing, o, kind));

    private TopologyEdge Belongs(int thing, int upon, string kind) =>
        new($"{kind} {Key(upon)} {Key(thing)}", "", kind, "", Key(upon), Key(thing), OperationOf(thing), [], IsRoot: false);

    private IReadOnlyList<Alarm> AlarmsOn(int thing)
    {
        if (scope.Around.DeviceOf(thing) is not (>= 0 and var device))
        {
            return [];
        }

        var alarms = scope.Alarms(scope.Around.Ref(device).Id);
        return thing == device ? alarms : [.. alarms.Where(a => a.Object.Id == scope.Around.Ref(thing).Id)];
    }

    private Operation OperationOf(int thing) =>
        scope.Broken.Contains(thing) ? Operation.Broken
        : scope.IsPartial || (scope.Around.GroupOf(thing) == ThingGroup.Link && scope.Around.EndsOf(thing) is var (a, z) && (a < 0 || z < 0)) ? Operation.Unknown
        : Operation.Up;

    private string Key(int thing) => scope.Around.KeyOf(thing);
}
