using System.Text.RegularExpressions;
using Assurance.Model.Faults;
using Assurance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>Faults given to people: many at once and one by one, found again as one's own, and what is said to who was slower.</summary>
public sealed class AssignmentPageTests : PageTest
{
    [Fact]
    public async Task Many_are_given_to_a_person_by_key_found_as_mine_and_given_back()
    {
        await using var visit = await TwoFaultsAsync();
        var page = visit.Page;
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose all 2 that match" }).ClickAsync();
        await page.Keyboard.PressAsync("g");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Assign: 2 rows");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Assign" })).ToBeDisabledAsync();
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "To whom" }).ClickAsync();
        await page.GetByText("admin (myself)").ClickAsync();
        await SaveAsync(page, "assign-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await Expect(page.GetByText("Assign: 2 done.")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-row] .mine")).ToHaveCountAsync(2);
        Assert.All(Product.Application.State.Faults, f => Assert.Equal("admin", Product.Application.State.AssignmentOf(f.Id)!.User));

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("[data-row] .mine")).ToHaveCountAsync(0);
        await page.Locator("[data-row]").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Whose it is" })).ToContainTextAsync("Assigned to me");
        await Expect(visit.Section("Timeline")).ToContainTextAsync("ssigned to admin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Views" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mine", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("holder=mine"));
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await CleanInBothThemesAsync(page, "assigned");

        // The ticket is the same person's.
        await page.GetByRole(AriaRole.Link, new() { Name = "Tickets" }).ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Assigned to" }).GetByRole(AriaRole.Button, new() { Name = "Mine" }).ClickAsync();
        await page.Locator("[data-row]").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Whose it is" })).ToContainTextAsync("Assigned to me");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take away" }).ClickAsync();
        await Expect(page.GetByText("Assigned to nobody")).ToBeVisibleAsync();
        await SpeakChineseAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "由我处理" }).ClickAsync();
        await Expect(page.GetByText("已指派给我")).ToBeVisibleAsync();
        await SaveAsync(page, "assigned-ticket-zh");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Tickets_are_acknowledged_and_given_to_a_person_from_their_list_by_key_and_taken_back()
    {
        await using var visit = await TwoFaultsAsync();
        var page = visit.Page;
        var state = Product.Application.State;
        await page.GetByRole(AriaRole.Link, new() { Name = "Tickets" }).ClickAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("a");
        await Expect(page.Locator("[data-row].fresh")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-row] [title^='Acknowledged by admin']")).ToHaveCountAsync(1);
        // A row shows it before the host has answered.
        await EachAsync(fault => fault.Acknowledged?.User, ["admin", null]);

        await page.Keyboard.PressAsync("x");
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose all 2 that match" }).ClickAsync();
        await SaveAsync(page, "tickets-chosen");
        await page.Keyboard.PressAsync("g");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Assign: 2 rows");
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "To whom" }).ClickAsync();
        await page.GetByText("admin (myself)").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await Expect(page.Locator("[data-row] .mine")).ToHaveCountAsync(2);
        await EachAsync(fault => state.AssignmentOf(fault.Id)?.User, ["admin", "admin"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("[data-row] .mine")).ToHaveCountAsync(0);
        await EachAsync(fault => state.AssignmentOf(fault.Id)?.User, [null, null]);

        await page.Keyboard.PressAsync("x");
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose all 2 that match" }).ClickAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(dialog).ToContainTextAsync("Acknowledge: 2 rows");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(page.Locator("[data-row].fresh")).ToHaveCountAsync(0);
        await EachAsync(fault => fault.Acknowledged?.User, ["admin", "admin"]);
        await CleanInBothThemesAsync(page, "tickets-acknowledged");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Who_was_slower_at_a_ticket_is_told_who_has_it()
    {
        await using var visit = await TwoFaultsAsync();
        var slow = visit.Page;
        await slow.GetByRole(AriaRole.Link, new() { Name = "Tickets" }).ClickAsync();
        await Expect(slow.Locator("[data-row]")).ToHaveCountAsync(2);
        await slow.Keyboard.PressAsync("j");
        await slow.Keyboard.PressAsync("x");
        await Expect(slow.GetByText("1 chosen")).ToBeVisibleAsync();
        var ticket = (await slow.Locator("[data-row]").First.GetAttributeAsync("data-row"))!;
        await using var other = await Browser.VisitAsync(Product.Application.Url, token: await TokenAsync("wang", "operator"));
        await other.Page.GotoAsync($"/tickets/{ticket}");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await Expect(other.Page.GetByText("Assigned to me")).ToBeVisibleAsync();

        await slow.Keyboard.PressAsync("g");
        var dialog = slow.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "To whom" }).ClickAsync();
        await slow.GetByText("admin (myself)").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await Expect(slow.Locator(".bulk-failed")).ToContainTextAsync(new Regex($@"{ticket} \(meanwhile wang gave it to wang"));
        await Expect(slow.Locator($"[data-row={ticket}]")).ToContainTextAsync("wang");
    }

    [Fact]
    public async Task Who_was_slower_is_told_by_whom_to_whom_and_when_and_the_row_stays_the_others()
    {
        await using var visit = await TwoFaultsAsync();
        var slow = visit.Page;
        await slow.Keyboard.PressAsync("j");
        await slow.Keyboard.PressAsync("x");
        await Expect(slow.GetByText("1 chosen")).ToBeVisibleAsync();
        var fault = (await slow.Locator("[data-row]").First.GetAttributeAsync("data-row"))!;
        await using var other = await Browser.VisitAsync(Product.Application.Url, token: await TokenAsync("wang", "operator"));
        await Expect(other.Page.Locator($"[data-row={fault}]")).ToBeVisibleAsync();
        await other.Page.Locator($"[data-row={fault}]").ClickAsync();
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await Expect(other.Page.GetByText("Assigned to me")).ToBeVisibleAsync();

        await slow.Keyboard.PressAsync("g");
        var dialog = slow.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "To whom" }).ClickAsync();
        await slow.GetByText("admin (myself)").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await Expect(slow.Locator(".bulk-failed")).ToContainTextAsync(new Regex($@"{fault} \(meanwhile wang gave it to wang, .*GMT"));
        await Expect(slow.Locator($"[data-row={fault}]")).ToContainTextAsync("wang");
        await SaveAsync(slow, "assign-conflict");
        Assert.Equal("wang", Product.Application.State.AssignmentOf(fault)!.User);
    }

    private Task EachAsync(Func<Fault, string?> whose, string?[] users) => RunningProduct.Until(
        () => Task.FromResult(Product.Application.State.Faults.Select(whose).OrderByDescending(user => user).ToArray()), found => found.SequenceEqual(users));

    private async Task<Visit> TwoFaultsAsync()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await TrapAsync(down: true, ifIndex: 3);
        var visit = await EnterAsync();
        await Expect(visit.Page.Locator("[data-row]")).ToHaveCountAsync(2);
        return visit;
    }
}
