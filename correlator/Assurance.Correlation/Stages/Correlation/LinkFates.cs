using Assurance.Correlation.Topology;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Of the links that a cause should take down: those that nobody reports, and those that came back.</summary>
internal sealed record LinkFates(IReadOnlyList<ExpectedLink> Silent, IReadOnlyList<ExpectedLink> Restored)
{
    public static readonly LinkFates None = new([], []);

    public static LinkFates Of(Expectation expectation, Conclusion conclusion)
    {
        var standing = new HashSet<int>();
        var touched = new HashSet<int>();
        var lamented = new HashSet<int>();
        var signal = expectation.OfSessions ? SymptomClass.SessionLoss : SymptomClass.LinkLoss;
        foreach (var symptom in conclusion.Cause.Explains.Concat(conclusion.Symptoms).Distinct())
        {
            if (symptom.Class != signal)
            {
                Lament(expectation, symptom, lamented);
            }
            else if (expectation.LinkOfPort.TryGetValue(symptom.Port, out var link))
            {
                touched.Add(link);
                _ = symptom.Stands && standing.Add(link);
            }
        }

        var links = expectation.Links;
        return new LinkFates(
            [.. Enumerable.Range(0, links.Count).Where(i => links[i].IsUsed && !touched.Contains(i) && !lamented.Contains(i)).Select(i => links[i])],
            [.. touched.Except(standing).Order().Select(i => links[i])]);
    }

    // A session lost over a link says that the link is lost, should both reports of its own have got lost too.
    private static void Lament(Expectation expectation, Symptom symptom, HashSet<int> lamented)
    {
        if (symptom is not { Class: SymptomClass.SessionLoss, Stands: true, Reach: { } reach })
        {
            return;
        }

        foreach (var node in reach.Nodes)
        {
            if (expectation.LinkAt.TryGetValue(node, out var link))
            {
                lamented.Add(link);
            }
        }
    }

    /// <summary>Nodes that work although the cause should have broken them. Silence proves life only where two should have spoken, the
    /// time to speak is over, and no alarm says that the cause is broken.</summary>
    public IEnumerable<int> Alive(TopologyGraph graph, Expectation expectation, Hypothesis cause, bool waitedLongEnough)
    {
        var silent = waitedLongEnough && !cause.OwnSeen
            ? Silent.Where(l => l is { NearReports: Reporter.Yes, FarReports: Reporter.Yes })
            : [];
        return Restored.Concat(silent).SelectMany(l => Alive(graph, expectation.Shape, l)).Distinct();
    }

    private static IEnumerable<int> Alive(TopologyGraph graph, CauseShape shape, ExpectedLink link)
    {
        if (link.Near >= 0 && shape is CauseShape.Module or CauseShape.Dead)
        {
            yield return link.Near;
        }

        if (!link.IsUsed || !graph.KindOf(link.Link).IsLink())
        {
            yield break;
        }

        yield return link.Link;
        foreach (var stacked in link.Near < 0 ? [] : graph.PartsOf(link.Near).SelectMany(graph.SignalLinksAt))
        {
            var (a, z) = graph.Ends(stacked);
            if ((a >= 0 && graph.PortOf(a) == link.Far) || (z >= 0 && graph.PortOf(z) == link.Far))
            {
                yield return stacked;
            }
        }
    }
}
