namespace Assurance.Syslog.Headers;

/// <summary>Times in all the shapes devices print. A read that fails leaves the position where it was.</summary>
internal static class StampReader
{
    private static ReadOnlySpan<byte> Months => "janfebmaraprmayjunjulaugsepoctnovdec"u8;

    public static bool TryRead(ref OctetReader reader, out Stamp stamp)
    {
        var start = reader.Position;
        var read = TryReadBsd(ref reader, out stamp)
            || Retry(ref reader, start) && TryReadIso(ref reader, out stamp)
            || Retry(ref reader, start) && TryReadYearFirst(ref reader, out stamp)
            || Retry(ref reader, start) && TryReadTimeFirst(ref reader, out stamp);
        if (!read)
        {
            reader.Position = start;
        }

        return read;
    }

    /// <summary>RFC 3339 in full with offset, T and a blank between date and time alike: <c>2026-03-08T02:30:00.123456+08:00</c>.</summary>
    public static bool TryReadIso(ref OctetReader reader, out Stamp stamp)
    {
        stamp = default;
        var start = reader.Position;
        if (!reader.TryReadDigits(4, 4, out var year)
            || !(reader.TrySkip((byte)'-') || reader.TrySkip((byte)'/'))
            || !reader.TryReadDigits(2, 2, out var month)
            || !(reader.TrySkip((byte)'-') || reader.TrySkip((byte)'/'))
            || !reader.TryReadDigits(2, 2, out var day)
            || !(reader.TrySkip((byte)'T') || reader.TrySkip((byte)'t') || reader.TrySkip((byte)' '))
            || !TryReadTime(ref reader, out var time))
        {
            reader.Position = start;
            return false;
        }

        stamp = time with { Shape = StampShape.Iso, Year = year, Month = month, Day = day, Offset = ReadOffset(ref reader, time.FractionDigits > 0) };
        return true;
    }

    // RFC 3164 §4.1.2 Mmm dd hh:mm:ss; Cisco's mark before it; the year after the day or after the time; a fraction; a zone.
    private static bool TryReadBsd(ref OctetReader reader, out Stamp stamp)
    {
        var mark = ReadClockMark(ref reader);
        SkipWeekday(ref reader);
        if (!TryReadMonthDay(ref reader, out stamp))
        {
            return false;
        }

        int? year = null;
        var afterDay = reader.Position;
        if (reader.TryReadDigits(4, 4, out var y) && reader.SkipSpaces() > 0)
        {
            year = y;
        }
        else
        {
            reader.Position = afterDay;
        }

        if (!TryReadTime(ref reader, out var time, hourDigits: 1))
        {
            return false;
        }

        year ??= ReadYearAfterTime(ref reader);
        stamp = time with { Year = year, Month = stamp.Month, Day = stamp.Day, ClockSynchronised = mark, Offset = ReadOffset(ref reader, time.FractionDigits > 0) };
        return true;
    }

    // NX-OS: 2026 May  5 10:00:00.123 CST
    private static bool TryReadYearFirst(ref OctetReader reader, out Stamp stamp)
    {
        stamp = default;
        var mark = ReadClockMark(ref reader);
        if (!reader.TryReadDigits(4, 4, out var year) || reader.SkipSpaces() == 0
            || !TryReadMonthDay(ref reader, out var date) || !TryReadTime(ref reader, out var time))
        {
            return false;
        }

        stamp = time with { Shape = StampShape.YearFirst, Year = year, Month = date.Month, Day = date.Day, ClockSynchronised = mark, Offset = ReadOffset(ref reader, time.FractionDigits > 0) };
        return true;
    }

    // ZXR10: 10:05:17 03/08/2026 UTC
    private static bool TryReadTimeFirst(ref OctetReader reader, out Stamp stamp)
    {
        stamp = default;
        if (!TryReadTime(ref reader, out var time) || reader.SkipSpaces() == 0
            || !reader.TryReadDigits(2, 2, out var month) || !reader.TrySkip((byte)'/')
            || !reader.TryReadDigits(2, 2, out var day) || !reader.TrySkip((byte)'/')
            || !reader.TryReadDigits(4, 4, out var year))
        {
            return false;
        }

        stamp = time with { Shape = StampShape.TimeFirst, Year = year, Month = month, Day = day, Offset = ReadOffset(ref reader, time.FractionDigits > 0) };
        return true;
    }

    private static bool TryReadMonthDay(ref OctetReader reader, out Stamp stamp)
    {
        stamp = default;
        var month = MonthAt(reader.Rest);
        if (month == 0)
        {
            return false;
        }

        reader.Position += 3;
        if (reader.SkipSpaces() == 0 || !reader.TryReadDigits(1, 2, out var day) || reader.SkipSpaces() == 0)
        {
            return false;
        }

        stamp = stamp with { Month = month, Day = day };
        return true;
    }

    // C's ctime: Sun Nov 29 06:59:58 2026.
    private static void SkipWeekday(ref OctetReader reader)
    {
        var rest = reader.Rest;
        if (rest.Length < 8 || rest[3] is not ((byte)' ' or (byte)','))
        {
            return;
        }

        ReadOnlySpan<byte> lower = [(byte)(rest[0] | 0x20), (byte)(rest[1] | 0x20), (byte)(rest[2] | 0x20)];
        var found = "sunmontuewedthufrisat"u8.IndexOf(lower);
        var after = rest[4..].TrimStart((byte)' ');
        if (found >= 0 && found % 3 == 0 && MonthAt(after) > 0)
        {
            reader.Position += rest.Length - after.Length;
        }
    }

    public static int MonthAt(ReadOnlySpan<byte> at)
    {
        if (at.Length < 4 || at[3] != ' ')
        {
            return 0;
        }

        ReadOnlySpan<byte> lower = [(byte)(at[0] | 0x20), (byte)(at[1] | 0x20), (byte)(at[2] | 0x20)];
        var found = Months.IndexOf(lower);
        return found >= 0 && found % 3 == 0 ? (found / 3) + 1 : 0;
    }

    // hh:mm:ss with a fraction after a point, a comma or (Comware) a colon; a lone point is padding.
    private static bool TryReadTime(ref OctetReader reader, out Stamp time, int hourDigits = 2)
    {
        time = default;
        if (!reader.TryReadDigits(hourDigits, 2, out var hour) || !reader.TrySkip((byte)':')
            || !reader.TryReadDigits(2, 2, out var minute) || !reader.TrySkip((byte)':')
            || !reader.TryReadDigits(2, 2, out var second))
        {
            return false;
        }

        var ticks = ReadFraction(ref reader, out var digits);
        time = new Stamp(null, 0, 0, hour, minute, second, ticks) { FractionDigits = digits };
        return true;
    }

    private static int ReadFraction(ref OctetReader reader, out int digits)
    {
        digits = 0;
        var mark = reader.Peek();
        if (mark is not ((byte)'.' or (byte)',' or (byte)':') || (mark != '.' && !char.IsAsciiDigit((char)reader.Peek(1))))
        {
            return 0;
        }

        reader.Position++;
        var ticks = 0;
        var unit = 1_000_000;
        while (reader.TryReadDigits(1, 1, out var digit))
        {
            ticks += digit * unit;
            unit /= 10;
            digits++;
        }

        return ticks;
    }

    private static int? ReadYearAfterTime(ref OctetReader reader)
    {
        var start = reader.Position;
        if (reader.SkipSpaces() > 0 && reader.TryReadDigits(4, 4, out var year)
            && year is >= 1970 and < 2200 && (reader.Peek() is 0 or (byte)' ' or (byte)'+' or (byte)'-' || reader.Rest.StartsWith(": "u8)))
        {
            return year;
        }

        reader.Position = start;
        return null;
    }

    /// <summary>Z, ±hh:mm, ±hhmm, UTC, GMT; else null and nothing read. Other zone names are <see cref="ZoneName"/>'s.</summary>
    private static TimeSpan? ReadOffset(ref OctetReader reader, bool afterFraction)
    {
        var start = reader.Position;
        if (reader.TrySkip((byte)'Z') || reader.TrySkip((byte)'z'))
        {
            return TimeSpan.Zero;
        }

        reader.SkipSpaces();
        var sign = reader.Peek();
        if (sign is (byte)'+' or (byte)'-')
        {
            reader.Position++;
            if (reader.TryReadDigits(2, 2, out var hours) && (reader.TrySkip((byte)':') || true)
                && reader.TryReadDigits(2, 2, out var minutes) && hours <= 23 && minutes <= 59)
            {
                // VRP says so in summer; its offset has the hour already.
                reader.Position += reader.Rest.StartsWith(" DST "u8) ? 4 : 0;
                var offset = new TimeSpan(hours, minutes, 0);
                return sign == '-' ? -offset : offset;
            }
        }
        else if (ZoneName.TryRead(ref reader, afterFraction, out var offset))
        {
            return offset;
        }

        reader.Position = start;
        return null;
    }

    // Cisco: * not set or never synchronised, . synchronised once but no longer; no mark says all is well or says nothing.
    private static bool? ReadClockMark(ref OctetReader reader) =>
        reader.TrySkip((byte)'*') || reader.TrySkip((byte)'.') ? false : null;

    private static bool Retry(ref OctetReader reader, int start)
    {
        reader.Position = start;
        return true;
    }
}
