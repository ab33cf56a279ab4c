using System.Collections.Immutable;
using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages;

/// <summary>Counts what is raised within a minute, by device and in all. A storm is over once the rate is a fifth of what began it. A device's storm takes
/// its alarms; the network's takes what no device's has.</summary>
[StageState]
internal sealed class DetectStormsWatch : IDisposable
{
    private const string Network = "";
    private const int Hysteresis = 5;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    private readonly EngineOptions options;
    private readonly Action<StormChange> emit;
    private readonly TimerQueue<string> looks;
    private readonly Queue<Raised> recent = new();
    private readonly Dictionary<string, int> perDevice = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Storm> raging = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Storm> storms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> stormOf = new(StringComparer.Ordinal);
    private int begun;

    public DetectStormsWatch(EngineOptions options, IScheduler scheduler, Action<StormChange> emit)
    {
        this.options = options;
        this.emit = emit;
        looks = new(scheduler, LookAt);
    }

    public void Dispose() => looks.Dispose();

    public void Change(AlarmChange change)
    {
        if (change.Kind == AlarmChangeKind.Raised)
        {
            Count(change);
        }
        else if (!change.Alarm.Stands && stormOf.Remove(change.Alarm.Id, out var storm))
        {
            Ended(storms[storm], change.Time);
        }
    }

    private void Count(AlarmChange change)
    {
        var alarm = change.Alarm;
        var raised = new Raised(change.Time, alarm.Id, alarm.Object.DeviceId ?? alarm.Source, alarm.Object.DeviceName, alarm.Stands);
        Forget(change.Time);
        recent.Enqueue(raised);
        perDevice[raised.Device] = perDevice.GetValueOrDefault(raised.Device) + 1;
        if (raging.TryGetValue(raised.Device, out var own) || raging.TryGetValue(Network, out own))
        {
            Join(own, [raised], change.Time);
        }

        Begin(raised.Device, raised.DeviceName, perDevice[raised.Device], options.StormOfDevice, change.Time);
        Begin(Network, "", recent.Count, options.StormOfNetwork, change.Time);
    }

    private void Begin(string device, string name, int count, int threshold, DateTimeOffset now)
    {
        if (threshold <= 0 || count < threshold || raging.ContainsKey(device))
        {
            return;
        }

        var members = recent.Where(r => (device == Network || r.Device == device) && !stormOf.ContainsKey(r.Id)).ToImmutableArray();
        var storm = new Storm
        {
            Id = $"s{++begun}",
            Device = device == Network ? null : device,
            Name = name,
            Since = members.IsEmpty ? now : members[0].Time,
        };
        raging[device] = storm;
        looks.Set(device, now + Look);
        Join(storm, members, now);
    }

    private void Join(Storm storm, ImmutableArray<Raised> members, DateTimeOffset now)
    {
        var rate = storm.Device is null ? recent.Count : perDevice[storm.Device];
        foreach (var standing in members.Where(m => m.Stands))
        {
            stormOf[standing.Id] = storm.Id;
        }

        Put(storm with
        {
            Alarms = storm.Alarms + members.Length,
            Standing = storm.Standing + members.Count(m => m.Stands),
            PeakPerMinute = Math.Max(storm.PeakPerMinute, rate),
        }, [.. members.Select(m => m.Id)], now);
    }

    private void Ended(Storm storm, DateTimeOffset now) => Put(storm with { Standing = storm.Standing - 1 }, [], now);

    private void LookAt(string device, DateTimeOffset now)
    {
        Forget(now);
        var (count, threshold) = device == Network
            ? (recent.Count, options.StormOfNetwork)
            : (perDevice.GetValueOrDefault(device), options.StormOfDevice);
        if (count * Hysteresis > threshold)
        {
            looks.Set(device, now + Look);
            return;
        }

        raging.Remove(device, out var storm);
        Put(storm! with { Until = now }, [], now);
    }

    private void Put(Storm storm, ImmutableArray<string> joined, DateTimeOffset now)
    {
        if (storm.Until is null)
        {
            raging[storm.Device ?? Network] = storm;
        }

        // What is over and stands nowhere is not needed any more.
        if (storm is { Until: not null, Standing: 0 })
        {
            storms.Remove(storm.Id);
        }
        else
        {
            storms[storm.Id] = storm;
        }

        emit(new StormChange(storm, joined, now));
    }

    private void Forget(DateTimeOffset now)
    {
        while (recent.TryPeek(out var oldest) && now - oldest.Time > Window)
        {
            recent.Dequeue();
            if (--perDevice[oldest.Device] == 0)
            {
                perDevice.Remove(oldest.Device);
            }
        }
    }

    private readonly record struct Raised(DateTimeOffset Time, string Id, string Device, string DeviceName, bool Stands);
}
