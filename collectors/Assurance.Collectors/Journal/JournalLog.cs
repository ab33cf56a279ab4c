using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Journal;

internal static partial class JournalLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} ended in {Bytes} bytes of an unfinished write at {Offset}: cut off; it had been acknowledged to nobody")]
    public static partial void TornTailCut(this ILogger log, string file, long bytes, long offset);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} is damaged at {Offset}: positions {First} to {Last} cannot be read")]
    public static partial void Damaged(this ILogger log, string file, long offset, long first, long last);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} is damaged at {Offset}: what was carried over there cannot be read")]
    public static partial void CarriedDamaged(this ILogger log, string file, long offset);

    [LoggerMessage(Level = LogLevel.Information, Message = "The journal in {Directory} now begins at position {Position} ({Since:O}): {Removed} older entries are gone, {Carried} carried over, {Freed} bytes freed")]
    public static partial void Retained(this ILogger log, string directory, long position, DateTimeOffset since, long removed, long carried, long freed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal in {Directory} holds removed files that cannot be deleted yet: {Reason}")]
    public static partial void CannotDelete(this ILogger log, string directory, string reason);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The journal in {Directory} cannot be written, {Lost} entries are lost so far: {Reason}")]
    public static partial void CannotWrite(this ILogger log, string directory, long lost, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal in {Directory} is written again at position {Position}; {Lost} entries were lost")]
    public static partial void WrittenAgain(this ILogger log, string directory, long position, long lost);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The wall clock is {Behind} behind the journal's last time: times run at half speed until it has caught up")]
    public static partial void ClockBehind(this ILogger log, TimeSpan behind);

    [LoggerMessage(Level = LogLevel.Error, Message = "The computer's clock was set by {By}; the journal's time is now {Ahead} ahead of it. Times of alarms and outages may be wrong by that: look at the source of the time")]
    public static partial void ClockStepped(this ILogger log, TimeSpan by, TimeSpan ahead);

    [LoggerMessage(Level = LogLevel.Error, Message = "There was no room to journal that the computer's clock was set by {By}: a replay will not know")]
    public static partial void ClockStepNotKept(this ILogger log, TimeSpan by);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} cannot be written: {Reason}")]
    public static partial void CannotKeepClock(this ILogger log, string file, string reason);
}
