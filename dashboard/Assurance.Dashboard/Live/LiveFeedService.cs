using System.Threading.Channels;
using Assurance.Correlation.State;

namespace Assurance.Dashboard.Live;

/// <summary>Runs the feed: waits for a change, flushes at once, then lets changes gather for the batch time.</summary>
internal sealed partial class LiveFeedService(
    LiveState state, LiveFeed feed, ViewSources sources, LiveFeedOptions options, TimeProvider clock, ILogger<LiveFeedService> logger) : BackgroundService
{
    private readonly DirtyIds dirty = new();
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public override void Dispose()
    {
        state.Changed -= OnChanged;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        state.Changed += OnChanged;
        sources.Begin();
        using var health = clock.CreateTimer(_ => signal.Writer.TryWrite(true), null, options.Health, options.Health);
        using var exposure = clock.CreateTimer(_ => Revisit(), null, options.Exposure, options.Exposure);
        var healthAt = clock.GetTimestamp();
        await foreach (var _ in signal.Reader.ReadAllAsync(stoppingToken))
        {
            var due = clock.GetElapsedTime(healthAt) >= options.Health;
            healthAt = due ? clock.GetTimestamp() : healthAt;
            if (!Flush(due))
            {
                signal.Writer.TryWrite(true);
            }

            await Task.Delay(options.BatchFor(feed.Subscriptions), clock, stoppingToken);
        }
    }

    private bool Flush(bool health)
    {
        try
        {
            return feed.Flush(dirty.Take(), health);
        }
#pragma warning disable CA1031 // One view's failure must not end the live channel; it is logged, and clients resume over the gap.
        catch (Exception failed)
        {
            LogFailure(failed);
            return true;
        }
#pragma warning restore CA1031
    }

    private void Revisit()
    {
        dirty.Revisit(sources.Running);
        signal.Writer.TryWrite(true);
    }

    // On the engine's thread: hand over, nothing else.
    private void OnChanged(StateChange change)
    {
        dirty.Add(change);
        signal.Writer.TryWrite(true);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch of changes could not be pushed to the live views")]
    private partial void LogFailure(Exception failed);
}
