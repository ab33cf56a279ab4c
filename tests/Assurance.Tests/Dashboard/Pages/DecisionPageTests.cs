using Assurance.Tests.EndToEnd;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>What a person decides about a fault against the engine, on its page.</summary>
public sealed class DecisionPageTests : PageTest
{
    [Fact]
    public async Task An_operator_splits_an_alarm_off_and_names_another_cause_and_leaves_both_to_the_engine_again()
    {
        foreach (var (near, far) in new[] { (7, 1), (8, 2) })
        {
            await TrapAsync(down: true, near);
            Assert.Equal(0, await RealSenders.LinkTrapV1Async(Product.Application.Snmp, "192.0.2.2", down: true, far));
        }

        await using var visit = await EnterAsync();
        var page = visit.Page;
        await visit.Rows("武宜1号").ClickAsync();
        await Expect(visit.Section("Cause")).ToContainTextAsync("武宜1号");
        await page.GetByRole(AriaRole.Button, new() { Name = "Split off alarms" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Split off 0" })).ToBeDisabledAsync();
        await dialog.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await SaveAsync(page, "fault-split");
        await CleanAsync(page);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Split off 1" }).ClickAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);
        // What was split off is the decision's; the rest is the engine's as before.
        await page.Locator("[data-row]:not([data-row='f1'])").ClickAsync();
        await Expect(page.GetByText("Split off by admin")).ToBeVisibleAsync();
        await SaveAsync(page, "fault-split-off");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave it to the engine" }).ClickAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);

        await page.Locator("[data-row]").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Name the cause" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Cause" }).ClickAsync();
        var other = page.Locator(".ant-select-item-option").First;
        var named = (await other.InnerTextAsync()).Split(" (")[0];
        await other.ClickAsync();
        await SaveAsync(page, "fault-root");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Name the cause" }).ClickAsync();
        await Expect(page.GetByText("Cause named by")).ToBeVisibleAsync();
        await Expect(page.Locator(".panel-head")).ToContainTextAsync(named);
        await Expect(page.GetByText("The engine had named 武宜1号")).ToBeVisibleAsync();
        await SaveAsync(page, "fault-root-named");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave it to the engine" }).ClickAsync();
        await Expect(page.Locator(".panel-head")).ToContainTextAsync("武宜1号");
        Assert.Empty(visit.Complaints);
    }
}
