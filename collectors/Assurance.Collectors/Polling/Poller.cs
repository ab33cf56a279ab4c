using System.Collections.Concurrent;
using System.Net;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Polling;

/// <summary>How often and how many at once.</summary>
/// <param name="Every">One round of all devices, spread evenly over it.</param>
/// <param name="Again">After this a device that did not answer is asked again.</param>
/// <param name="AtOnce">Devices whose answers are awaited at one time.</param>
public sealed record PollOptions(TimeSpan Every, TimeSpan Again, int AtOnce, IReadOnlyDictionary<string, PollProfile> Profiles);

/// <summary>Asks the devices that the inventory has a profile for, round after round, and journals what alarms do not say yet.</summary>
public sealed partial class Poller : IAsyncDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private readonly PollOptions options;
    private readonly IPollView view;
    private readonly Func<PollFinding, CancellationToken, ValueTask<long>> journal;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly SnmpClient client;
    private readonly SemaphoreSlim room;
    private readonly ConcurrentDictionary<string, DevicePoll> devices = new(StringComparer.Ordinal);
    private readonly HashSet<string> unknownProfiles = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;
    private long asked;
    private long silent;
    private long refused;
    private long found;

    /// <param name="journal">Appends a finding and returns once it is durable.</param>
    public Poller(PollOptions options, IPollView view, Func<PollFinding, CancellationToken, ValueTask<long>> journal, TimeProvider clock, ILogger log)
    {
        (this.options, this.view, this.journal, this.clock, this.log) = (options, view, journal, clock, log);
        client = new SnmpClient(clock);
        room = new SemaphoreSlim(options.AtOnce);
        running = Task.Run(() => RunAsync(stop.Token));
    }

    /// <summary>Devices asked since the start.</summary>
    public long Asked => Volatile.Read(ref asked);

    /// <summary>Rounds that a device did not answer.</summary>
    public long Silent => Volatile.Read(ref silent);

    /// <summary>Rounds that a device refused: wrong user, keys or level of SNMPv3.</summary>
    public long Refused => Volatile.Read(ref refused);

    /// <summary>Findings journalled.</summary>
    public long Found => Volatile.Read(ref found);

    /// <summary>Datagrams that answered no question of ours.</summary>
    public long Strangers => client.Strangers;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
        await client.DisposeAsync().ConfigureAwait(false);
        room.Dispose();
        stop.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        var under = new ConcurrentDictionary<Task, bool>();
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                var began = clock.GetTimestamp();
                var targets = Targets(view.Inventory).ToList();
                for (var i = 0; i < targets.Count; i++)
                {
                    var due = options.Every * ((double)i / targets.Count) - clock.GetElapsedTime(began);
                    if (due > TimeSpan.Zero)
                    {
                        await Task.Delay(due, clock, cancellation).ConfigureAwait(false);
                    }

                    await room.WaitAsync(cancellation).ConfigureAwait(false);
                    var round = PollAsync(targets[i], cancellation);
                    under[round] = true;
                    _ = round.ContinueWith(t => under.TryRemove(t, out _), TaskScheduler.Default);
                }

                var left = options.Every - clock.GetElapsedTime(began);
                await Task.Delay(targets.Count == 0 ? Idle : left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }

        await Task.WhenAll(under.Keys).ConfigureAwait(false);
    }

    private async Task PollAsync(PollTarget target, CancellationToken cancellation)
    {
        try
        {
            var device = devices.GetOrAdd(target.Device, _ => new DevicePoll(view, client));
            await RoundAsync(device, target, cancellation).ConfigureAwait(false);
            while (device.Misses is > 0 and < DevicePoll.MissesToTell)
            {
                await Task.Delay(options.Again, clock, cancellation).ConfigureAwait(false);
                await RoundAsync(device, target, cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: the next start asks again.
        }
        catch (IOException e)
        {
            LogNotJournalled(target.Device, e.Message);
        }
        finally
        {
            room.Release();
        }
    }

    private async Task RoundAsync(DevicePoll device, PollTarget target, CancellationToken cancellation)
    {
        Interlocked.Increment(ref asked);
        var findings = await device.RoundAsync(target, cancellation).ConfigureAwait(false);
        if (device.Refusal is { } refusal)
        {
            Interlocked.Increment(ref refused);
            if (device.Misses == 1)
            {
                LogRefused(target.Device, target.Profile.Name, refusal);
            }
        }
        else if (device.Misses > 0)
        {
            Interlocked.Increment(ref silent);
        }

        foreach (var finding in findings)
        {
            await journal(finding, cancellation).ConfigureAwait(false);
            Interlocked.Increment(ref found);
        }
    }

    private IEnumerable<PollTarget> Targets(NetworkInventory inventory)
    {
        foreach (var device in inventory.Tables.Devices.Values.Where(d => d.SnmpProfile.Length > 0))
        {
            if (!options.Profiles.TryGetValue(device.SnmpProfile, out var profile))
            {
                if (unknownProfiles.Add(device.SnmpProfile))
                {
                    LogUnknownProfile(device.SnmpProfile, device.Id);
                }
            }
            else if (IPAddress.TryParse(device.Address, out var address))
            {
                yield return new(device.Id, device.Name, new IPEndPoint(address, profile.Port), profile);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No profile '{Profile}' is set (Snmp:Profiles): device {Device} and others of it are not polled")]
    private partial void LogUnknownProfile(string profile, string device);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Device {Device} refuses to be asked by profile '{Profile}': {Reason}")]
    private partial void LogRefused(string device, string profile, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "What a poll of {Device} found could not be journalled: {Reason}")]
    private partial void LogNotJournalled(string device, string reason);
}
