using System.Collections.Frozen;
using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>What an alarm says of its object: it decides what could have caused it, and of what it is expected.</summary>
internal enum SymptomClass
{
    /// <summary>An interface, port or tunnel carries nothing.</summary>
    LinkLoss,

    /// <summary>A session between two devices is lost.</summary>
    SessionLoss,

    /// <summary>An interface, port, tunnel or session works badly.</summary>
    Impairment,

    /// <summary>A site's power.</summary>
    Power,

    /// <summary>A card, a device or a part of it fails or suffers.</summary>
    Equipment,

    /// <summary>Anything else: no other object's failure explains it.</summary>
    Other,
}

internal static class SymptomClasses
{
    private static readonly FrozenSet<string> Sessions = new[]
    {
        Conditions.BgpPeerDown, Conditions.OspfNeighborDown, Conditions.IsisAdjacencyDown, Conditions.LdpSessionDown, Conditions.BfdSessionDown,
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Signal = new[] { "interface", "port", "tunnel" }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="alarm">The alarm.</param>
    /// <param name="kind">Kind of the inventory resource it is on, or of its device, if known.</param>
    public static SymptomClass Of(Alarm alarm, NodeKind? kind)
    {
        if (alarm.Condition == Conditions.MainsFailure)
        {
            return SymptomClass.Power;
        }

        var outage = alarm.Effect == ServiceEffect.Outage;
        if (Sessions.Contains(alarm.Condition) || (kind == NodeKind.Peer && outage))
        {
            return SymptomClass.SessionLoss;
        }

        var ends = kind is NodeKind.Interface or NodeKind.Port or NodeKind.Tunnel or NodeKind.Peer || (kind is null or NodeKind.Device && Signal.Contains(alarm.Object.Kind));
        if (ends && (outage || alarm.Condition is Conditions.LinkDown or Conditions.LossOfSignal))
        {
            return SymptomClass.LinkLoss;
        }

        if (ends && (alarm.Effect != ServiceEffect.None || alarm.EventType is EventType.Communications or EventType.QualityOfService))
        {
            return SymptomClass.Impairment;
        }

        return outage || alarm.EventType is EventType.Equipment or EventType.Environmental ? SymptomClass.Equipment : SymptomClass.Other;
    }
}
