using Assurance.Notification;
using Assurance.Notification.Channels.Mail;
using Assurance.Notification.Outbox;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Assurance.Tests.Notification;

public sealed class MailQueueTests
{
    [Fact]
    public async Task A_clock_set_back_has_no_mail_wait_longer_than_the_longest_wait()
    {
        var time = new FakeTimeProvider(Support.Some.Start);
        var options = new NotificationOptions { Outbox = "unused" };
        Assert.True(SmtpEndpoint.TryParse("127.0.0.1:1", out var nobody, out _));
        var queue = new MailQueue(options, nobody!, time, _ => new MimeMessage([new MailboxAddress("", "a@example.cn")], [new MailboxAddress("", "b@example.cn")], "s", new TextPart("plain")), (_, _, _) => { });
        queue.Add(new QueuedMail("n1", "b@example.cn", time.GetUtcNow()));
        var first = await queue.SubmitAsync(CancellationToken.None, CancellationToken.None);
        Assert.True(first > time.GetUtcNow());

        time.AdjustTime(time.GetUtcNow() - TimeSpan.FromDays(1));
        var again = await queue.SubmitAsync(CancellationToken.None, CancellationToken.None);
        Assert.InRange(again!.Value, time.GetUtcNow(), time.GetUtcNow() + options.LongestWait);
    }
}
