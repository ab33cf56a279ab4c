using System.Collections.Immutable;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>What may be broken instead of a cause, as far as what is heard and what the network breaks with it tell.</summary>
[WorkedOut]
internal sealed class Suspicion(TopologyGraph graph, ExpectationBook expectations, LifeSigns life)
{
    /// <summary>Devices at the links that a cause took down which have said nothing since, neither of these nor of anything: any of them may be what died,
    /// or with a dead device its site.</summary>
    public IReadOnlySet<int> Unheard(Hypothesis cause, DateTimeOffset now)
    {
        var unheard = new HashSet<int>();
        var expectation = expectations.Of(cause.Node);
        var seen = expectation.Seen(cause.Explains);
        foreach (var link in expectation.Shape == CauseShape.Dead ? expectation.Links.Where((_, i) => !seen.ContainsKey(i)) : seen.Keys.Select(i => expectation.Links[i]))
        {
            _ = link.Near >= 0 && unheard.Add(graph.DeviceOf(link.Near));
            _ = link.Far >= 0 && unheard.Add(graph.DeviceOf(link.Far));
        }

        unheard.ExceptWith(expectation.DeadDevices);
        unheard.ExceptWith(cause.Explains.Select(s => s.Device));
        unheard.RemoveWhere(d => d < 0 || IsHeard(graph.IdOf(d), cause.Onset, now));
        return unheard;
    }

    /// <summary>Whether a device or site takes one of these devices with it.</summary>
    public bool TakesDown(int node, IReadOnlySet<int> devices) => devices.Count > 0 && expectations.Of(node).DeadDevices.Overlaps(devices);

    /// <summary>Whether something takes devices, links or ends of circuits with it that a cause leaves alone; a device that is heard does not.</summary>
    public bool TakesMore(int node, Hypothesis cause, DateTimeOffset now)
    {
        var more = expectations.Of(node);
        if (more.Shape == CauseShape.Dead && Array.Exists(more.DeadDeviceIds, d => IsHeard(d, cause.Onset, now)))
        {
            return false;
        }

        if (cause.IsLocal)
        {
            return more.Shape == CauseShape.Dead;
        }

        var less = expectations.Of(cause.Node);
        return more.Shape == CauseShape.Dead ? !more.DeadDevices.IsSubsetOf(less.DeadDevices)
            : less.Shape != CauseShape.Dead && !more.OfSessions && !less.OfSessions && (more.Breaks > less.Breaks || more.Used > less.Used);
    }

    /// <summary>Whether a cable or link takes links with it, besides those that are reported, whose loss nobody would tell of since they lie where nobody is heard;
    /// or a card ends of circuits that only its device would miss.</summary>
    public bool LosesUntold(int node, Hypothesis cause)
    {
        var expectation = expectations.Of(node);
        if (cause.IsLocal || expectation.Shape is not (CauseShape.Carrier or CauseShape.Module) || expectation.OfSessions || expectation.Links.Count < 2)
        {
            return false;
        }

        var seen = expectation.Seen(cause.Explains);
        if (expectation.Shape == CauseShape.Module)
        {
            return expectation.Links.Where((link, i) => link is { IsUsed: true, Far: < 0 } && !seen.ContainsKey(i)).Any();
        }

        var heard = expectation.HeardLands(seen, cause.Explains, _ => cause.IsOnlyVoice);
        return expectation.Links.Where((link, i) => link.IsUsed && !seen.ContainsKey(i)).Select(link => heard is null ? link : link.Heard(heard))
            .Any(link => link is { NearReports: Reporter.CutOff or Reporter.Optional, FarReports: Reporter.CutOff or Reporter.Optional });
    }

    /// <summary>Each supposition once: a site whose only device is in doubt itself says no more, and what is part of something in doubt is in doubt with it.</summary>
    public ImmutableArray<int> Once(ImmutableArray<int> doubted)
    {
        var apart = doubted.RemoveAll(d => graph.KindOf(d) == NodeKind.Site && expectations.Of(d).DeadDevices is { Count: 1 } only && doubted.Contains(only.First()));
        return apart.RemoveAll(d => Holders(d).Any(apart.Contains));
    }

    // What it is part of or lies in, innermost first.
    private IEnumerable<int> Holders(int node)
    {
        for (var depth = 0; depth < TopologyGraph.MaximumNesting && graph.KindOf(node) is not NodeKind.Site && !graph.KindOf(node).IsLink() && graph.DependenciesOf(node) is [var holder, ..]; depth++)
        {
            yield return node = holder;
        }
    }

    private bool IsHeard(string device, DateTimeOffset onset, DateTimeOffset now) =>
        !life.RestartedSince(device, onset) && life.HeardBetween(device, onset + Likelihood.DyingWords, now);
}
