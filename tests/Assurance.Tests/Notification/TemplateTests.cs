using Assurance.Model.Faults;
using Assurance.Model.Notices;
using Assurance.Notification.Templates;
using Assurance.Tests.Support;

namespace Assurance.Tests.Notification;

public sealed class TemplateTests
{
    [Fact]
    public void Affected_in_Chinese()
    {
        var (subject, body) = NoticeTemplate.Render(SomeNotice.Of(language: "zh-CN"));

        Assert.Equal("【故障】浦江银行：中断 - 光缆 沪宁光缆 1", subject);
        Assert.Equal(
            """
            王芳，您好：

            浦江银行 的电路受到故障影响。

            状态：中断
            原因：沪宁光缆 1 所承载的 4 条链路中有 4 条同时中断
            位置：光缆 沪宁光缆 1
            开始时间：2026-03-02 16:00:00 +08:00
            SLA：本月剩余 33.5 分钟
            工单：t1

            受影响电路：
            - N-c1 Circuit c1：中断，自 2026-03-02 16:00:00 +08:00
            - N-c2 Circuit c2：有风险（失去保护），自 2026-03-02 16:00:00 +08:00

            后续：故障正按工单处理。状态变化及恢复时会再通知您。

            故障 f1，通知 f1-cust1-1

            """,
            body);
    }

    [Fact]
    public void Restored_in_English()
    {
        var (subject, body) = NoticeTemplate.Render(SomeNotice.Of(number: 2, kind: NoticeKind.Restored) with { Exposure = null });

        Assert.Equal("[Restored] 浦江银行: cable 沪宁光缆 1", subject);
        Assert.Equal(
            """
            Dear 王芳,

            the circuits of 浦江银行 work again.

            State:  restored
            Cause:  4 of the 4 links on 沪宁光缆 1 failed together
            Place:  cable 沪宁光缆 1
            Since:  2026-03-02 16:00:00 +08:00
            Ended:  2026-03-02 16:00:06 +08:00
            Ticket: t1

            Circuits:
            - N-c1 Circuit c1: restored
            - N-c2 Circuit c2: restored

            What happens next: the fault is watched for a while and its ticket then closed. If it comes back you will be told.

            Fault f1, message f1-cust1-2

            """,
            body);
    }

    [Fact]
    public void A_restoration_under_another_fault_does_not_say_that_all_is_well()
    {
        var notice = SomeNotice.Of(kind: NoticeKind.Restored) with { State = ServiceState.Down, Circuits = [Some.Circuit()] };
        var (subject, body) = NoticeTemplate.Render(notice);

        Assert.StartsWith("[Fault ended] ", subject);
        Assert.Contains("another one still does", body);
        Assert.Contains("N-c1 Circuit c1: down", body);
    }

    [Fact]
    public void An_exceeded_agreement_and_a_missing_ticket_are_said()
    {
        var notice = SomeNotice.Of();
        var (_, body) = NoticeTemplate.Render(notice with { Ticket = null, Exposure = notice.Exposure! with { MinutesLeft = -12 } });

        Assert.Contains("exceeded by 12 minutes this month", body);
        Assert.Contains("Ticket: none", body);
    }

    [Fact]
    public void Of_very_many_circuits_the_worst_are_named()
    {
        var notice = SomeNotice.Of() with { Circuits = [.. Enumerable.Range(0, 205).Select(n => Some.Circuit($"c{n:000}", state: n == 204 ? ServiceState.Down : ServiceState.AtRisk))] };
        var (_, body) = NoticeTemplate.Render(notice);

        Assert.Contains("N-c204", body);
        Assert.Contains("- and 5 more", body);
    }

    [Fact]
    public void What_names_say_stays_one_line_of_text_and_is_never_a_template()
    {
        var (subject, body) = NoticeTemplate.Render(SomeNotice.Of() with
        {
            CustomerName = "Bank\r\nBcc: all@example.com\u2028{{ Id }}\u202E",
            Circuits = [Some.Circuit() with { Name = "{% for %}\n- N-c9: down" }],
        });

        Assert.StartsWith("[Fault] Bank  Bcc: all@example.com {{ Id }}: down", subject);
        Assert.DoesNotContain("\nBcc", body);
        Assert.DoesNotContain("\n- N-c9", body);
    }
}
