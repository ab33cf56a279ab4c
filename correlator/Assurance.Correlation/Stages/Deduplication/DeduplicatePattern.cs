using Assurance.Model.Alarms;
using Assurance.Model.Sla;

namespace Assurance.Correlation.Stages.Deduplication;

/// <summary>Whether occurrences keep to a time of day or a day of the week. Four of five have to, five at least, on three days or in three
/// weeks at least; a window of the day is at most three hours, so that chance gives it to one key in hundreds.</summary>
internal static class DeduplicatePattern
{
    private const int Fewest = 5;
    private const int FewestApart = 3;
    private const int Step = 30;
    private const int Day = 24 * 60;
    private const int Widest = 180;

    public static RecurrencePattern? Of(IReadOnlyList<DateTimeOffset> began, string timeZone)
    {
        if (began.Count < Fewest)
        {
            return null;
        }

        var zone = SlaMonth.Zone(timeZone);
        var local = began.Select(t => TimeZoneInfo.ConvertTime(t, zone).DateTime).ToArray();
        var needed = ((local.Length * 4) + 4) / 5;
        var day = DayOfWeek(local, needed);
        var onDay = day is null ? local : [.. local.Where(t => t.DayOfWeek == day)];
        if (Window(onDay, needed) is var (from, width) && onDay.Where(t => Within(t, from, width)).ToArray() is var inside && Days(inside) >= FewestApart)
        {
            return new(inside.Length, local.Length, At(from), At(from + width), day, zone.Id);
        }

        return day is null ? null : new(onDay.Length, local.Length, null, null, day, zone.Id);
    }

    private static DayOfWeek? DayOfWeek(DateTime[] local, int needed)
    {
        var most = local.GroupBy(t => t.DayOfWeek).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First();
        return most.Count() >= needed && Days(most) >= FewestApart ? most.Key : null;
    }

    private static int Days(IEnumerable<DateTime> times) => times.Select(t => t.Date).Distinct().Count();

    // The narrowest window of half hours that holds enough of them, the earliest of equals; it may pass midnight.
    private static (int From, int Width)? Window(DateTime[] local, int needed)
    {
        for (var width = Step; width <= Widest; width += Step)
        {
            for (var from = 0; from < Day; from += Step)
            {
                if (local.Count(t => Within(t, from, width)) >= needed)
                {
                    return (from, width);
                }
            }
        }

        return null;
    }

    private static bool Within(DateTime time, int from, int width) => ((int)time.TimeOfDay.TotalMinutes - from + Day) % Day < width;

    private static TimeOnly At(int minutes) => new(minutes % Day / 60, minutes % 60);
}
