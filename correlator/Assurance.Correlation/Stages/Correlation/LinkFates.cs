using Assurance.Correlation.Topology;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Of the links that a cause should take down: those that nobody reports, and those that came back.</summary>
internal sealed record LinkFates(IReadOnlyList<ExpectedLink> Silent, IReadOnlyList<ExpectedLink> Restored)
{
    public static readonly LinkFates None = new([], []);

    public static LinkFates Of(Expectation expectation, Conclusion conclusion)
    {
        var links = expectation.Links;
        var told = new Told[links.Count];
        Mark(told, expectation, conclusion.Cause.Explains);
        Mark(told, expectation, conclusion.Symptoms);
        var (silent, restored) = (new List<ExpectedLink>(), new List<ExpectedLink>());
        for (var i = 0; i < told.Length; i++)
        {
            if (told[i] == Told.Nothing && links[i].IsUsed)
            {
                silent.Add(links[i]);
            }
            else if ((told[i] & (Told.Loss | Told.StandingLoss)) == Told.Loss)
            {
                restored.Add(links[i]);
            }
        }

        return new LinkFates(silent, restored);
    }

    /// <summary>What is told of one link.</summary>
    [Flags]
    private enum Told : byte
    {
        Nothing = 0,

        /// <summary>Its loss, over since or not.</summary>
        Loss = 1,
        StandingLoss = 2,

        /// <summary>A session was lost over it.</summary>
        Session = 4,
    }

    private static void Mark(Told[] told, Expectation expectation, IReadOnlyList<Symptom> symptoms)
    {
        var signal = expectation.OfSessions ? SymptomClass.SessionLoss : SymptomClass.LinkLoss;
        for (var i = 0; i < symptoms.Count; i++)
        {
            var symptom = symptoms[i];
            if (symptom.Class != signal)
            {
                Lament(told, expectation, symptom);
            }
            else if (expectation.LinkOfPort.TryGetValue(symptom.Port, out var link))
            {
                told[link] |= symptom.Stands ? Told.Loss | Told.StandingLoss : Told.Loss;
            }
        }
    }

    // A session lost over a link says that the link is lost, should both reports of its own have got lost too.
    private static void Lament(Told[] told, Expectation expectation, Symptom symptom)
    {
        if (symptom is not { Class: SymptomClass.SessionLoss, Stands: true, Reach: { } reach })
        {
            return;
        }

        foreach (var node in reach.Nodes)
        {
            if (expectation.LinkAt.TryGetValue(node, out var link))
            {
                told[link] |= Told.Session;
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
