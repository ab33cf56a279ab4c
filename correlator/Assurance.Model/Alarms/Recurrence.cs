namespace Assurance.Model.Alarms;

/// <summary>How a condition keeps coming back: occurrences of its key that lie apart, this one included.</summary>
/// <param name="Times">Occurrences counted since <paramref name="First"/>; 2 or more.</param>
/// <param name="Previous">When the occurrence before this one began.</param>
/// <param name="Pattern">When of the day or week, if that is no chance.</param>
public sealed record Recurrence(int Times, DateTimeOffset First, DateTimeOffset Previous, RecurrencePattern? Pattern);

/// <summary>Most of the latest occurrences began at one time of day, or on one day of the week, or both.</summary>
/// <param name="Matching">Occurrences within it, of the latest <paramref name="Of"/>.</param>
/// <param name="From">Local time, on the half hour; null where only the day is alike.</param>
/// <param name="To">Local time, on the half hour; before <paramref name="From"/> where the window passes midnight.</param>
/// <param name="Zone">The IANA zone of the local times.</param>
public sealed record RecurrencePattern(int Matching, int Of, TimeOnly? From, TimeOnly? To, DayOfWeek? Day, string Zone);
