namespace Assurance.Dashboard.Api;

/// <summary>How what people do is taken where they do not say.</summary>
/// <param name="AcknowledgeFor">How long an acknowledgement holds (<c>Operation:AcknowledgeFor</c>); zero: without an end.</param>
internal sealed record OperationOptions(TimeSpan AcknowledgeFor)
{
    public const int MaximumMinutes = 7 * 24 * 60;

    public static readonly TimeSpan EightHours = TimeSpan.FromHours(8);

    /// <summary>Of the network (IANA): that of places and customers of which the inventory says none.</summary>
    public string TimeZone { get; init; } = new Correlation.EngineOptions().TimeZone;

    public static readonly OperationOptions Default = new(EightHours);
}
