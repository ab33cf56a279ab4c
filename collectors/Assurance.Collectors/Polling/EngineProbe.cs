using System.Globalization;
using System.Net;
using Assurance.Collectors.Usm;
using Assurance.Model.Operations;
using Assurance.Snmp.Usm;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Polling;

/// <summary>Asks the SNMPv3 engines whose messages are refused as old what their clocks show. One that lost count of its boots says so with a right digest in answer to a
/// question of now, which no message played again can: that is journalled, and it is heard again. Asked once a minute each, one after the other.</summary>
public sealed partial class EngineProbe : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly RefusedEngines refused;
    private readonly UsmUsers users;
    private readonly int port;
    private readonly Func<SynchroniseEngine, long, CancellationToken, ValueTask<long>> journal;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly SnmpClient client;
    private readonly Dictionary<Snmp.EngineId, long> askedAt = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    /// <param name="port">Where agents are asked: 161 as a rule.</param>
    /// <param name="journal">Appends what was found and returns once it is durable; it is told of how many messages nothing came before.</param>
    public EngineProbe(RefusedEngines refused, UsmUsers users, int port, Func<SynchroniseEngine, long, CancellationToken, ValueTask<long>> journal, TimeProvider clock, ILogger log)
    {
        (this.refused, this.users, this.port, this.journal, this.clock, this.log) = (refused, users, port, journal, clock, log);
        client = new SnmpClient(clock);
        running = Task.Run(() => RunAsync(stop.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
        await client.DisposeAsync().ConfigureAwait(false);
        stop.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                foreach (var engine in refused.All.Where(IsDue))
                {
                    askedAt[engine.Engine] = clock.GetTimestamp();
                    await AskAsync(engine, cancellation).ConfigureAwait(false);
                }

                foreach (var heard in askedAt.Where(a => clock.GetElapsedTime(a.Value) >= Again && refused.Find(a.Key) is null).ToList())
                {
                    askedAt.Remove(heard.Key);
                }

                await Task.Delay(Look, clock, cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private bool IsDue(RefusedEngine engine) => !askedAt.TryGetValue(engine.Engine, out var at) || clock.GetElapsedTime(at) >= Again;

    private async Task AskAsync(RefusedEngine engine, CancellationToken cancellation)
    {
        if (users.Find(engine.User, engine.Engine) is not { } user || !IPAddress.TryParse(engine.Source, out var address))
        {
            return;
        }

        var profile = new PollProfile("", "", port, Patience, Retries: 1) { User = user };
        var found = await client.ClockOfAsync(new IPEndPoint(address, port), profile, cancellation).ConfigureAwait(false);
        if (found is { } proven && proven.Engine == engine.Engine && IsBehind(engine, proven.Clock))
        {
            await SynchroniseAsync(engine, proven.Clock, cancellation).ConfigureAwait(false);
            return;
        }

        var outcome = found is not { } other ? string.Create(CultureInfo.InvariantCulture, $"does not answer user {engine.User} on port {port}")
            : other.Engine == engine.Engine ? "its clock is as it was known: what was refused was old"
            : $"another engine answers there: {other.Engine}";
        refused.Tell(engine.Engine, outcome);
        LogStillRefused(engine.Engine.ToString(), engine.Source, engine.Boots, engine.KnownBoots, outcome);
    }

    private async Task SynchroniseAsync(RefusedEngine engine, RemoteEngineClock now, CancellationToken cancellation)
    {
        try
        {
            await journal(new SynchroniseEngine("", engine.Engine.ToString(), now.Boots, now.LatestTime, engine.Source), refused.Find(engine.Engine)?.Messages ?? engine.Messages, cancellation).ConfigureAwait(false);
            LogSynchronised(engine.Engine.ToString(), engine.Source, engine.KnownBoots, now.Boots);
        }
        catch (IOException e)
        {
            refused.Tell(engine.Engine, e.Message);
        }
    }

    // What stands in the journal moves on with the line, so the known clock is compared as of the refused message.
    private static bool IsBehind(RefusedEngine engine, RemoteEngineClock now) =>
        now.Boots != engine.KnownBoots || Math.Abs(now.LatestTime - engine.KnownTime) > UsmTimeliness.Window;

    [LoggerMessage(Level = LogLevel.Warning, Message = "SNMPv3 engine {Engine} at {Source} lost count of its boots ({Before}, now {Boots}): it said so itself and is heard again. Change its keys, for old messages of it could be played again")]
    private partial void LogSynchronised(string engine, string source, int before, int boots);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Messages of SNMPv3 engine {Engine} at {Source} are refused as old (boots {Boots}, known {Known}): {Outcome}")]
    private partial void LogStillRefused(string engine, string source, int boots, int known, string outcome);
}
