using System.Text.RegularExpressions;
using Assurance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>The list stands still while a person would lose their place in it, and shows at once what they do to many rows.</summary>
public sealed partial class StandStillPageTests : PageTest
{
    [Fact]
    public async Task It_stands_still_while_a_menu_or_an_editor_is_open_and_moves_on_afterwards()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        var resume = page.GetByRole(AriaRole.Button, new() { Name = "Resume" });
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Columns" }).ClickAsync();
        await Expect(resume).ToBeVisibleAsync();
        await TrapAsync(down: true, ifIndex: 3);
        // The first may change too: it settles and gets its ticket.
        await Expect(page.GetByText(Meanwhile()).Last).ToBeVisibleAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Faults" }).ClickAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);
        await Expect(resume).ToHaveCountAsync(0);

        await page.Locator("[data-row]").First.ClickAsync();
        await page.GetByLabel("Comment", new() { Exact = true }).FocusAsync();
        await Expect(resume).ToBeVisibleAsync();
        await page.GetByLabel("Comment", new() { Exact = true }).BlurAsync();
        await Expect(resume).ToHaveCountAsync(0);
        await page.GetByLabel("Filter", new() { Exact = true }).FocusAsync();
        await Expect(resume).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_done_to_many_shows_before_the_host_has_answered_and_goes_back_where_it_refused()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await TrapAsync(down: true, ifIndex: 3);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);
        var asked = new TaskCompletionSource<IRoute>();
        await page.RouteAsync("**/problemAcknowledgement", route => Task.FromResult(asked.TrySetResult(route)));
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Choose all" }).ClickAsync();
        await page.Keyboard.PressAsync("a");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        var held = await asked.Task;
        await Expect(page.Locator("[data-row].fresh")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.All(Product.Application.State.Faults, f => Assert.Null(f.Acknowledged));

        await held.FulfillAsync(new() { Status = 503, ContentType = "application/json", Body = "{}" });
        await Expect(page.Locator("[data-row].fresh")).ToHaveCountAsync(2);
        await Expect(page.Locator(".bulk-failed")).ToContainTextAsync("f1");

        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Choose all" }).ClickAsync();
        await page.Keyboard.PressAsync("a");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(page.GetByText("Acknowledge: 2 done.")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-row].fresh")).ToHaveCountAsync(0);
        Assert.All(Product.Application.State.Faults, f => Assert.Equal("admin", f.Acknowledged?.User));
    }

    [GeneratedRegex("^[12] changed meanwhile$")]
    private static partial Regex Meanwhile();
}
