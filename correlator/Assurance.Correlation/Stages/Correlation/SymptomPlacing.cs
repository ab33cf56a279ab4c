using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Finds the place of alarms in the graph. What could have caused trouble at a node is worked out once for all alarms on it.</summary>
[WorkedOut]
internal sealed class SymptomPlacing(TopologyGraph graph)
{
    /// <summary>Places remembered; beyond it they are worked out again.</summary>
    private const int Remembered = 100_000;

    private readonly Dictionary<(int Node, SymptomClass Class, string Peer), UpwardReach> reaches = [];

    public void Place(Symptom symptom)
    {
        var alarm = symptom.Alarm;
        var node = graph.FindResource(alarm.Object.Knowledge == ObjectKnowledge.Resource ? alarm.Object.Id : null);
        var device = graph.FindDevice(alarm.Object.DeviceId);
        device = device >= 0 || node < 0 ? device : graph.DeviceOf(node);
        symptom.Device = device;
        symptom.Class = SymptomClasses.Of(alarm, node >= 0 ? graph.KindOf(node) : null);
        symptom.Node = symptom.Class == SymptomClass.Power ? SiteOf(device) : node >= 0 ? node : alarm.Object.Kind == "device" ? device : -1;
        symptom.PowerSite = TellsOfPower(symptom) ? SiteOf(device) : -1;
        symptom.LocalKey = LocalKey(symptom, node);
        symptom.Port = symptom.Node >= 0 && graph.KindOf(symptom.Node) != NodeKind.Peer ? graph.PortOf(symptom.Node) : symptom.Node;
        symptom.FarDevice = symptom.Class == SymptomClass.SessionLoss ? FarDevice(symptom, node) : -1;
        symptom.Reach = Reach(symptom, node);
        symptom.Entry = null;
    }

    /// <summary>The device whose last word a dying gasp is: the one at the far end of the interface that got it, else the sender; null where several may be that.</summary>
    public string? GaspingDevice(Alarm alarm)
    {
        var resource = graph.FindResource(alarm.Object.Knowledge == ObjectKnowledge.Resource ? alarm.Object.Id : null);
        if (resource < 0 || graph.KindOf(resource).IsModule())
        {
            return alarm.Object.Kind is "interface" or "port" ? null : alarm.Object.DeviceId;
        }

        var near = graph.DeviceOf(resource);
        var far = graph.PartsOf(graph.PortOf(resource)).SelectMany(graph.SignalLinksAt)
            .SelectMany(l => new[] { graph.Ends(l).A, graph.Ends(l).Z }).Where(e => e >= 0).Select(graph.DeviceOf).Where(d => d >= 0 && d != near).Distinct().ToList();
        return far is [var only] ? graph.IdOf(only) : null;
    }

    private int SiteOf(int device) => device < 0 ? -1 : graph.SiteOf(device);

    private bool TellsOfPower(Symptom symptom) =>
        symptom.Class == SymptomClass.Power
        || symptom.Alarm.Condition == Conditions.PowerSupplyFailure
        || (symptom.Device >= 0 && graph.DeviceAt(symptom.Device).Role == "power" && symptom.Class == SymptomClass.Equipment);

    private string? LocalKey(Symptom symptom, int resource)
    {
        var subject = symptom.Alarm.Object;
        return symptom.Class switch
        {
            SymptomClass.LinkLoss => resource >= 0 ? null : $"{subject.Key}|signal",
            SymptomClass.SessionLoss when resource >= 0 => graph.KindOf(resource) == NodeKind.Peer ? null : $"{subject.Key}|session",
            SymptomClass.SessionLoss => $"{subject.DeviceId ?? subject.Id}|session|{subject.Address ?? subject.Name}",
            SymptomClass.Impairment => $"{subject.Key}|impairment",
            SymptomClass.Equipment when resource >= 0 => $"{subject.Key}|equipment",
            _ => symptom.Alarm.Key,
        };
    }

    private UpwardReach? Reach(Symptom symptom, int resource)
    {
        var start = symptom.Class == SymptomClass.Power ? symptom.Node : resource >= 0 ? resource : symptom.Device;
        if (start < 0)
        {
            return null;
        }

        var peer = resource < 0 || graph.KindOf(resource) == NodeKind.Peer ? symptom.Alarm.Object.Address ?? "" : "";
        var key = (start, symptom.Class, symptom.Class == SymptomClass.SessionLoss ? peer : "");
        if (reaches.TryGetValue(key, out var known))
        {
            return known;
        }

        if (reaches.Count >= Remembered)
        {
            reaches.Clear();
        }

        return reaches[key] = symptom.Class switch
        {
            SymptomClass.LinkLoss or SymptomClass.Impairment when resource >= 0 => UpwardReach.Signal(graph, resource, graph.KindOf(resource) == NodeKind.Peer),
            SymptomClass.SessionLoss => Session(symptom, start, resource, peer),
            _ => UpwardReach.Containment(graph, start),
        };
    }

    private UpwardReach Session(Symptom symptom, int start, int resource, string peer)
    {
        if (resource >= 0)
        {
            var known = UpwardReach.Signal(graph, resource, sessions: true);
            if (graph.KindOf(resource) != NodeKind.Peer || HasLink(known))
            {
                return known;
            }
        }

        return UpwardReach.Session(graph, start, graph.LinksTowards(symptom.Device, peer));
    }

    // The other end of a session that the inventory gives no carrier; where it does, the carriers say what it may be lost with.
    private int FarDevice(Symptom symptom, int resource)
    {
        if (resource >= 0 && graph.KindOf(resource) == NodeKind.Peer)
        {
            foreach (var session in graph.DependentsOf(resource))
            {
                if (graph.KindOf(session) == NodeKind.Bgp && graph.Ends(session) is var (a, z))
                {
                    var far = a == resource ? z : a;
                    return graph.DependenciesOf(session).Length > 2 || far < 0 ? -1 : graph.DeviceOf(far);
                }
            }
        }

        var found = resource < 0 || graph.KindOf(resource) == NodeKind.Peer ? graph.Addresses.Find(symptom.Alarm.Object.Address) : -1;
        return found < 0 || graph.LinksTowards(symptom.Device, symptom.Alarm.Object.Address).Count > 0 ? -1 : graph.DeviceOf(found);
    }

    private bool HasLink(UpwardReach reach)
    {
        foreach (var node in reach.Nodes)
        {
            if (graph.KindOf(node).IsLink())
            {
                return true;
            }
        }

        return false;
    }
}
