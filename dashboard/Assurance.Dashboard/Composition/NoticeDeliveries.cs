using Assurance.Dashboard.Api.Pages.Faults;
using Assurance.Notification;
using Assurance.Notification.Outbox;

namespace Assurance.Dashboard.Composition;

/// <summary>How far the outbox got with a notice, in the page's words.</summary>
internal sealed class NoticeDeliveries(NoticeSender sender) : INoticeDeliveries
{
    public string StateOf(string noticeId) => sender.DeliveryOf(noticeId)?.State switch
    {
        DeliveryState.Sent => "sent",
        DeliveryState.Failed => "failed",
        DeliveryState.Undeliverable => "undeliverable",
        _ => "pending",
    };
}
