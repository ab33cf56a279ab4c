using System.Collections.Concurrent;
using System.Threading.Channels;
using Assurance.Model.Notices;
using Assurance.Notification.Channels.Mail;
using Assurance.Notification.Outbox;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Assurance.Notification;

/// <summary>Takes notices from the line and delivers each once, on a loop of its own. A mail is a file in the outbox before it is submitted;
/// one that was delivered is never delivered again, also when the journal is folded again after a restart.</summary>
/// <remarks>A crash between the server's answer and the note of it submits the mail once more, under the same Message-ID.</remarks>
public sealed class NoticeSender : IAsyncDisposable
{
    /// <summary>Notices waiting to become files; beyond it the caller writes the file itself.</summary>
    private const int Waiting = 1024;

    /// <summary>How long a mail under way may take to end when the sender stops.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly OutboxFolder outbox;
    private readonly MailQueue? queue;
    private readonly MailboxAddress from;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly ConcurrentDictionary<string, Delivery> deliveries = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Notice> incoming = new();
    private readonly ConcurrentQueue<QueuedMail> written = new();
    private readonly Channel<bool> arrived = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource aborting = new();
    private readonly Task loop;

    private NoticeSender(NotificationOptions options, TimeProvider time, ILogger logger)
    {
        this.time = time;
        this.logger = logger;
        from = new MailboxAddress("Assurance", MailComposer.AddressOf(options.From)
            ?? throw new ArgumentException($"Notification:From is no mail address: {options.From}", nameof(options)));
        outbox = new OutboxFolder(options.Outbox, isFinal: options.Smtp is null);
        queue = options.Smtp is { } server
            ? new MailQueue(options, server, time, name => outbox.Read(name, DeliveryState.Pending), Settled)
            : null;
        Remember();
        loop = Task.Run(LoopAsync);
    }

    /// <summary>Ends when the sender is stopped; faulted if the loop broke, which nothing known makes it do.</summary>
    public Task Completion => loop;

    /// <summary>Raised on any thread when a delivery changed, with the notice's file name in the outbox: its id, where that is plain.</summary>
    public event Action<string>? Changed;

    /// <summary>Starts with what the outbox holds: pending mails are submitted, delivered ones known.</summary>
    /// <exception cref="IOException">The outbox cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    /// <exception cref="ArgumentException">The sender's address is none.</exception>
    public static NoticeSender Start(NotificationOptions options, TimeProvider time, ILogger logger) => new(options, time, logger);

    /// <summary>Takes a notice; returns at once. One already taken, in this run or an earlier one, is left as it is.</summary>
    public void Enqueue(Notice notice)
    {
        if (!deliveries.TryAdd(OutboxFolder.NameOf(notice.Id), new Delivery(DeliveryState.Pending, 0, "")))
        {
            return;
        }

        if (incoming.Count < Waiting)
        {
            incoming.Enqueue(notice);
        }
        else
        {
            Keep(notice);
        }

        arrived.Writer.TryWrite(true);
    }

    /// <summary>How far a notice has come; null if it was never taken.</summary>
    public Delivery? DeliveryOf(string notice) => deliveries.GetValueOrDefault(OutboxFolder.NameOf(notice));

    /// <summary>Notices in a state now.</summary>
    public int Count(DeliveryState state) => deliveries.Count(d => d.Value.State == state);

    /// <summary>Ends the loop; what was taken is in the outbox then, and what is pending goes on at the next start.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        aborting.CancelAfter(Grace);
        await loop;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stopping.Dispose();
        aborting.Dispose();
    }

    private async Task LoopAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            KeepAll();
            try
            {
                var again = queue is null ? null : await queue.SubmitAsync(stopping.Token, aborting.Token);
                await WaitAsync(again);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        KeepAll();
    }

    private void KeepAll()
    {
        while (incoming.TryDequeue(out var notice))
        {
            Keep(notice);
        }

        while (written.TryDequeue(out var mail))
        {
            queue?.Add(mail);
        }
    }

    private async Task WaitAsync(DateTimeOffset? again)
    {
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var due = again is { } at ? at - time.GetUtcNow() : Timeout.InfiniteTimeSpan;
        var delay = again is null || due > TimeSpan.Zero ? due : TimeSpan.Zero;
        await Task.WhenAny(arrived.Reader.WaitToReadAsync(wake.Token).AsTask(), Task.Delay(delay, time, wake.Token));
        arrived.Reader.TryRead(out _);
        await wake.CancelAsync();
    }

    private void Keep(Notice notice)
    {
        var name = OutboxFolder.NameOf(notice.Id);
        try
        {
            var message = MailComposer.Compose(notice, from);
            var state = message.To.Count == 0 ? DeliveryState.Undeliverable : queue is null ? DeliveryState.Sent : DeliveryState.Pending;
            outbox.Write(name, state, message);
            if (state == DeliveryState.Pending)
            {
                written.Enqueue(new QueuedMail(name, notice.Email, time.GetUtcNow()));
                return;
            }

            Note(name, state, state == DeliveryState.Undeliverable ? "no valid address" : "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Note(name, DeliveryState.Failed, e.Message);
        }
    }

    private void Settled(QueuedMail mail, SubmissionResult result, string error)
    {
        var line = MailText.Line(error, 300);
        switch (result)
        {
            case SubmissionResult.Sent:
                Note(mail.Name, DeliveryState.Sent, outbox.Move(mail.Name, DeliveryState.Pending, DeliveryState.Sent), mail.Attempts);
                break;
            case SubmissionResult.Refused:
                outbox.Move(mail.Name, DeliveryState.Pending, DeliveryState.Failed);
                Note(mail.Name, DeliveryState.Failed, line, mail.Attempts);
                break;
            default:
                logger.TryAgain(mail.Name, mail.NextAttempt, line);
                Note(mail.Name, DeliveryState.Pending, line, mail.Attempts);
                break;
        }
    }

    private void Note(string name, DeliveryState state, string error, int attempts = 0)
    {
        deliveries[name] = new Delivery(state, attempts, error);
        switch (state)
        {
            case DeliveryState.Sent:
                logger.Told(name, queue is null ? "written" : "sent");
                break;
            case DeliveryState.Failed:
                logger.Failed(name, error);
                break;
            case DeliveryState.Undeliverable:
                logger.Undeliverable(name);
                break;
        }

        Changed?.Invoke(name);
    }

    private void Remember()
    {
        foreach (var (name, state) in outbox.All())
        {
            deliveries[name] = new Delivery(state, 0, "");
        }

        var pending = deliveries.Where(d => d.Value.State == DeliveryState.Pending)
            .Select(d => (Name: d.Key, Message: outbox.Read(d.Key, DeliveryState.Pending)))
            .OrderBy(d => d.Message?.Date).ThenBy(d => d.Name, StringComparer.Ordinal);
        foreach (var (name, message) in pending.ToArray())
        {
            Resume(name, message);
        }
    }

    // What waited for a server is a delivered file once there is to be none.
    private void Resume(string name, MimeMessage? message)
    {
        if (queue is null)
        {
            Note(name, DeliveryState.Sent, outbox.Move(name, DeliveryState.Pending, DeliveryState.Sent));
        }
        else
        {
            queue.Add(new QueuedMail(name, message?.To.Mailboxes.FirstOrDefault()?.Address ?? "", message?.Date ?? time.GetUtcNow()));
        }
    }
}
