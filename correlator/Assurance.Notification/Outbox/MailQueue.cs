using Assurance.Notification.Channels.Mail;
using MimeKit;

namespace Assurance.Notification.Outbox;

/// <summary>A mail to be submitted.</summary>
/// <param name="Name">Its file in the outbox.</param>
/// <param name="Recipient">Address it goes to.</param>
/// <param name="Since">When it was put there.</param>
internal sealed record QueuedMail(string Name, string Recipient, DateTimeOffset Since)
{
    public int Attempts { get; init; }

    public DateTimeOffset NextAttempt { get; init; }
}

/// <summary>Submits what is pending in order: mails to one recipient never overtake each other, one that must wait holds up only those to
/// the same recipient, and a server that is away holds up all.</summary>
internal sealed class MailQueue(
    NotificationOptions options,
    SmtpEndpoint server,
    TimeProvider time,
    Func<string, MimeMessage?> read,
    Action<QueuedMail, SubmissionResult, string> settled)
{
    private readonly List<QueuedMail> queue = [];
    private int serverFailures;
    private DateTimeOffset serverAway;

    public void Add(QueuedMail mail) => queue.Add(mail);

    /// <summary>Submits what is due; says when to come again, or null when nothing is left.</summary>
    /// <param name="stop">No further mail is begun.</param>
    /// <param name="abort">The one under way is broken off.</param>
    public async Task<DateTimeOffset?> SubmitAsync(CancellationToken stop, CancellationToken abort)
    {
        NoLonger(time.GetUtcNow() + options.LongestWait);
        if (queue.Count == 0 || serverAway > time.GetUtcNow())
        {
            return queue.Count == 0 ? null : serverAway;
        }

        using var submission = new Submission(server);
        var held = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < queue.Count && serverAway <= time.GetUtcNow() && !stop.IsCancellationRequested;)
        {
            var mail = queue[i];
            var waits = mail.NextAttempt > time.GetUtcNow() || held.Contains(mail.Recipient);
            if (waits || !await TryAsync(submission, i, abort))
            {
                held.Add(mail.Recipient);
                i++;
            }
        }

        await submission.CloseAsync();
        return Next();
    }

    // Nothing waits longer than the longest wait: a clock that was set back meanwhile would have it so.
    private void NoLonger(DateTimeOffset latest)
    {
        serverAway = serverAway > latest ? latest : serverAway;
        for (var i = 0; i < queue.Count; i++)
        {
            queue[i] = queue[i].NextAttempt > latest ? queue[i] with { NextAttempt = latest } : queue[i];
        }
    }

    // True if the mail left the queue.
    private async Task<bool> TryAsync(Submission submission, int place, CancellationToken abort)
    {
        var mail = queue[place];
        var (result, error) = read(mail.Name) is { } message
            ? await submission.SendAsync(message, abort)
            : (SubmissionResult.Refused, "its file in the outbox cannot be read");
        var now = time.GetUtcNow();
        mail = mail with { Attempts = mail.Attempts + 1 };
        if (result is SubmissionResult.Deferred or SubmissionResult.Unavailable)
        {
            result = now - mail.Since >= options.GiveUpAfter ? SubmissionResult.Refused : result;
        }

        serverFailures = result == SubmissionResult.Unavailable ? serverFailures + 1 : 0;
        if (result == SubmissionResult.Unavailable)
        {
            serverAway = now + Wait(serverFailures);
            mail = mail with { NextAttempt = serverAway };
        }
        else if (result == SubmissionResult.Deferred)
        {
            mail = mail with { NextAttempt = now + Wait(mail.Attempts) };
        }

        settled(mail, result, error);
        if (result is SubmissionResult.Sent or SubmissionResult.Refused)
        {
            queue.RemoveAt(place);
            return true;
        }

        queue[place] = mail;
        return false;
    }

    private DateTimeOffset? Next()
    {
        if (queue.Count == 0)
        {
            return null;
        }

        var next = queue.Min(m => m.NextAttempt);
        return next > serverAway ? next : serverAway;
    }

    private TimeSpan Wait(int failures)
    {
        var wait = options.FirstWait * Math.Pow(2, Math.Min(failures - 1, 20));
        return wait < options.LongestWait ? wait : options.LongestWait;
    }
}
