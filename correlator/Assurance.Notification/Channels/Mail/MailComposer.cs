using Assurance.Model.Notices;
using Assurance.Notification.Outbox;
using Assurance.Notification.Templates;
using MimeKit;
using MimeKit.Text;

namespace Assurance.Notification.Channels.Mail;

/// <summary>Makes the mail of a notice. The same notice gives the same mail.</summary>
internal static class MailComposer
{
    public const string NoticeHeader = "X-Assurance-Notice";

    /// <summary>The mail, addressed to nobody where the recipient has no valid address.</summary>
    public static MimeMessage Compose(Notice notice, MailboxAddress from)
    {
        var (subject, body) = NoticeTemplate.Render(notice);
        var message = new MimeMessage
        {
            Subject = subject,
            Date = notice.Time,
            MessageId = IdOf(notice.Id, from),
            // Octets as they are, so that the file reads as it was written; submission re-encodes for a server that cannot take them.
            Body = new TextPart(TextFormat.Plain) { Text = body, ContentTransferEncoding = ContentEncoding.EightBit },
        };
        message.From.Add(from);
        if (AddressOf(notice) is { } to)
        {
            message.To.Add(to);
        }

        // All mails of one fault to one customer are one conversation.
        message.References.Add(IdOf($"{notice.Fault}-{notice.Customer}", from));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(NoticeHeader, MailText.Line(notice.Id, 200));
        return message;
    }

    public static MailboxAddress? AddressOf(Notice notice) =>
        AddressOf(notice.Email) is { } address ? new MailboxAddress(MailText.Line(notice.RecipientName, 100), address) : null;

    /// <summary>A bare address of one mailbox; null for anything else.</summary>
    public static string? AddressOf(string text)
    {
        var isOne = text.Length is > 2 and <= 254
            && !text.Any(c => c is ',' or ';' or '<' or '>' || char.IsControl(c) || char.IsWhiteSpace(c))
            && MailboxAddress.TryParse(text, out _);
        return isOne && text.IndexOf('@') is > 0 and var at && at < text.Length - 1 ? text : null;
    }

    private static string IdOf(string what, MailboxAddress from) => $"{OutboxFolder.NameOf(what)}@{from.Domain}";
}
