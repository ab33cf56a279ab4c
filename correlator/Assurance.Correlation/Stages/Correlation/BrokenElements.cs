using System.Collections.Immutable;
using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>What a conclusion breaks, impairs, may break, and is known to leave alive.</summary>
internal sealed class BrokenElements(TopologyGraph graph, ExpectationBook expectations)
{
    public LinkFates Fates(Conclusion conclusion) =>
        conclusion.Cause.IsLocal ? LinkFates.None : LinkFates.Of(expectations.Of(conclusion.Cause.Node), conclusion);

    /// <summary>The cause itself as long as an outage that it brings stands; what only sessions still miss is the sessions.</summary>
    public (ImmutableArray<EntityRef> Broken, ImmutableArray<EntityRef> Degraded, ImmutableArray<EntityRef> Doubted) Of(Conclusion conclusion, List<Symptom> standing)
    {
        // Most alarms are of equipment that works in spite of them.
        if (standing.TrueForAll(static s => s.IsBystander))
        {
            return ([], [], []);
        }

        var outages = standing.FindAll(static s => s.Alarm.Effect == ServiceEffect.Outage && s.Class != SymptomClass.Power);
        var lostSessions = standing.Exists(static s => s.Class == SymptomClass.SessionLoss);
        return (
            outages.Count == 0 ? [] : Refs(Broken(conclusion, outages)),
            Refs(Degraded(conclusion.Cause, standing, outages)),
            outages.Count > 0 || lostSessions ? Refs(conclusion.Doubted.Concat(outages.Select(Untied).Where(d => d >= 0))) : []);
    }

    private IEnumerable<int> Broken(Conclusion conclusion, List<Symptom> outages)
    {
        var cause = conclusion.Cause;
        IEnumerable<int> broken = cause.Node >= 0 && outages.Exists(s => s.Follows is null && (Breaks(s, cause) || KillsUntold(s, conclusion)))
            ? [cause.Node]
            : outages.Where(s => s.Class == SymptomClass.SessionLoss).SelectMany(CarriersOf);
        // What a person or a relation put here and the cause does not reach is broken all the same.
        broken = broken.Concat(outages.Where(s => (s.Group is not null || s.Follows is not null) && s is { Node: >= 0, Class: SymptomClass.LinkLoss } && !Reached(s, cause)).Select(s => s.Node));
        // An aggregate that says it is out is, however many members should be left.
        return broken.Concat(outages.Where(s => s is { Node: >= 0, Class: SymptomClass.LinkLoss } && graph.EndsAggregate(s.Node)).Select(s => s.Node));
    }

    private List<int> Degraded(Hypothesis cause, List<Symptom> standing, List<Symptom> outages)
    {
        var degraded = new List<int>();
        foreach (var symptom in standing)
        {
            if (symptom.Alarm.Effect == ServiceEffect.Degradation && symptom.Node >= 0 && graph.KindOf(symptom.Node).IsResource())
            {
                degraded.Add(symptom.Node);
            }
        }

        if (!cause.IsLocal && outages.Count == 0 && degraded.Count > 0)
        {
            degraded.Add(cause.Node);
        }

        return degraded;
    }

    /// <param name="conclusion">The conclusion.</param>
    /// <param name="fates">How its links fared.</param>
    /// <param name="nothingBroken">Then nothing need be excepted.</param>
    /// <param name="now">The engine's time.</param>
    public ImmutableArray<EntityRef> Alive(Conclusion conclusion, LinkFates fates, bool nothingBroken, DateTimeOffset now)
    {
        if (nothingBroken || conclusion.Cause.IsLocal)
        {
            return [];
        }

        var expectation = expectations.Of(conclusion.Cause.Node);
        var waited = now - conclusion.Cause.Onset >= Likelihood.Patience;
        return expectation.Shape == CauseShape.Terminal ? [] : Refs(fates.Alive(graph, expectation, conclusion.Cause, waited));
    }

    private static bool Reached(Symptom symptom, Hypothesis cause) => !cause.IsLocal && symptom.Reach?.Contains(cause.Node) == true;

    private bool Breaks(Symptom symptom, Hypothesis cause)
    {
        if (cause.IsLocal)
        {
            return symptom.Class is SymptomClass.Equipment or SymptomClass.Other;
        }

        return symptom.Class == SymptomClass.LinkLoss
            || (symptom.Class == SymptomClass.SessionLoss && expectations.Of(cause.Node).OfSessions)
            || (symptom.Class == SymptomClass.Equipment && (symptom.Node == cause.Node || expectations.Of(cause.Node).Controls.Contains(symptom.Node)));
    }

    // Of a dead device or site nothing may be told but the sessions with it, should the reports of its links have got lost.
    private bool KillsUntold(Symptom symptom, Conclusion conclusion) =>
        symptom.Class == SymptomClass.SessionLoss && conclusion.Cause is { IsLocal: false, Restarted: false }
        && expectations.Of(conclusion.Cause.Node).Shape == CauseShape.Dead && !conclusion.Exists(s => s.Class == SymptomClass.LinkLoss);

    // A lost session breaks what is modelled for it: the session's link, else the IP link below the adjacency, else the peer.
    private IEnumerable<int> CarriersOf(Symptom symptom)
    {
        if (symptom.Node < 0)
        {
            return [];
        }

        var isPeer = graph.KindOf(symptom.Node) == NodeKind.Peer;
        var wanted = isPeer ? NodeKind.Bgp : NodeKind.Ip;
        var links = graph.DependentsOf(symptom.Node).ToArray().Where(d => graph.KindOf(d) == wanted).ToList();
        return links.Count == 0 && isPeer ? [symptom.Node] : links;
    }

    // The customer's router of a session that the inventory knows nothing of: which of its circuits need the session, nobody knows.
    private int Untied(Symptom symptom)
    {
        if (symptom.Class != SymptomClass.SessionLoss || symptom.Device < 0 || CarriersOf(symptom).Any(c => c != symptom.Node) || symptom.Reach?.Nodes.ToArray().Any(n => graph.KindOf(n).IsLink()) == true)
        {
            return -1;
        }

        return IsCustomers(symptom.Device) ? symptom.Device : symptom.FarDevice >= 0 && IsCustomers(symptom.FarDevice) ? symptom.FarDevice : -1;
    }

    private bool IsCustomers(int device) => graph.DeviceAt(device).Role == "customer";

    private ImmutableArray<EntityRef> Refs(IEnumerable<int> nodes) => nodes is ICollection<int> { Count: 0 } ? [] :
        [.. nodes.Distinct().Select(graph.Ref).OrderBy(r => r.Kind, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal)];
}
