namespace Assurance.Model.Sla;

/// <summary>A calendar month in an agreement's zone, as instants. Its length follows the zone's clock changes.</summary>
public static class SlaMonth
{
    /// <summary>The month in which an instant lies.</summary>
    public static Span Containing(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var first = new DateTime(local.Year, local.Month, 1);
        return new Span(InstantOf(first, zone), InstantOf(first.AddMonths(1), zone));
    }

    /// <summary>The zone of an IANA name; UTC where this machine does not know it.</summary>
    public static TimeZoneInfo Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    // A midnight that a clock change skips begins when the clock goes on; one that comes twice begins the first time.
    private static DateTimeOffset InstantOf(DateTime midnight, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }
}
