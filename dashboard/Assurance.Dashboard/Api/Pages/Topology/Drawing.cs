using Assurance.Correlation.Topology;

namespace Assurance.Dashboard.Api.Pages.Topology;

/// <summary>Which things of the network one drawing shows, and which links stand as edges in it.</summary>
internal sealed class Drawing
{
    private const int MaximumNodes = 200;

    private readonly Scope scope;
    private readonly int centre;
    private readonly bool centreIsNode;
    private readonly HashSet<int> wanted;
    private readonly HashSet<int> edges = [];
    private readonly HashSet<int> nodes;

    /// <param name="scope">What may be shown.</param>
    /// <param name="centre">What it is about, which is always shown; -1 for a thing the inventory lacks.</param>
    /// <param name="wanted">What should be shown, foremost first.</param>
    /// <param name="centreIsNode">Whether a link that the drawing is about stands as a node.</param>
    public Drawing(Scope scope, int centre, IEnumerable<int> wanted, bool centreIsNode)
    {
        (this.scope, this.centre, this.centreIsNode) = (scope, centre, centreIsNode);
        var things = new[] { centre }.Where(c => c >= 0).Concat(wanted.Where(scope.Has)).Distinct().ToList();
        this.wanted = [.. things];
        var links = things.Where(IsLink).Concat(things.Where(t => scope.Around.GroupOf(t) == ThingGroup.Device).SelectMany(LinksWithin)).Distinct().ToList();
        var asNodes = links.Where(IsNode).ToHashSet();
        var all = things.Where(t => !IsLink(t) || asNodes.Contains(t)).ToList();
        Nodes = [.. all.Take(MaximumNodes)];
        LeftOut = all.Count - Nodes.Count;
        nodes = [.. Nodes];
        edges.UnionWith(links.Where(l => !asNodes.Contains(l) && scope.Around.EndsOf(l) is var (a, z) && HasNode(a) && HasNode(z)));
    }

    /// <summary>What is drawn as a node, foremost first.</summary>
    public IReadOnlyList<int> Nodes { get; }

    /// <summary>Links drawn as edges.</summary>
    public IReadOnlyCollection<int> Edges => edges;

    public int LeftOut { get; }

    /// <summary>Neighbours of a node that the viewer may see and the drawing lacks.</summary>
    public int Hidden(int node) => scope.IsPartial ? 0 : scope.Around.From(node).Distinct().Count(n => !HasNode(n) && !edges.Contains(n) && scope.Has(n));

    public bool HasNode(int thing) => nodes.Contains(thing);

    private bool IsLink(int thing) => scope.Around.GroupOf(thing) == ThingGroup.Link;

    private IEnumerable<int> LinksWithin(int device) =>
        scope.Around.LinksOn(device).Where(l => scope.Around.EndsOf(l) is var (a, z) && wanted.Contains(a) && wanted.Contains(z) && scope.Has(l));

    private bool IsNode(int link)
    {
        var (a, z) = scope.Around.EndsOf(link);
        return (link == centre && centreIsNode)
            || a == z || !IsDevice(a) || !IsDevice(z)
            || scope.Around.CarriersOf(link).Any(wanted.Contains)
            || scope.Around.CarriedBy(link).Any(wanted.Contains);
    }

    private bool IsDevice(int end) => end >= 0 && wanted.Contains(end) && scope.Around.GroupOf(end) == ThingGroup.Device;
}
