using System.Reactive.Subjects;
using Assurance.Correlation;
using Assurance.Correlation.Stages;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Notices;
using Assurance.Model.Sla;
using Assurance.Model.Tickets;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Tickets;

/// <summary>What a fault does within a second is told at once.</summary>
public sealed class NotifyAccountManagersTests
{
    private static readonly Impact Down = Some.Impact(Some.Circuit());
    private static readonly Impact AtRisk = Some.Impact(Some.Circuit(state: ServiceState.AtRisk));

    private readonly Timeline time = new();
    private readonly Subject<FaultChange> faults = new();
    private readonly Subject<TicketChange> tickets = new();
    private readonly BehaviorSubject<NetworkInventory> inventory = new(NetworkInventory.Empty);
    private readonly Heard<Notice> heard;

    public NotifyAccountManagersTests() =>
        heard = time.Hear(faults.NotifyAccountManagers(tickets, inventory, new EngineOptions(), time.Clock));

    private string[] Told => heard.Told(n => $"{n.Id} {n.Kind} {n.State}");

    [Fact]
    public void One_notice_a_key_account_after_settling_and_one_when_it_is_over()
    {
        var both = Some.Impact(Some.Circuit("c1", "k1"), Some.Circuit("c2", "k2", ServiceState.AtRisk), Some.Circuit("c3", "k1", ServiceState.AtRisk));
        Fault(0, Some.Fault(settled: false, impact: both), FaultChangeKind.Opened);
        Fault(5, Some.Fault(impact: both), FaultChangeKind.Settled);
        Fault(60, Some.Fault(status: FaultStatus.Resolved, impact: both), FaultChangeKind.Resolved);
        time.PassTo(100);

        Assert.Equal(["6 f1-k1-1 Affected Down", "6 f1-k2-1 Affected AtRisk", "61 f1-k1-2 Restored Up", "61 f1-k2-2 Restored Up"], Told);
        Assert.Equal(["c1", "c3"], heard.All[0].Item.Circuits.Select(c => c.Circuit));
    }

    [Fact]
    public void Nothing_is_told_of_what_is_over_before_it_settled_or_right_after()
    {
        Fault(0, Some.Fault("f1", settled: false, impact: Down), FaultChangeKind.Opened);
        Fault(4, Some.Fault("f1", settled: false, status: FaultStatus.Resolved, impact: Down), FaultChangeKind.Resolved);
        Fault(10, Some.Fault("f2", impact: Down), FaultChangeKind.Settled);
        Fault(10.5, Some.Fault("f2", status: FaultStatus.Resolved, impact: Down), FaultChangeKind.Resolved);
        time.PassTo(100);

        Assert.Empty(heard.All);
    }

    [Fact]
    public void A_burst_of_changes_is_one_notice_with_the_state_at_its_end()
    {
        Fault(5, Some.Fault(impact: AtRisk), FaultChangeKind.Settled);
        Fault(5, Some.Fault(impact: Down), FaultChangeKind.ImpactChanged);
        Fault(5.9, Some.Fault(impact: Down), FaultChangeKind.Regrouped);
        time.PassTo(100);

        Assert.Equal(["6 f1-cust1-1 Affected Down"], Told);
    }

    [Fact]
    public void Worse_is_told_as_affected_again_better_as_improved_and_the_same_not_at_all()
    {
        Fault(5, Some.Fault(impact: AtRisk), FaultChangeKind.Settled);
        Fault(20, Some.Fault(impact: Down), FaultChangeKind.ImpactChanged);
        Fault(30, Some.Fault(impact: Some.Impact(Some.Circuit(), Some.Circuit("c2"))), FaultChangeKind.ImpactChanged);
        Fault(40, Some.Fault(impact: AtRisk), FaultChangeKind.ImpactChanged);
        Fault(50, Some.Fault(), FaultChangeKind.Regrouped);
        Fault(60, Some.Fault(status: FaultStatus.Resolved), FaultChangeKind.Resolved);
        time.PassTo(100);

        Assert.Equal(
            ["6 f1-cust1-1 Affected AtRisk", "21 f1-cust1-2 Affected Down", "41 f1-cust1-3 Improved AtRisk", "51 f1-cust1-4 Restored Up"], Told);
    }

    [Fact]
    public void A_fault_that_comes_back_is_told_again_under_a_new_number()
    {
        Fault(5, Some.Fault(impact: Down), FaultChangeKind.Settled);
        Fault(60, Some.Fault(status: FaultStatus.Resolved, impact: Down), FaultChangeKind.Resolved);
        Fault(120, Some.Fault(settled: false, impact: Down), FaultChangeKind.Reopened);
        Fault(125, Some.Fault(impact: Down), FaultChangeKind.Settled);
        time.PassTo(200);

        Assert.Equal(["6 f1-cust1-1 Affected Down", "61 f1-cust1-2 Restored Up", "126 f1-cust1-3 Affected Down"], Told);
    }

    [Fact]
    public void Of_what_comes_back_for_less_than_the_settling_time_nothing_is_told()
    {
        Fault(5, Some.Fault(impact: Down), FaultChangeKind.Settled);
        Fault(60, Some.Fault(status: FaultStatus.Resolved, impact: Down), FaultChangeKind.Resolved);
        Fault(120, Some.Fault(impact: Down), FaultChangeKind.Reopened);
        Fault(124, Some.Fault(status: FaultStatus.Resolved, impact: Down), FaultChangeKind.Resolved);
        time.PassTo(200);

        Assert.Equal(["6 f1-cust1-1 Affected Down", "61 f1-cust1-2 Restored Up"], Told);
    }

    [Fact]
    public void An_ordinary_customer_has_nobody_to_be_told()
    {
        var ordinary = Down with { Customers = [Down.Customers[0] with { IsKeyAccount = false }] };
        Fault(5, Some.Fault(impact: ordinary), FaultChangeKind.Settled);
        time.PassTo(100);

        Assert.Empty(heard.All);
    }

    [Fact]
    public void What_still_stands_when_planned_work_ends_is_told_then()
    {
        Fault(5, Some.Fault(impact: Down) with { PlannedWork = "pw1" }, FaultChangeKind.Settled);
        time.PassTo(3000);
        Assert.Empty(heard.All);

        Fault(3600, Some.Fault(impact: Down), FaultChangeKind.PlannedWorkEnded);
        time.PassTo(4000);
        Assert.Equal(["3601 f1-cust1-1 Affected Down"], Told);
    }

    [Fact]
    public void Who_was_told_hears_of_the_restoration_even_within_planned_work()
    {
        Fault(5, Some.Fault(impact: Down), FaultChangeKind.Settled);
        Fault(60, Some.Fault(impact: Down) with { PlannedWork = "pw1" }, FaultChangeKind.PlannedWorkStarted);
        Fault(70, Some.Fault(impact: Down, status: FaultStatus.Resolved) with { PlannedWork = "pw1" }, FaultChangeKind.Resolved);
        time.PassTo(100);

        Assert.Equal(["6 f1-cust1-1 Affected Down", "71 f1-cust1-2 Restored Up"], Told);
    }

    [Fact]
    public void A_merge_tells_only_what_is_worse_than_was_told_before()
    {
        var three = Some.Impact(Some.Circuit("c1", "k1"), Some.Circuit("c2", "k2"), Some.Circuit("c3", "k3"));
        Fault(5, Some.Fault("f1", impact: Some.Impact(Some.Circuit("c1", "k1"), Some.Circuit("c2", "k2", ServiceState.AtRisk))), FaultChangeKind.Settled);
        Fault(20, Some.Fault("f2", impact: three), FaultChangeKind.Settled);
        Fault(20, Some.Fault("f1", status: FaultStatus.Merged) with { MergedInto = "f2" }, FaultChangeKind.Merged);
        Fault(60, Some.Fault("f2", status: FaultStatus.Resolved, impact: three), FaultChangeKind.Resolved);
        time.PassTo(100);

        Assert.Equal(
            [
                "6 f1-k1-1 Affected Down", "6 f1-k2-1 Affected AtRisk",
                "21 f2-k2-1 Affected Down", "21 f2-k3-1 Affected Down",
                "61 f2-k1-1 Restored Up", "61 f2-k2-2 Restored Up", "61 f2-k3-2 Restored Up",
            ],
            Told);
    }

    [Fact]
    public void Nobody_hears_that_a_circuit_works_while_another_fault_holds_it_down()
    {
        Fault(5, Some.Fault("f1", impact: Down), FaultChangeKind.Settled);
        Fault(5, Some.Fault("f2", impact: Down), FaultChangeKind.Settled);
        Fault(60, Some.Fault("f1", status: FaultStatus.Resolved, impact: Down), FaultChangeKind.Resolved);
        time.PassTo(100);

        Assert.Equal("61 f1-cust1-2 Restored Down", Told[^1]);
        Assert.Equal(ServiceState.Down, heard.Last.Circuits[0].State);
    }

    [Fact]
    public void A_notice_is_filled_from_fault_ticket_and_inventory()
    {
        inventory.OnNext(new NetworkInventory(
            new InventoryTables
            {
                Customers = Some.Table(Some.Customer(language: "en")),
                People = Some.Table(Some.AccountManager()),
                Circuits = Some.Table(Some.Line()),
                Slas = Some.Table(Some.Sla(zone: "Asia/Urumqi")),
            },
            1));
        var exposure = new SlaExposure("cust1", "c1", 10, 33.5, null, 0, 1);
        tickets.OnNext(new TicketChange(new Ticket
        {
            Id = "t1", Fault = "f1", Name = "", Description = "", Priority = 1, Severity = default, Status = default, CreatedAt = default, ChangedAt = default,
        }, TicketChangeKind.Opened, default));
        Fault(5, Some.Fault(impact: Down, at: 1) with { Exposure = [exposure] }, FaultChangeKind.Settled);
        time.PassTo(10);

        var notice = heard.Last;
        Assert.Equal(("en", "am-cust1", "Manager of cust1", "cust1@example.com"), (notice.Language, notice.Recipient, notice.RecipientName, notice.Email));
        Assert.Equal(("t1", "Asia/Urumqi", Some.At(1), Some.At(6)), (notice.Ticket, notice.TimeZone, notice.FaultRaisedAt, notice.Time));
        Assert.Equal(exposure, notice.Exposure);
    }

    [Fact]
    public void Without_inventory_the_notice_is_kept_though_it_cannot_be_delivered()
    {
        Fault(5, Some.Fault(impact: Down), FaultChangeKind.Settled);
        time.PassTo(10);

        Assert.Equal(("am-cust1", "", "zh-CN", "Asia/Shanghai"), (heard.Last.Recipient, heard.Last.Email, heard.Last.Language, heard.Last.TimeZone));
    }

    private void Fault(double at, Fault fault, FaultChangeKind kind) => time.At(at, () => faults.OnNext(Some.Change(fault, kind, at)));
}
