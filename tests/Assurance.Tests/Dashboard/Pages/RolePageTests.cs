using Assurance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>What each role finds where, and that nothing on it is in another language than the page.</summary>
public sealed class RolePageTests : PageTest
{
    [Fact]
    public async Task An_account_manager_begins_at_their_accounts_and_is_told_which_pages_are_not_theirs()
    {
        await TrapAsync(down: true, ifIndex: 8);
        await using var visit = await Browser.VisitAsync(Product.Application.Url, token: await TokenAsync("am2", "accountManager"));
        var page = visit.Page;
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/customers"));
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await SaveAsync(page, "account-manager");
        foreach (var closed in (string[])["/alarms", "/suppressed", "/map", "/topology", "/users", "/health", "/rules"])
        {
            await visit.WalkAsync(closed);
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not one for your role (Account manager)");
        }

        await SaveAsync(page, "account-manager-closed");
        await page.GetByRole(AriaRole.Link, new() { Name = "To the first page" }).ClickAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.GotoAsync("/faults");
        await page.Locator("[data-row]").First.ClickAsync();
        await Expect(visit.Section("Cause")).ToContainTextAsync("itself reports");
        await Expect(visit.Section("Cause").GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_ticket_and_an_alarm_are_told_in_Chinese_to_who_reads_Chinese()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await SpeakChineseAsync(page);
        await page.GotoAsync("/tickets");
        await page.Locator("[data-row]").First.ClickAsync();
        await Expect(visit.Section("内容")).ToContainTextAsync("置信度");
        await Expect(visit.Section("内容")).ToContainTextAsync("支持依据");
        await Expect(visit.Section("受影响客户")).ToContainTextAsync("省政府");
        foreach (var english in (string[])["Cause:", "Customers (", "Circuits (", "premier account", "opened for fault"])
        {
            await Expect(page.GetByText(english)).ToHaveCountAsync(0);
        }

        await CleanInBothThemesAsync(page, "ticket-zh");
        await page.GetByRole(AriaRole.Link, new() { Name = "故障 f1" }).ClickAsync();
        await Expect(visit.Section("工单")).ToContainTextAsync("链路中断");
        await page.GotoAsync("/alarms");
        await page.Locator("[data-row]").First.ClickAsync();
        await Expect(visit.Section("设备上报内容")).ToContainTextAsync("通信告警");
        await Expect(visit.Section("设备上报内容")).ToContainTextAsync("通信子系统故障");
        await Expect(visit.Section("设备上报内容")).ToContainTextAsync("检查光纤、两端光模块和对端状态。");
        await SaveAsync(page, "alarm-zh");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_is_kept_from_being_told_has_a_page_of_its_own_name_and_says_by_what()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Alarms" }).ClickAsync();
        await page.Locator("[data-row]").First.WaitForAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("s");
        await page.GetByLabel("Why they are shelved").FillAsync("known");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Shelve" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Shelved, suppressed" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Shelved, suppressed" })).ToBeVisibleAsync();
        await Expect(page.Locator(".frame-nav a.active")).ToHaveTextAsync(["Shelved, suppressed"]);
        // The longest name of a place, which is bolder while one is there, is not cut.
        Assert.True(await page.Locator(".frame-nav a.active span").EvaluateAsync<bool>("name => name.scrollWidth <= name.clientWidth"));
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Suppressed by" })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-row]").First).ToContainTextAsync("The shelf admin");
        await SaveAsync(page, "suppressed-by");
        await page.GetByRole(AriaRole.Link, new() { Name = "Alarms" }).ClickAsync();
        await Expect(page.Locator(".frame-nav a.active")).ToHaveTextAsync(["Alarms"]);
    }

    [Fact]
    public async Task A_desk_of_1280_points_names_the_zone_whole_and_no_page_is_wider_than_it()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        foreach (var width in (int[])[1280, 390])
        {
            await page.SetViewportSizeAsync(width, 800);
            foreach (var screen in (string[])["/faults", "/faults/f1", "/tickets", "/tickets/t1", "/customers", "/plannedWork", "/rules", "/walls", "/audit", "/users"])
            {
                await visit.WalkAsync(screen);
                await Expect(page.Locator("main").GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
                // What follows the width by script does so a moment later.
                await RunningProduct.Until(async () => new { screen, width, over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") }, found => found.over <= 0);
            }

            if (width == 1280)
            {
                await Expect(page.Locator(".zone")).ToContainTextAsync("Times in Asia/Shanghai, this browser’s");
                Assert.True(await page.Locator(".zone").EvaluateAsync<bool>("zone => [zone, ...zone.querySelectorAll('*')].every(part => part.scrollWidth <= part.clientWidth + 1 || part.clientWidth === 0)"), "the zone is cut off");
            }
        }
    }
}
