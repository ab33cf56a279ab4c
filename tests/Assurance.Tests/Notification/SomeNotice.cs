using Assurance.Model.Faults;
using Assurance.Model.Notices;
using Assurance.Model.Sla;
using Assurance.Tests.Support;

namespace Assurance.Tests.Notification;

internal static class SomeNotice
{
    /// <summary>The first notice of a cut cable to the manager of one customer, in Shanghai time.</summary>
    public static Notice Of(string customer = "cust1", int number = 1, string language = "en", NoticeKind kind = NoticeKind.Affected) => new()
    {
        Id = $"f1-{customer}-{number}",
        Kind = kind,
        Fault = "f1",
        Ticket = "t1",
        Customer = customer,
        CustomerName = "浦江银行",
        Recipient = $"am-{customer}",
        RecipientName = "王芳",
        Email = $"{customer}@example.com",
        Language = language,
        Root = new EntityRef("cable1", "cable", "沪宁光缆 1"),
        Cause = Explanation.Of(ExplanationCodes.CauseSharedCarrier, "沪宁光缆 1", "4", "4"),
        State = kind == NoticeKind.Restored ? ServiceState.Up : ServiceState.Down,
        Circuits =
        [
            Some.Circuit("c2", customer, kind == NoticeKind.Restored ? ServiceState.Up : ServiceState.AtRisk),
            Some.Circuit("c1", customer, kind == NoticeKind.Restored ? ServiceState.Up : ServiceState.Down),
        ],
        Exposure = new SlaExposure(customer, "c1", 9.5, 33.54, null, 0, 0),
        FaultRaisedAt = Some.At(0),
        Time = Some.At(6),
        TimeZone = "Asia/Shanghai",
    };
}
