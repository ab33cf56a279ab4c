using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>When devices were heard, restarted, lost their power and got hot.</summary>
[StageState]
internal sealed class LifeSigns
{
    private const int Remembered = 64;

    /// <summary>Within this a device is heard once.</summary>
    public static readonly TimeSpan Slot = TimeSpan.FromSeconds(1);

    /// <summary>Silence of others says something where so many times as they are heard now was to be expected.</summary>
    private const int Hushed = 6;

    /// <summary>And where they were to be heard so often at least.</summary>
    private const int Expected = 2;

    private readonly Dictionary<string, Signs> ofDevice = new(StringComparer.Ordinal);
    private readonly Audience audience = new();

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

        if (signs.Hear(change.Time))
        {
            audience.Hear(change.Time);
        }

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

    /// <summary>The same where its own heat is no sign of life: a word of it that comes late was said before it went out.</summary>
    public bool HeardOfMoreThanHeat(string device, DateTimeOffset from, DateTimeOffset to) =>
        ofDevice.TryGetValue(device, out var signs) && signs.Heard.Exists(t => t >= from && t <= to && t != signs.HotSince);

    public bool RestartedBetween(string device, DateTimeOffset from, DateTimeOffset to) =>
        ofDevice.TryGetValue(device, out var signs) && signs.RestartedAt >= from && signs.RestartedAt <= to;

    public bool GaspedBetween(string device, DateTimeOffset from, DateTimeOffset to) =>
        ofDevice.TryGetValue(device, out var signs) && signs.GaspedAt >= from && signs.GaspedAt <= to;

    public bool HotBetween(string device, DateTimeOffset from, DateTimeOffset to) =>
        ofDevice.TryGetValue(device, out var signs) && signs.HotSince >= from && signs.HotSince <= to;

    public bool RestartedSince(string device, DateTimeOffset since) =>
        ofDevice.TryGetValue(device, out var signs) && signs.RestartedAt >= since;

    /// <summary>Whether all but these devices, who spoke in the minute before the onset, have hardly been heard in the one after it: nobody hears them any more.</summary>
    public bool AreOthersHushed(IReadOnlyCollection<string> devices, DateTimeOffset onset, DateTimeOffset now)
    {
        var (from, until) = (onset + Likelihood.DyingWords, now < onset + Likelihood.Patience ? now : onset + Likelihood.Patience);
        if (until <= from)
        {
            return false;
        }

        var expected = Others(devices, onset - Likelihood.Patience, onset) * (until - from).Ticks;
        return expected >= Expected * Likelihood.Patience.Ticks && Others(devices, from, until) * Hushed * Likelihood.Patience.Ticks <= expected;
    }

    /// <summary>Grows whenever something new is known of the device.</summary>
    public long Version(string device) => ofDevice.TryGetValue(device, out var signs) ? signs.Version : 0;

    private int Others(IReadOnlyCollection<string> devices, DateTimeOffset from, DateTimeOffset until) =>
        audience.Between(from, until) - devices.Sum(d => ofDevice.TryGetValue(d, out var signs) ? signs.Heard.Count(t => t >= from && t < until) : 0);

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

        /// <summary>False where it was heard within a second before.</summary>
        public bool Hear(DateTimeOffset time)
        {
            if (Heard.Count > 0 && time - Heard[^1] < Slot)
            {
                return false;
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
            return true;
        }
    }
}
