namespace Assurance.Syslog.Headers;

/// <summary>What completes a printed time: when the message came, and the sender's zone where it is known.</summary>
internal readonly record struct StampContext(DateTimeOffset Received, TimeZoneInfo? Zone)
{
    // A clock this far off is wrong anyway; hours of difference are a zone misread.
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(30);

    /// <summary>The instant meant; null when no calendar has it.</summary>
    public DateTimeOffset? Resolve(Stamp stamp)
    {
        if (stamp.HasYear)
        {
            return Place(stamp, stamp.Year!.Value);
        }

        // RFC 3164 §4.1.2 has no year: the one nearest to the receipt, which holds on both sides of New Year.
        DateTimeOffset? nearest = null;
        var year = InZone(Received).Year;
        for (var candidate = year - 1; candidate <= year + 1; candidate++)
        {
            var placed = Place(stamp, candidate);
            if (placed is not null && (nearest is null || Distance(placed.Value) < Distance(nearest.Value)))
            {
                nearest = placed;
            }
        }

        return nearest;
    }

    private DateTimeOffset? Place(Stamp stamp, int year)
    {
        if (ToLocal(stamp, year) is not { } local)
        {
            return null;
        }

        var asPrinted = At(local, stamp.Offset ?? (stamp.UtcByDefault ? TimeSpan.Zero : OffsetOf(local)));
        var otherwise = At(local, stamp.UtcByDefault && stamp.Offset is null ? OffsetOf(local) : TimeSpan.Zero);

        // The commonest mistake is a zone: UTC printed as if local, or with the local offset beside it, or the reverse on a
        // device that prints UTC by default. The time of receipt tells, when just one reading is near it.
        var ambiguous = stamp.Offset is null || stamp.UtcByDefault;
        return ambiguous && asPrinted is { } a && otherwise is { } o && Distance(a) > Near && Distance(o) <= Near ? o : asPrinted;
    }

    private static DateTime? ToLocal(Stamp stamp, int year)
    {
        var valid = year is >= 1 and <= 9999 && stamp.Month is >= 1 and <= 12
            && stamp.Day >= 1 && stamp.Day <= DateTime.DaysInMonth(year, stamp.Month)
            && stamp.Hour is >= 0 and <= 23 && stamp.Minute is >= 0 and <= 59 && (stamp.Second is >= 0 and <= 59 || (stamp.IsLeapSecond && year < 9999));

        // A leap second is the instant after it, as POSIX counts.
        var whole = stamp.IsLeapSecond ? 59 : stamp.Second;
        return valid
            ? new DateTime(year, stamp.Month, stamp.Day, stamp.Hour, stamp.Minute, whole, DateTimeKind.Unspecified).AddSeconds(stamp.Second - whole).AddTicks(stamp.Ticks)
            : null;
    }

    // An offset reaches 14 h in DateTimeOffset; RFC 5424 allows up to 23:59, which is then expressed in UTC.
    private static DateTimeOffset? At(DateTime local, TimeSpan offset)
    {
        var utcTicks = local.Ticks - offset.Ticks;
        if (utcTicks < DateTimeOffset.MinValue.Ticks || utcTicks > DateTimeOffset.MaxValue.Ticks)
        {
            return null;
        }

        return offset.Duration() <= TimeSpan.FromHours(14)
            ? new DateTimeOffset(local, offset)
            : new DateTimeOffset(utcTicks, TimeSpan.Zero);
    }

    private TimeSpan Distance(DateTimeOffset placed) => (placed - Received).Duration();

    private DateTimeOffset InZone(DateTimeOffset instant) => Zone is null ? instant : TimeZoneInfo.ConvertTime(instant, Zone);

    private TimeSpan OffsetOf(DateTime local) => Zone?.GetUtcOffset(local) ?? Received.Offset;
}
