namespace Assurance.Dashboard.Api.Pages.Faults;

/// <summary>How far the delivery of notices got.</summary>
internal interface INoticeDeliveries
{
    /// <summary><c>pending</c>, <c>sent</c>, <c>failed</c> or <c>undeliverable</c>.</summary>
    string StateOf(string noticeId);
}
