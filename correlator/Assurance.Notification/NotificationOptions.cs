using Assurance.Notification.Channels.Mail;

namespace Assurance.Notification;

/// <summary>How notices leave the house.</summary>
public sealed record NotificationOptions
{
    /// <summary>Folder of the outbox, <c>outbox</c> below the data directory; made if absent.</summary>
    public required string Outbox { get; init; }

    /// <summary>Where mail is submitted (<c>Notification:Smtp</c>); null: mail stays in the outbox as <c>.eml</c> files.</summary>
    public SmtpEndpoint? Smtp { get; init; }

    /// <summary>Sender of the mails (<c>Notification:From</c>): a bare address.</summary>
    public string From { get; init; } = "assurance@localhost";

    /// <summary>A mail that could not be submitted for so long has failed.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(2);

    /// <summary>Wait after a first failed attempt; each further one waits twice as long, up to <see cref="LongestWait"/>.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);
}
