using Microsoft.Extensions.Logging;

namespace Assurance.Notification;

internal static partial class NotificationLog
{
    [LoggerMessage(1, LogLevel.Information, "Notice {Notice} {State}")]
    public static partial void Told(this ILogger logger, string notice, string state);

    [LoggerMessage(2, LogLevel.Warning, "Notice {Notice} not taken, to be tried again at {Again}: {Error}")]
    public static partial void TryAgain(this ILogger logger, string notice, DateTimeOffset again, string error);

    [LoggerMessage(3, LogLevel.Error, "Notice {Notice} failed: {Error}")]
    public static partial void Failed(this ILogger logger, string notice, string error);

    [LoggerMessage(4, LogLevel.Warning, "Notice {Notice} has no valid address to go to")]
    public static partial void Undeliverable(this ILogger logger, string notice);
}
