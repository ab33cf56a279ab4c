using System.Collections.Immutable;
using System.Globalization;
using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using static Assurance.Model.Faults.ExplanationCodes;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>States causes, places and evidence in codes and names.</summary>
internal sealed class CauseWording(TopologyGraph graph, ExpectationBook expectations, LifeSigns life)
{
    private const int MaximumNamed = 3;

    public EntityRef Root(Conclusion conclusion)
    {
        if (conclusion.Cause.Node >= 0)
        {
            return graph.Ref(conclusion.Cause.Node);
        }

        // The inventory lacks the part: the nearest thing it knows, under the part's own kind and name.
        var subject = conclusion.Symptoms[0].Alarm.Object;
        return subject.DeviceId is null ? new EntityRef(subject.Id, "sender", NameOf(subject)) : new EntityRef(subject.DeviceId, subject.Kind, NameOf(subject));
    }

    public string Condition(Conclusion conclusion)
    {
        var cause = conclusion.Cause;
        if (cause.OwnSeen && OwnAlarm(conclusion) is { } own)
        {
            return own.Alarm.Condition;
        }

        return graph.KindOf(cause.Node) switch
        {
            NodeKind.Duct => "ductBroken",
            NodeKind.Cable => "cableBroken",
            NodeKind.Fibre => "fibreBroken",
            NodeKind.Bgp => "sessionDown",
            NodeKind.Card or NodeKind.Shelf => Conditions.CardFailure,
            NodeKind.Device => "deviceDown",
            NodeKind.Site => "siteDown",
            _ => Conditions.LinkDown,
        };
    }

    /// <param name="conclusion">The conclusion.</param>
    /// <param name="root">Its <see cref="Root"/>.</param>
    public Explanation Reason(Conclusion conclusion, EntityRef root)
    {
        var cause = conclusion.Cause;
        var name = root.Name;
        if (cause.IsLocal)
        {
            return Local(conclusion, name);
        }

        var (failed, all) = (Text(cause.Links.Failed + cause.Links.Partial), Text(cause.Links.All));
        var kind = graph.KindOf(cause.Node);
        return ExpectationBook.ShapeOf(kind) switch
        {
            CauseShape.Carrier when kind.IsCable() => Explanation.Of(CauseSharedCarrier, name, failed, all),
            CauseShape.Carrier => Explanation.Of(kind == NodeKind.Bgp ? CauseSessionBothEnds : CauseBothEnds, name),
            CauseShape.Dead when cause.Controlled.Out > 0 && cause.Links.Failed + cause.Links.Partial == 0 =>
                Explanation.Of(CauseUncontrolled, name, Text(cause.Controlled.Out), Text(cause.Controlled.All)),
            CauseShape.Dead when kind == NodeKind.Site => Explanation.Of(cause.OwnSeen ? CauseSitePower : CauseSiteSilent, name, failed, all),
            CauseShape.Dead when !cause.OwnSeen => Explanation.Of(CauseDeviceSilent, name, failed, all),
            CauseShape.Module when !cause.OwnSeen => Explanation.Of(CauseCardSilent, name, failed, all),
            CauseShape.Terminal when kind == NodeKind.Peer => Explanation.Of(CauseSessionOneEnd, name),
            CauseShape.Terminal when cause.Links.All > 0 && cause.OwnSeen => Explanation.Of(CauseOneEnd, name, Condition(conclusion)),
            _ => Seen(conclusion, name),
        };
    }

    public Candidate Candidate(Rival rival, Conclusion conclusion) =>
        new(graph.Ref(rival.Node), rival.Share, Explanation.Of(CandidateExplains, Text(rival.Explained), Text(conclusion.Sample)));

    // Of the alarms on the cause the one that says most of it: of the power, then of the worst effect, then the first.
    private static Symptom? OwnAlarm(Conclusion conclusion)
    {
        Symptom? own = null;
        foreach (var symptom in conclusion.Symptoms)
        {
            if ((symptom.Node == conclusion.Cause.Node || conclusion.Cause.Node < 0) && (own is null || SaysMore(symptom, own)))
            {
                own = symptom;
            }
        }

        return own;
    }

    private static bool SaysMore(Symptom one, Symptom other)
    {
        var (ofPower, otherOfPower) = (one.Class == SymptomClass.Power, other.Class == SymptomClass.Power);
        return ofPower != otherOfPower ? ofPower
            : one.Alarm.Effect != other.Alarm.Effect ? one.Alarm.Effect > other.Alarm.Effect
            : one.Onset < other.Onset;
    }

    public Explanation Place(Symptom symptom, Hypothesis cause, int[] path, AlarmRole role)
    {
        var subject = NameOf(symptom.Alarm.Object);
        if (role == AlarmRole.Root)
        {
            return Explanation.Of(AlarmOnCause, subject);
        }

        var name = graph.Ref(cause.Node).Name;
        // From the cause down: the last link before the object is the one it ends.
        var link = Array.FindLast(path, n => graph.KindOf(n).IsSignalLink());
        var over = Array.Exists(path, n => graph.KindOf(n).IsLink());
        var kind = graph.KindOf(cause.Node);
        return symptom.Node >= 0 && graph.KindOf(symptom.Node) == NodeKind.Device && expectations.Of(cause.Node).Controls.Contains(symptom.Node) ? Explanation.Of(AlarmUncontrolled, subject, name)
            : symptom.Class == SymptomClass.SessionLoss ? Explanation.Of(AlarmSession, subject, name)
            : !over ? Explanation.Of(AlarmContained, subject, name)
            : kind.IsLink() && link == cause.Node ? Explanation.Of(AlarmLinkEnd, subject, name)
            : Explanation.Of(kind.IsLink() || kind.IsCable() ? AlarmCarried : AlarmFarEnd, subject, graph.Ref(link).Name, name);
    }

    public static Explanation Stated(Symptom symptom, string user) => Explanation.Of(AlarmStated, user, NameOf(symptom.Alarm.Object));

    public static Explanation Related(Symptom symptom, Following following) =>
        Explanation.Of(AlarmRelated, NameOf(symptom.Alarm.Object), following.Relation.Cause, NameOf(following.Leader.Alarm.Object), following.Relation.Id);

    public static Explanation Earlier(Symptom symptom) => Explanation.Of(AlarmEarlier, NameOf(symptom.Alarm.Object));

    public ImmutableArray<Evidence> Evidence(Conclusion conclusion, LinkFates fates, ImmutableArray<EntityRef> doubted, DateTimeOffset now)
    {
        var cause = conclusion.Cause;
        var found = ImmutableArray.CreateBuilder<Evidence>();
        foreach (var own in conclusion.Symptoms)
        {
            if (own.Node == cause.Node && own.Node >= 0 && found.Count < MaximumNamed)
            {
                found.Add(new(true, Explanation.Of(EvidenceOwnAlarm, own.Alarm.Condition, NameOf(own.Alarm.Object)), own.Alarm.Id));
            }
        }

        if (!cause.IsLocal)
        {
            Links(found, cause, fates, now);
            Itself(found, cause);
            Behind(found, conclusion, now);
        }

        foreach (var doubt in doubted)
        {
            found.Add(new Evidence(false, Explanation.Of(doubt.Kind is "device" or "site" && !conclusion.Doubted.IsEmpty ? EvidenceMayBeDead : EvidenceMayBeBroken, doubt.Name), null));
        }

        return found.DrainToImmutable();
    }

    private static Explanation Local(Conclusion conclusion, string name)
    {
        var first = conclusion.Symptoms[0];
        return first.Class switch
        {
            _ when conclusion.Exists(static s => s is { Follows: null, Class: SymptomClass.Power }) => Explanation.Of(CauseSiteOnBattery, name),
            SymptomClass.SessionLoss => Explanation.Of(CauseSessionOneEnd, name),
            _ => Explanation.Of(CauseReported, first.Alarm.Condition, name),
        };
    }

    private Explanation Seen(Conclusion conclusion, string name)
    {
        var symptoms = conclusion.Symptoms.Count(s => s.Node != conclusion.Cause.Node);
        return symptoms == 0
            ? Explanation.Of(CauseReported, Condition(conclusion), name)
            : Explanation.Of(CauseSeen, Condition(conclusion), name, Text(symptoms));
    }

    private void Links(ImmutableArray<Evidence>.Builder found, Hypothesis cause, LinkFates fates, DateTimeOffset now)
    {
        var tally = cause.Links;
        if (tally.Failed > 0)
        {
            found.Add(new(true, Explanation.Of(EvidenceLinksFailed, Text(tally.Failed), Text(tally.All)), null));
        }

        if (tally.Partial > 0)
        {
            found.Add(new(false, Explanation.Of(EvidenceOneEnded, Text(tally.Partial)), null));
        }

        if (tally.Silent > 0 && now - cause.Onset < Likelihood.Patience)
        {
            found.Add(new(false, Explanation.Of(EvidenceNotYet, Text(tally.Silent)), null));
        }
        else
        {
            found.AddRange(fates.Silent.Take(MaximumNamed).Select(l => new Evidence(false, Explanation.Of(EvidenceLinkSilent, graph.Ref(l.Link).Name), null)));
        }

        found.AddRange(fates.Restored.Where(l => l.IsUsed).Take(MaximumNamed)
            .Select(l => new Evidence(false, Explanation.Of(EvidenceLinkRestored, graph.Ref(l.Link).Name), null)));
    }

    private void Itself(ImmutableArray<Evidence>.Builder found, Hypothesis cause)
    {
        var name = graph.Ref(cause.Node).Name;
        var expectation = expectations.Of(cause.Node);
        if (!cause.OwnSeen && (expectation.Shape == CauseShape.Module || expectation.HasPower))
        {
            found.Add(new(false, Explanation.Of(EvidenceNoOwnAlarm, name), null));
        }

        if (expectation.Shape != CauseShape.Dead)
        {
            return;
        }

        if (cause.Controlled.Out > 0)
        {
            found.Add(new(true, Explanation.Of(EvidenceUncontrolled, Text(cause.Controlled.Out), Text(cause.Controlled.All)), null));
        }

        if (cause.Omens.Overheated)
        {
            found.Add(new(true, Explanation.Of(EvidenceOverheated, name), null));
        }

        foreach (var id in expectation.DeadDeviceIds.Take(MaximumNamed))
        {
            var device = graph.DeviceAt(graph.FindDevice(id)).Name;
            var heard = cause.Omens.IsAlive(life, id, cause.Onset);
            if (life.GaspedBetween(id, cause.Onset - Likelihood.EpisodeGap, cause.Onset + Likelihood.EpisodeGap))
            {
                found.Add(new(true, Explanation.Of(EvidenceGasp, device), null));
            }

            found.Add(life.RestartedSince(id, cause.Onset) ? new(true, Explanation.Of(EvidenceRestart, device), null)
                : heard ? new(false, Explanation.Of(EvidenceDeviceHeard, device, Text(cause.OwnReports)), null)
                : new(true, Explanation.Of(EvidenceDeviceSilent, device), null));
        }
    }

    // Whether those are silent that nobody should hear any more: told once most of what is under way has come.
    private void Behind(ImmutableArray<Evidence>.Builder found, Conclusion conclusion, DateTimeOffset now)
    {
        var cause = conclusion.Cause;
        var expectation = expectations.Of(cause.Node);
        var lands = conclusion.Symptoms.Where(s => s.Onset < cause.Onset + Likelihood.DyingWords).Select(s => expectation.LandOf.GetValueOrDefault(s.Device)).ToHashSet();
        var behind = expectation.CutOff.Where(d => !lands.Contains(expectation.LandOf.GetValueOrDefault(d))).ToList();
        if (cause.IsOnlyVoice)
        {
            found.Add(new(true, Explanation.Of(EvidenceOnlyVoice, graph.Ref(cause.Node).Name), null));
        }
        else if (behind.Count > 0 && now - cause.Onset >= Likelihood.MostAreHeard)
        {
            var until = now < cause.Onset + Likelihood.Patience ? now : cause.Onset + Likelihood.Patience;
            var heard = behind.Count(d => life.HeardBetween(graph.IdOf(d), cause.Onset + Likelihood.DyingWords, until));
            found.Add(heard == 0
                ? new(true, Explanation.Of(EvidenceBehindSilent, Text(behind.Count)), null)
                : new(false, Explanation.Of(EvidenceBehindHeard, Text(heard), Text(behind.Count)), null));
        }
    }

    private static string NameOf(ManagedObject subject) =>
        subject.Kind == "device" || subject.Name.Length == 0 ? subject.DeviceName : $"{subject.DeviceName} {subject.Name}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
