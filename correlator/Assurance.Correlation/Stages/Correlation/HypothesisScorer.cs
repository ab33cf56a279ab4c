using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Weighs what one broken thing would explain against what it would make others report (docs/correlation.md).</summary>
[StageState]
internal sealed class HypothesisScorer(TopologyGraph graph, ExpectationBook expectations, CauseIndex index, LifeSigns life)
{
    [WorkedOut]
    private Suspicion? suspicion;

    /// <summary>What else may be broken.</summary>
    public Suspicion Suspicion => suspicion ??= new(graph, expectations, life);

    /// <summary>The ways in which a node may have broken: one for each time at which its symptoms cluster.</summary>
    public List<Hypothesis> Broken(CauseEntry entry, DateTimeOffset now)
    {
        if (IsBlameless(entry))
        {
            return [];
        }

        var expectation = entry.Expectation ??= expectations.Of(entry.Node);
        return entry.Weighed is { } known && now < entry.WeighedUntil && entry.WeighedLife == Heard(expectation) && (expectation.CutOff.Count == 0 || entry.WeighedSessions == index.Sessions)
            ? known
            : Weigh(entry, expectation, now);
    }

    private List<Hypothesis> Weigh(CauseEntry entry, Expectation expectation, DateTimeOffset now)
    {
        var found = new List<Hypothesis>();
        var earlier = new HashSet<int>();
        var until = DateTimeOffset.MaxValue;
        foreach (var one in Episodes.Of(expectation.CutOff.Count > 0 ? WithSessions(entry.Symptoms, expectation) : entry.Symptoms, entry.Node, expectation.OfSessions))
        {
            var episode = Governed(one, expectation);
            if (episode.Symptoms.Count > 0 && MayHaveBroken(entry.Node, expectation, episode))
            {
                found.Add(Weigh(entry, expectation, episode, earlier, now));
                until = NextStage(expectation, episode, now) is { } next && next < until ? next : until;
            }
        }

        (entry.Weighed, entry.WeighedUntil, entry.WeighedLife, entry.WeighedSessions) = (found, until, Heard(expectation), index.Sessions);
        return found;
    }

    /// <summary>The alarms of a key as their own cause; with a site's power, what else tells of it.</summary>
    public Hypothesis? Local(Symptom symptom)
    {
        var power = symptom.PowerSite >= 0 ? index.Power(symptom.PowerSite) : [];
        if (power.Count > 0)
        {
            return Local($"power|{graph.IdOf(symptom.PowerSite)}", symptom.PowerSite, power);
        }

        var alike = symptom.LocalKey is null ? [] : index.Local(symptom.LocalKey);
        return alike.Count == 0 ? null : Local(symptom.LocalKey!, symptom.Node, alike);
    }

    // Told without working out what the node would make others report: most alarms are of equipment that takes nothing with it.
    private bool IsBlameless(CauseEntry entry)
    {
        if (index.HasSessions)
        {
            return false;
        }

        if (entry.Weighed is null)
        {
            entry.IsBlameless = ExpectationBook.ShapeOf(graph.KindOf(entry.Node)) is CauseShape.Dead or CauseShape.Module && NothingTellsOf(entry);
            entry.Weighed = entry.IsBlameless ? [] : null;
        }

        return entry.IsBlameless;
    }

    private bool NothingTellsOf(CauseEntry entry)
    {
        foreach (var symptom in entry.Symptoms)
        {
            if (symptom.IsLoss || IsOwnAlarm(entry.Node, symptom) || IsUncontrolled(entry.Node, symptom))
            {
                return false;
            }
        }

        return true;
    }

    // What is cut off has lost its sessions with everybody, whatever way they took.
    private List<Symptom> WithSessions(List<Symptom> symptoms, Expectation expectation)
    {
        var lost = index.SessionsWith(expectation.CutOff).Except(symptoms).ToList();
        return lost.Count == 0 ? symptoms : [.. symptoms.Concat(lost).Order(Comparer<Symptom>.Create(Symptom.Compare))];
    }

    // What another controller still controls is not out for want of this one.
    private Episode Governed(Episode episode, Expectation expectation)
    {
        if (expectation.Shape != CauseShape.Dead)
        {
            return episode;
        }

        foreach (var symptom in episode.Symptoms)
        {
            if (IsElsewhere(symptom, expectation))
            {
                return episode with { Symptoms = episode.Symptoms.FindAll(s => !IsElsewhere(s, expectation)) };
            }
        }

        return episode;
    }

    private bool IsElsewhere(Symptom symptom, Expectation expectation) =>
        symptom is { Class: SymptomClass.Equipment, Node: >= 0 } && graph.ControllersOf(symptom.Node).Count > 1
        && !expectation.DeadDevices.Contains(symptom.Node) && !expectation.Controls.Contains(symptom.Node);

    // A fan and a power supply that fail do not make a dead device: something must be lost with it.
    private bool MayHaveBroken(int cause, Expectation expectation, Episode episode) =>
        expectation.Shape is CauseShape.Terminal or CauseShape.Carrier
        || episode.Symptoms.Exists(s => s.IsLoss)
        || OwnAlarm(cause, expectation, episode)
        || (expectation.Controls.Count > 0 && episode.Symptoms.Exists(s => IsUncontrolled(cause, s)));

    private static Hypothesis Local(string key, int node, IReadOnlyList<Symptom> symptoms) => new()
    {
        Node = node,
        LocalKey = key,
        Onset = symptoms[0].Onset,
        Score = Likelihood.LocalPrior,
        Explains = [.. symptoms],
        OwnSeen = true,
    };

    private Hypothesis Weigh(CauseEntry entry, Expectation expectation, Episode episode, HashSet<int> earlier, DateTimeOffset now)
    {
        var (cause, stage) = (entry.Node, Likelihood.Stage(now - episode.Onset));
        var seen = expectation.Seen(episode.Symptoms);
        var heard = expectation.HeardLands(seen, episode.Symptoms, land => IsOnlyVoice(entry, expectation, land, episode.Onset, now));
        var tally = new LinkTally();
        var own = OwnAlarm(cause, expectation, episode);
        var score = Likelihood.Prior(graph.KindOf(cause)) + Links(expectation, episode.Symptoms, seen, heard, earlier, stage, own, out var untold, ref tally);
        score += expectation.Links.Count == 0 ? Unlinked(cause, expectation, episode) : 0;
        score += seen.Count == 0 && IsBelowRouting(cause) ? Likelihood.NoSignalLost : 0;
        var controlled = (Out: Uncontrolled(expectation, episode), All: expectation.Controls.Count);
        score += controlled.Out == 0 ? 0
            : (controlled.Out * Likelihood.OneExpectedEnd) + Math.Max((controlled.All - controlled.Out) * Likelihood.UnusedPortSilent(stage), Likelihood.NothingSeen(stage));
        var omens = Omens.Of(expectation, life, episode.Onset);
        score += omens.Overheated && !own ? 0 : OwnAlarm(cause, expectation, own, stage);
        var explains = own ? episode.Symptoms : Explained(expectation, episode, omens.Overheated);
        // The heat speaks for it as an omen: that it goes under it is no more likely than that it stands alone.
        score += omens.Weight + (omens.Overheated ? explains.Count(s => s.IsBystander) * Likelihood.LocalPrior : 0);
        var reports = expectation.Shape == CauseShape.Dead ? OwnReports(expectation, episode) : 0;
        var restarted = false;
        score += reports * Likelihood.OwnReport;
        score += expectation.Shape == CauseShape.Dead ? Life(expectation, episode.Onset, omens, out restarted) : 0;
        earlier.UnionWith(seen.Keys);
        return new Hypothesis
        {
            Node = cause,
            Onset = episode.Onset,
            Score = Math.Min(score, Likelihood.Certain),
            Explains = explains,
            Links = tally,
            Untold = untold,
            OwnSeen = own,
            IsOnlyVoice = heard is not null && episode.Symptoms.Exists(s => expectation.CutOff.Contains(s.Device)),
            OwnReports = reports,
            Restarted = restarted,
            Omens = omens,
            Controlled = controlled,
            Ripe = now - episode.Onset >= Likelihood.Patience,
        };
    }

    // Whatever takes the light away takes the interfaces down; the IP link alone may be lost to routing.
    private bool IsBelowRouting(int cause) =>
        graph.KindOf(cause) is NodeKind.Wavelength or NodeKind.FibreLink || graph.KindOf(cause).IsCable() || (graph.KindOf(cause) == NodeKind.Ethernet && CarriesIp(cause));

    private bool CarriesIp(int link)
    {
        foreach (var dependent in graph.DependentsOf(link))
        {
            if (graph.KindOf(dependent) == NodeKind.Ip)
            {
                return true;
            }
        }

        return false;
    }

    // Bystanders are no sign that their device or card broke, unless that says so itself; the heat of which a whole site went out is.
    private static List<Symptom> Explained(Expectation expectation, Episode episode, bool overheated) =>
        expectation.Shape is CauseShape.Dead or CauseShape.Module && episode.Symptoms.Exists(s => s.IsBystander)
            ? episode.Symptoms.FindAll(s => !s.IsBystander || (overheated && s.Alarm.Condition == Conditions.HighTemperature))
            : episode.Symptoms;

    // While it depends on who is silent, that is asked anew each second.
    private static DateTimeOffset? NextStage(Expectation expectation, Episode episode, DateTimeOffset now) =>
        Likelihood.NextStage(episode.Onset, now) is { } next && next > now + LifeSigns.Slot && episode.Symptoms.Exists(s => expectation.CutOff.Contains(s.Device))
            ? now + LifeSigns.Slot
            : Likelihood.NextStage(episode.Onset, now);

    // Whether only a part is heard that the cause cuts off: it is where we listen.
    private bool IsOnlyVoice(CauseEntry entry, Expectation expectation, int land, DateTimeOffset onset, DateTimeOffset now)
    {
        if (entry.Silence is { } known && known.Onset == onset)
        {
            return known.IsOnlyVoice;
        }

        // Late words of what is said to be dead do not count, the site's power device included.
        var own = graph.PartsOf(entry.Node).Where(n => graph.KindOf(n) == NodeKind.Device);
        var alone = life.AreOthersHushed([.. expectation.LandOf.Where(d => d.Value == land).Select(d => d.Key).Union(own).Select(graph.IdOf)], onset, now);
        entry.Silence = now - onset < Likelihood.Patience ? entry.Silence : (onset, alone);
        return alone;
    }

    /// <param name="untold">What of it the silence of a card's ports costs that no link ends on.</param>
    private int Links(
        Expectation expectation, IReadOnlyList<Symptom> symptoms, Dictionary<int, Ends> seen, HashSet<int>? heard, HashSet<int> earlier, int stage, bool own, out int untold, ref LinkTally tally)
    {
        var (each, mute, farOnly) = (0, Likelihood.MuteModule, false);
        untold = 0;
        var telling = symptoms.Where(s => s.IsLoss && s.Device >= 0).Select(s => s.Device).ToHashSet();
        bool Tells(int port) => port >= 0 && telling.Contains(graph.DeviceOf(port));
        for (var i = 0; i < expectation.Links.Count; i++)
        {
            var ends = seen.GetValueOrDefault(i);
            if (ends == Ends.None && earlier.Contains(i))
            {
                continue;
            }

            var link = heard is null ? expectation.Links[i] : expectation.Links[i].Heard(heard);
            link = ends == Ends.None ? link.Told(Tells) : link;
            var cost = LinkLikelihood.Of(expectation.Shape, link, ends, stage);
            tally = LinkLikelihood.Count(tally, expectation.Shape, link, ends);
            if (expectation.Shape == CauseShape.Module && link.Far < 0 && ends == Ends.None)
            {
                untold += cost;
                continue;
            }

            each += cost;
            mute += ends == Ends.Far ? Likelihood.BothEnds : cost + ((ends & Ends.Near) != 0 ? Likelihood.OwnReport : 0);
            farOnly |= ends == Ends.Far;
        }

        // One that says itself that it failed took them out of the device's sight, or nobody wants to hear of them: all alike.
        untold = own ? Math.Max(untold, Likelihood.MuteModule) : untold;
        if (expectation.Shape != CauseShape.Module || !farOnly || mute <= each + untold)
        {
            return each + untold;
        }

        // It may die without a word about its ports, but for all of them alike.
        untold = 0;
        return mute;
    }

    // Without a link to go by, a part is known to be broken by its own word alone.
    private int Unlinked(int cause, Expectation expectation, Episode episode) => expectation.Shape switch
    {
        CauseShape.Terminal => episode.Symptoms.Any(s => s.Port == PortOf(cause, expectation) && s.Class is SymptomClass.LinkLoss or SymptomClass.SessionLoss)
            ? Likelihood.InterfaceAlone
            : Likelihood.NoWordOfItsOwn,
        CauseShape.Carrier => Likelihood.NoWordOfItsOwn,
        _ => 0,
    };

    private int PortOf(int cause, Expectation expectation) => expectation.OfSessions ? cause : graph.PortOf(cause);

    private bool OwnAlarm(int cause, Expectation expectation, Episode episode) => expectation.Shape switch
    {
        CauseShape.Terminal => episode.Symptoms.Any(s => s.Node == cause),
        _ => episode.Symptoms.Exists(s => IsOwnAlarm(cause, s)),
    };

    // A device says, or is said, to be out that gives no service without the cause.
    private bool IsUncontrolled(int cause, Symptom symptom) =>
        symptom is { Class: SymptomClass.Equipment, Node: >= 0, Alarm.Effect: ServiceEffect.Outage } && graph.KindOf(symptom.Node) == NodeKind.Device
        && graph.ControllersOf(symptom.Node).Count > 0 && IsUncontrolled(symptom.Node, cause);

    private bool IsUncontrolled(int device, int cause) =>
        graph.IsUncontrolled(device, c => c == cause || (graph.KindOf(cause) == NodeKind.Site && graph.SiteOf(c) == cause));

    private static int Uncontrolled(Expectation expectation, Episode episode) => expectation.Controls.Count == 0 ? 0
        : episode.Symptoms.Where(s => s is { Class: SymptomClass.Equipment, Alarm.Effect: ServiceEffect.Outage } && expectation.Controls.Contains(s.Node)).Select(s => s.Node).Distinct().Count();

    // What a site, device or module would say of its own failure.
    private bool IsOwnAlarm(int cause, Symptom symptom) =>
        symptom.Node == cause && graph.KindOf(cause) switch
        {
            NodeKind.Site => symptom.Class == SymptomClass.Power,
            // Not every maker's message says that service suffers.
            NodeKind.Card or NodeKind.Shelf when symptom.Alarm.Condition == Conditions.CardFailure => true,
            _ => symptom.Alarm.Effect == ServiceEffect.Outage,
        };

    private static int OwnAlarm(int cause, Expectation expectation, bool seen, int stage) => expectation.Shape switch
    {
        CauseShape.Module => seen ? Likelihood.OwnAlarmSeen : Likelihood.OwnAlarmMissing(stage),
        CauseShape.Dead when expectation.HasPower => seen ? Likelihood.MainsFailed : Likelihood.OwnAlarmMissing(stage),
        CauseShape.Dead when seen => Likelihood.OwnAlarmSeen,
        _ => 0,
    };

    // What is first told after a restart was lost with the device; and where the devices of a site go one by one, each says once what it lost with the others.
    private int OwnReports(Expectation expectation, Episode episode)
    {
        var reports = 0;
        var ofOthers = new HashSet<int>();
        foreach (var symptom in episode.Symptoms)
        {
            if (symptom.IsLoss && expectation.DeadDevices.Contains(symptom.Device) && !life.RestartedBetween(graph.IdOf(symptom.Device), episode.Onset, symptom.Onset))
            {
                reports += expectation.DeadDevices.Count == 1 || expectation.LinkOfPort.ContainsKey(symptom.Port) || ofOthers.Add(symptom.Device) ? 1 : 0;
            }
        }

        return reports;
    }

    private long Heard(Expectation expectation)
    {
        var versions = 0L;
        foreach (var device in expectation.DeadDeviceIds)
        {
            versions += life.Version(device);
        }

        return versions;
    }

    private int Life(Expectation expectation, DateTimeOffset onset, Omens omens, out bool restarted)
    {
        var (heard, restarts) = (0, false);
        foreach (var id in expectation.DeadDeviceIds)
        {
            var again = life.RestartedSince(id, onset);
            restarts |= again;
            heard += !again && omens.IsAlive(life, id, onset) ? 1 : 0;
        }

        restarted = restarts;
        return Math.Min(heard, 3) * Likelihood.Heard;
    }
}
