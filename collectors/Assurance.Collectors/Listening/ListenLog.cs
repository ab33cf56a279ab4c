using System.Net;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Listening;

internal static partial class ListenLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Transport} from {Source}: what came is no text and has no PRI; it is in quarantine, and the connection is closed")]
    public static partial void NoSyslog(this ILogger log, string transport, string source);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Transport} listens on {EndPoint}, receive buffer {Bytes} bytes")]
    public static partial void Listens(this ILogger log, string transport, EndPoint endPoint, int bytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Transport} lost {Count} datagrams: {Reason}")]
    public static partial void Lost(this ILogger log, string transport, long count, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Transport} cannot receive: {Reason}")]
    public static partial void CannotReceive(this ILogger log, string transport, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "What was received could not be written within {Seconds} s of stopping")]
    public static partial void NotStopped(this ILogger log, int seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An inform of {Source} could not be answered: {Reason}")]
    public static partial void CannotAnswer(this ILogger log, string source, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Transport} refused a connection of {Source}: {Limit} are open, or {Own} of it")]
    public static partial void Refused(this ILogger log, string transport, string source, int limit, int own);

    [LoggerMessage(Level = LogLevel.Warning, Message = "syslog-tls: {Source} did not come to terms: {Reason}")]
    public static partial void NoTls(this ILogger log, string source, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Transport}: {Source} sent frames larger than {Octets} octets, cut there")]
    public static partial void FramesCut(this ILogger log, string transport, string source, int octets);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Transport}: {Waiting} datagrams of {Source} wait for their turn already: more are shed until some were taken up")]
    public static partial void ShedsWaiting(this ILogger log, string transport, string source, long waiting);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Transport}: {Source} sends more than its ceiling of {Ceiling} a second while the line is under pressure: {Shed} datagrams shed since the start")]
    public static partial void Sheds(this ILogger log, string transport, string source, int ceiling, long shed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Transport}: {Source} sends more than its ceiling of {Ceiling} a second while the line is under pressure: it is read more slowly")]
    public static partial void Slows(this ILogger log, string transport, string source, int ceiling);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Transport}: connection of {Source} broke off: {Reason}")]
    public static partial void BrokeOff(this ILogger log, string transport, string source, string reason);
}
