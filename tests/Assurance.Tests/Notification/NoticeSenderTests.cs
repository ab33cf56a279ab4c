using Assurance.Model.Notices;
using Assurance.Notification;
using Assurance.Notification.Channels.Mail;
using Assurance.Notification.Outbox;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using SmtpServer.Protocol;

namespace Assurance.Tests.Notification;

public sealed class NoticeSenderTests : IDisposable
{
    private readonly string outbox = Directory.CreateTempSubdirectory("outbox").FullName;
    private readonly FakeTimeProvider time = new(Support.Some.Start);

    public void Dispose() => Directory.Delete(outbox, recursive: true);

    [Fact]
    public async Task Without_a_server_a_mail_is_a_file_named_by_its_notice()
    {
        await using var sender = Start();
        sender.Enqueue(SomeNotice.Of());
        await Reaches(sender, "f1-cust1-1", DeliveryState.Sent);

        var mail = await MimeMessage.LoadAsync(Path.Combine(outbox, "f1-cust1-1.eml"));
        Assert.Contains("N-c1", mail.TextBody);
    }

    [Fact]
    public async Task What_was_written_before_a_restart_is_not_written_again()
    {
        await using (var before = Start())
        {
            before.Enqueue(SomeNotice.Of());
            await Reaches(before, "f1-cust1-1", DeliveryState.Sent);
        }

        var file = Path.Combine(outbox, "f1-cust1-1.eml");
        await File.WriteAllTextAsync(file, "as it was");
        await using var after = Start();
        after.Enqueue(SomeNotice.Of());
        after.Enqueue(SomeNotice.Of(number: 2));
        await Reaches(after, "f1-cust1-2", DeliveryState.Sent);

        Assert.Equal("as it was", await File.ReadAllTextAsync(file));
        Assert.Equal(DeliveryState.Sent, after.DeliveryOf("f1-cust1-1")!.State);
    }

    [Fact]
    public async Task Stopping_leaves_nothing_taken_unwritten()
    {
        var sender = Start();
        for (var n = 0; n < 3000; n++)
        {
            sender.Enqueue(SomeNotice.Of(number: n));
        }

        await sender.StopAsync();
        Assert.Equal(3000, Directory.GetFiles(outbox, "*.eml").Length);
        Assert.Equal(3000, sender.Count(DeliveryState.Sent));
        await sender.DisposeAsync();
    }

    [Fact]
    public async Task A_notice_with_an_opaque_id_stays_in_the_outbox()
    {
        await using var sender = Start();
        sender.Enqueue(SomeNotice.Of("../../客户 1"));
        await Reaches(sender, "f1-../../客户 1-1", DeliveryState.Undeliverable);
        sender.Enqueue(SomeNotice.Of("../../客户 1") with { Id = "../../客户 1", Email = "a@example.com" });
        await Reaches(sender, "../../客户 1", DeliveryState.Sent);

        Assert.Equal(["%2E.%2F..%2F%E5%AE%A2%E6%88%B7%201.eml"], Directory.GetFiles(outbox, "*.eml").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Without_an_address_a_notice_is_kept_and_shown()
    {
        await using var sender = Start();
        sender.Enqueue(SomeNotice.Of() with { Email = "" });
        await Reaches(sender, "f1-cust1-1", DeliveryState.Undeliverable);

        Assert.Equal("no valid address", sender.DeliveryOf("f1-cust1-1")!.Error);
        Assert.Single(Directory.GetFiles(Path.Combine(outbox, "undeliverable")));
        Assert.Null(sender.DeliveryOf("f9-cust1-1"));
    }

    [Fact]
    public async Task A_server_takes_the_mail_in_the_customers_language()
    {
        await using var server = new MailServer(password: "s3cret");
        await using var sender = Start($"smtp://noc:s3cret@127.0.0.1:{server.Port}");
        sender.Enqueue(SomeNotice.Of(language: "zh-CN"));
        sender.Enqueue(SomeNotice.Of(language: "zh-CN"));
        await Reaches(sender, "f1-cust1-1", DeliveryState.Sent);

        var mail = Assert.Single(server.Taken);
        Assert.Equal("【故障】浦江银行：中断 - 光缆 沪宁光缆 1", mail.Subject);
        Assert.Contains("- N-c1 Circuit c1：中断", mail.TextBody);
        Assert.True(File.Exists(Path.Combine(outbox, "sent", "f1-cust1-1.eml")));
    }

    [Fact]
    public async Task A_refused_mail_fails_alone()
    {
        await using var server = new MailServer { Answer = to => to.StartsWith("k1@", StringComparison.Ordinal) ? SmtpResponse.MailboxUnavailable : null };
        await using var sender = Start($"127.0.0.1:{server.Port}");
        sender.Enqueue(SomeNotice.Of("k1"));
        sender.Enqueue(SomeNotice.Of("k2"));
        await Reaches(sender, "f1-k2-1", DeliveryState.Sent);

        var refused = sender.DeliveryOf("f1-k1-1")!;
        Assert.Equal((DeliveryState.Failed, 1), (refused.State, refused.Attempts));
        Assert.Contains("550", refused.Error);
        Assert.True(File.Exists(Path.Combine(outbox, "failed", "f1-k1-1.eml")));
    }

    [Fact]
    public async Task A_deferred_mail_is_tried_again_and_later_ones_to_the_same_person_wait_for_it()
    {
        var busy = new SmtpResponse(SmtpReplyCode.InsufficientStorage, "later");
        await using var server = new MailServer();
        server.Answer = to => to.StartsWith("k1@", StringComparison.Ordinal) ? busy : null;
        await using var sender = Start($"127.0.0.1:{server.Port}");
        sender.Enqueue(SomeNotice.Of("k1", 1));
        sender.Enqueue(SomeNotice.Of("k1", 2));
        sender.Enqueue(SomeNotice.Of("k2"));
        await Reaches(sender, "f1-k2-1", DeliveryState.Sent);
        Assert.Equal((DeliveryState.Pending, 1), (sender.DeliveryOf("f1-k1-1")!.State, sender.DeliveryOf("f1-k1-1")!.Attempts));
        Assert.Equal(0, sender.DeliveryOf("f1-k1-2")!.Attempts);

        server.Answer = _ => null;
        var sent = Reaches(sender, "f1-k1-2", DeliveryState.Sent);
        await PassUntil(sent);
        Assert.Equal(["f1-k2-1", "f1-k1-1", "f1-k1-2"], server.Taken.Select(m => m.Headers[MailComposer.NoticeHeader]));
    }

    [Fact]
    public async Task A_server_that_is_away_is_waited_for_also_over_a_restart()
    {
        var port = MailServer.FreePort();
        await using (var before = Start($"127.0.0.1:{port}"))
        {
            var tried = Heard(before, "f1-cust1-1", d => d.Attempts > 0);
            before.Enqueue(SomeNotice.Of());
            await tried;
            Assert.Equal(DeliveryState.Pending, before.DeliveryOf("f1-cust1-1")!.State);
            Assert.Contains($"127.0.0.1:{port}", before.DeliveryOf("f1-cust1-1")!.Error);
        }

        await using var server = new MailServer(port);
        await using var after = Start($"127.0.0.1:{port}");
        after.Enqueue(SomeNotice.Of());
        await PassUntil(Reaches(after, "f1-cust1-1", DeliveryState.Sent));

        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task What_cannot_be_submitted_for_two_days_has_failed()
    {
        await using var server = new MailServer(password: "right");
        await using var sender = Start($"smtp://noc:wrong@127.0.0.1:{server.Port}");
        var tried = Heard(sender, "f1-cust1-1", d => d.Attempts > 0);
        sender.Enqueue(SomeNotice.Of());
        await tried;
        Assert.DoesNotContain("wrong", sender.DeliveryOf("f1-cust1-1")!.Error);

        time.Advance(TimeSpan.FromDays(2));
        await PassUntil(Reaches(sender, "f1-cust1-1", DeliveryState.Failed));
        Assert.Empty(server.Taken);
    }

    private NoticeSender Start(string? smtp = null)
    {
        SmtpEndpoint? server = null;
        Assert.True(smtp is null || SmtpEndpoint.TryParse(smtp, out server, out _));
        return NoticeSender.Start(new NotificationOptions { Outbox = outbox, Smtp = server }, time, NullLogger.Instance);
    }

    private static Task Reaches(NoticeSender sender, string notice, DeliveryState state) => Heard(sender, notice, d => d.State == state);

    private static Task Heard(NoticeSender sender, string notice, Func<Delivery, bool> isSo)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        sender.Changed += _ => Look();
        Look();
        return heard.Task.WaitAsync(TimeSpan.FromSeconds(20));

        void Look()
        {
            if (sender.DeliveryOf(notice) is { } delivery && isSo(delivery))
            {
                heard.TrySetResult();
            }
        }
    }

    // The loop sets its timer after it told of the attempt: time passes until it took notice.
    private async Task PassUntil(Task done)
    {
        while (!done.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.WhenAny(done, Task.Delay(10));
        }

        await done;
    }
}
