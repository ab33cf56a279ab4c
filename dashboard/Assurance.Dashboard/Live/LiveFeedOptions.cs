namespace Assurance.Dashboard.Live;

/// <summary>Settings of the live channel.</summary>
internal sealed record LiveFeedOptions
{
    /// <summary>Changes are gathered and pushed at most this often (<c>Live:Batch</c>); after a quiet while the first goes at once.</summary>
    public TimeSpan Batch { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>So many who look at views get changes that often; more of them less often, in proportion, down to every <see cref="LongestBatch"/>: what is
    /// sent to a crowd is sent in fewer pieces.</summary>
    public int Crowd { get; init; } = 100;

    public TimeSpan LongestBatch { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan BatchFor(int subscriptions) =>
        subscriptions <= Crowd || Batch >= LongestBatch ? Batch : TimeSpan.FromTicks(Math.Min(LongestBatch.Ticks, Batch.Ticks * subscriptions / Crowd));

    /// <summary>How often figures of the <c>health</c> view are looked at.</summary>
    public TimeSpan Health { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often rows of open faults and their customers are sent anew while an agreement's clock runs: the minutes left change by themselves.</summary>
    public TimeSpan Exposure { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a view nobody looks at still logs changes, so that a client that lost its connection gets what it missed.</summary>
    public TimeSpan KeepIdle { get; init; } = TimeSpan.FromMinutes(2);
}
