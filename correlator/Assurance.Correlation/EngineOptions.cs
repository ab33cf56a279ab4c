using System.Collections.Immutable;

namespace Assurance.Correlation;

/// <summary>The engine's settings; all times are engine time.</summary>
public sealed record EngineOptions
{
    /// <summary>How long a raise stays provisional (<c>Correlation:Settle</c>).</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Settling times of conditions that differ from <see cref="Settle"/>, by condition.</summary>
    public ImmutableDictionary<string, TimeSpan> SettleOf { get; init; } = ImmutableDictionary<string, TimeSpan>.Empty;

    /// <summary>An event that is reported again within this time of the first is counted with it; later it is a new one.</summary>
    public TimeSpan EventWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Changes between raised and cleared within <see cref="FlapWindow"/> that make an alarm flap.</summary>
    public int FlapChanges { get; init; } = 5;

    public TimeSpan FlapWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Without a change for so long, an alarm no longer flaps.</summary>
    public TimeSpan FlapQuiet { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Repeated raises of a standing alarm within <see cref="ChatterWindow"/> that make it chatter.</summary>
    public int ChatterReports { get; init; } = 10;

    public TimeSpan ChatterWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A standing alarm of which nothing was heard for so long is stale (ISA-18.2 counts a day).</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>An alarm that comes back so long after its key's last change is a further occurrence, not the same one again.</summary>
    public TimeSpan RecurrenceGap { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Alarms and events raised within a minute by one device that are a storm.</summary>
    public int StormOfDevice { get; init; } = 50;

    /// <summary>Alarms and events raised within a minute in the whole network that are a storm.</summary>
    public int StormOfNetwork { get; init; } = 300;

    /// <summary>A resolved fault that comes back within this time is reopened with its ticket; after it the ticket is closed.</summary>
    public TimeSpan CloseAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Alarms and faults that ended so long ago, with tickets and messages that are done, are let go; the past shows them as long as the journal does.</summary>
    public TimeSpan KeepEnded { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Ended alarms, events and faults that are held at most: beyond it the oldest are let go before <see cref="KeepEnded"/>, some 2 kB each.</summary>
    public int MostEnded { get; init; } = 500_000;

    /// <summary>Alarms that stand on senders the inventory does not know, at most: anybody may make up senders. Further ones are counted in one alarm a condition.</summary>
    public int MostOfUnknown { get; init; } = 100_000;

    /// <summary>What happens to a fault within this time is told in one message, not one for each step.</summary>
    public TimeSpan GatherNotices { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Zone of times in messages to people whose agreement names none (IANA).</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";
}
