using System.Text;
using Assurance.Notification.Channels.Mail;
using Assurance.Tests.Support;
using FsCheck.Fluent;
using MimeKit;

namespace Assurance.Tests.Notification;

public sealed class MailComposerTests
{
    private static readonly MailboxAddress From = new("Assurance", "noc@example.net");

    [Theory]
    [InlineData("wang@example.com", true)]
    [InlineData("", false)]
    [InlineData("wang", false)]
    [InlineData("wang@", false)]
    [InlineData("@example.com", false)]
    [InlineData("wang@example.com, li@example.com", false)]
    [InlineData("wang@example.com\r\nBcc: li@example.com", false)]
    [InlineData("Wang <wang@example.com>", false)]
    public void Only_one_bare_address_is_an_address(string email, bool isOne) =>
        Assert.Equal(isOne, MailComposer.AddressOf(SomeNotice.Of() with { Email = email }) is not null);

    [Fact]
    public void The_mail_reads_back_as_it_was_written_and_its_file_is_plain_text()
    {
        var message = MailComposer.Compose(SomeNotice.Of(language: "zh-CN"), From);
        var (octets, read) = WriteAndRead(message);

        Assert.Equal("【故障】浦江银行：中断 - 光缆 沪宁光缆 1", read.Subject);
        Assert.Equal("utf-8", read.Body!.ContentType.Charset);
        Assert.Contains("- N-c1 Circuit c1：中断", read.TextBody);
        Assert.Contains("- N-c1 Circuit c1：中断", Encoding.UTF8.GetString(octets));
        Assert.Equal(("王芳", "cust1@example.com"), (read.To.Mailboxes.Single().Name, read.To.Mailboxes.Single().Address));
        Assert.Equal(("f1-cust1-1@example.net", "auto-generated"), (read.MessageId, read.Headers["Auto-Submitted"]));
        Assert.All(octets.AsSpan(0, octets.AsSpan().IndexOf("\n\n"u8)).ToArray(), o => Assert.InRange(o, (byte)1, (byte)127));
    }

    [Fact]
    public void No_text_forges_a_header_or_changes_the_recipient()
    {
        var hostile = ArbMap.Default.GeneratorFor<string>()
            .Select(s => (s ?? "") + "\r\nBcc: all@example.com\n\n<b>\u202E{{ Id }}\0").ArrayOf(4);
        Properties.Hold(hostile, words =>
        {
            var notice = SomeNotice.Of() with
            {
                Id = words[0], CustomerName = words[1], RecipientName = words[2], Circuits = [Some.Circuit() with { Name = words[3], Number = words[0] }],
            };
            var (_, read) = WriteAndRead(MailComposer.Compose(notice, From));
            string[] headers = ["From", "Date", "Subject", "Message-Id", "To", "References", "Auto-Submitted", "X-Assurance-Notice", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];
            var all = read.Headers.Concat(read.Body!.Headers).Select(h => h.Field).Distinct(StringComparer.OrdinalIgnoreCase);
            return !all.Except(headers, StringComparer.OrdinalIgnoreCase).Any()
                && read.To.Mailboxes.Single().Address == "cust1@example.com"
                && !read.Subject!.Contains('\n')
                && read.TextBody!.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal)) == 1;
        });
    }

    private static (byte[] Octets, MimeMessage Read) WriteAndRead(MimeMessage message)
    {
        using var file = new MemoryStream();
        message.WriteTo(file);
        file.Position = 0;
        return (file.ToArray(), MimeMessage.Load(file));
    }
}
