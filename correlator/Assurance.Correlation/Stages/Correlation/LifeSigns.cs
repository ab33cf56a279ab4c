using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>When devices were heard, restarted, lost their power and got hot.</summary>
[StageState]
internal sealed class LifeSigns
{
    private const int Remembered = 64;
    private static readonly TimeSpan Slot = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Signs> ofDevice = new(StringComparer.Ordinal);

    /// <summary>Takes a report for what it says of its sender; says whether that is a sign of life.</summary>
    public bool Note(AlarmChange change)
    {
        var device = change.Alarm.Object.DeviceId;
        if (device is null || !IsHeard(change))
        {
            return false;
        }

        var signs = Of(device);
        if (change.Alarm.Condition == Conditions.Restart)
        {
            signs.RestartedAt = change.Time;
            signs.Version++;
        }

        // Any sensor of it: one that cools down says that the others do.
        if (change.Alarm.Condition == Conditions.HighTemperature && change.Kind is AlarmChangeKind.Raised or AlarmChangeKind.Cleared)
        {
            signs.HotSince = change.Kind == AlarmChangeKind.Raised ? change.Time : null;
            signs.Version++;
        }

        signs.Hear(change.Time);
        return true;
    }

    /// <summary>A device's power failed: its own last word, or its neighbour's who got it.</summary>
    public void Gasp(string device, DateTimeOffset time)
    {
        var signs = Of(device);
        signs.GaspedAt = time;
        signs.Version++;
    }

    public bool HeardBetween(string device, DateTimeOffset from, DateTimeOffset to) =>
        ofDevice.TryGetValue(device, out var signs) && signs.Heard.Exists(t => t >= from && t <= to);

    public bool RestartedBetween(string device, DateTimeOffset from, DateTimeOffset to) =>
        ofDevice.TryGetValue(device, out var signs) && signs.RestartedAt >= from && signs.RestartedAt <= to;

    public bool GaspedBetween(string device, DateTimeOffset from, DateTimeOffset to) =>
        ofDevice.TryGetValue(device, out var signs) && signs.GaspedAt >= from && signs.GaspedAt <= to;

    public bool HotBetween(string device, DateTimeOffset from, DateTimeOffset to) =>
        ofDevice.TryGetValue(device, out var signs) && signs.HotSince >= from && signs.HotSince <= to;

    public bool RestartedSince(string device, DateTimeOffset since) =>
        ofDevice.TryGetValue(device, out var signs) && signs.RestartedAt >= since;

    /// <summary>Grows whenever something new is known of the device.</summary>
    public long Version(string device) => ofDevice.TryGetValue(device, out var signs) ? signs.Version : 0;

    private Signs Of(string device)
    {
        if (!ofDevice.TryGetValue(device, out var signs))
        {
            ofDevice[device] = signs = new Signs();
        }

        return signs;
    }

    // What a device says of its own outages is weighed as such, whenever it arrives.
    private static bool IsHeard(AlarmChange change) => change.Kind switch
    {
        AlarmChangeKind.Raised or AlarmChangeKind.Repeated or AlarmChangeKind.SeverityChanged when change.Alarm is { IsEvent: false, Effect: ServiceEffect.Outage } => false,
        AlarmChangeKind.Raised or AlarmChangeKind.Repeated or AlarmChangeKind.SeverityChanged => true,
        AlarmChangeKind.Cleared => change.Alarm.ClearedBy.Length == 0,
        _ => false,
    };

    private sealed class Signs
    {
        public List<DateTimeOffset> Heard { get; } = [];

        public DateTimeOffset? RestartedAt { get; set; }

        public DateTimeOffset? GaspedAt { get; set; }

        public DateTimeOffset? HotSince { get; set; }

        public long Version { get; set; }

        public void Hear(DateTimeOffset time)
        {
            if (Heard.Count > 0 && time - Heard[^1] < Slot)
            {
                return;
            }

            // Halving keeps the ends of a long chatter, and gaps in it at twice the grain.
            if (Heard.Count >= Remembered)
            {
                for (var i = Heard.Count - 2; i > 0; i -= 2)
                {
                    Heard.RemoveAt(i);
                }
            }

            Heard.Add(time);
            Version++;
        }
    }
}
