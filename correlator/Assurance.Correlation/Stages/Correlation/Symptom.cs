using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>An alarm that needs an explanation, and its place in the network. It takes part while it stands, and for a while after it
/// cleared: recovery is no reason to doubt what the cause was.</summary>
internal sealed class Symptom(Alarm alarm, DateTimeOffset onset)
{
    public Alarm Alarm { get; set; } = alarm;

    /// <summary>When the trouble it tells of began to show; that of the first instance if it comes and goes within one fault.</summary>
    public DateTimeOffset Onset { get; } = onset;

    public SymptomClass Class { get; set; }

    /// <summary>Node of the inventory it is on; -1 if none.</summary>
    public int Node { get; set; } = -1;

    /// <summary>Node that expectations name it by: its port, or its peer.</summary>
    public int Port { get; set; } = -1;

    public int Device { get; set; } = -1;

    /// <summary>The device its session leads to, where no link carries the session: it may be lost with all ways between the two; -1 for anything else.</summary>
    public int FarDevice { get; set; } = -1;

    /// <summary>Site whose power it may tell of; -1 if none.</summary>
    public int PowerSite { get; set; } = -1;

    /// <summary>What could have caused it; null if the inventory knows nothing of it.</summary>
    public UpwardReach? Reach { get; set; }

    /// <summary>The entries of <see cref="Reach"/> while it takes part.</summary>
    public CauseEntry[] Causes { get; set; } = [];

    /// <summary>Its place in the problem being solved; of no meaning outside.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>What it is explained by if by nothing in the graph; null where its own node's failure is that explanation.</summary>
    public string? LocalKey { get; set; }

    /// <summary>Those that a person keeps it together with; null where the engine decides.</summary>
    public HeldGroup? Group { get; set; }

    /// <summary>The alarm it is put under by what people know; null where the engine explains it. A leader follows nobody.</summary>
    public Following? Follows { get; private set; }

    /// <summary>Those that are explained with it.</summary>
    public List<Symptom> Followers { get; } = [];

    /// <summary>Itself, or what it follows.</summary>
    public Symptom Leader => Follows?.Leader ?? this;

    /// <summary>Id of the fault it is in.</summary>
    public string? Fault { get; set; }

    public bool Stands => IsStanding(Alarm);

    /// <summary>Something ceased to carry.</summary>
    public bool IsLoss => Class is SymptomClass.LinkLoss or SymptomClass.SessionLoss;

    /// <summary>Of equipment that works in spite of it: fans and temperatures come and go, and take nothing with them.</summary>
    public bool IsBystander => this is { Class: SymptomClass.Equipment or SymptomClass.Other, PowerSite: < 0, Alarm.Effect: ServiceEffect.None };

    /// <summary>Its entry in the fault under a cause; kept as long as the cause stays.</summary>
    public (Hypothesis Cause, FaultAlarm Entry)? Entry { get; set; }

    /// <summary>What needs work: standing, and minor or worse or with an effect on service. A flapping alarm stands while it flaps.</summary>
    public static bool NeedsWork(Alarm alarm) =>
        IsStanding(alarm) && (alarm.Severity >= PerceivedSeverity.Minor || alarm.Effect != ServiceEffect.None);

    private static bool IsStanding(Alarm alarm) => !alarm.IsEvent && (alarm.ClearedAt is null || alarm.IsFlapping);

    /// <summary>Puts it, and what followed it, under another.</summary>
    public void Follow(Following following)
    {
        Unfollow();
        foreach (var follower in Followers.ToArray())
        {
            follower.Follow(following with { Relation = follower.Follows!.Relation });
        }

        Follows = following;
        Entry = null;
        following.Leader.Followers.Add(this);
    }

    public void Unfollow()
    {
        Follows?.Leader.Followers.Remove(this);
        Follows = null;
        Entry = null;
    }

    /// <summary>Order that does not depend on which arrived first within an instant.</summary>
    public static int Compare(Symptom a, Symptom b)
    {
        var order = a.Onset.CompareTo(b.Onset);
        order = order != 0 ? order : string.CompareOrdinal(a.Alarm.Key, b.Alarm.Key);
        return order != 0 ? order : string.CompareOrdinal(a.Alarm.Id, b.Alarm.Id);
    }
}
