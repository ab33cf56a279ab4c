using System.Text.RegularExpressions;
using Assurance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>What an operator does to many rows, with keys, and to the list itself.</summary>
public sealed class OperatorPageTests : PageTest
{
    [Fact]
    public async Task Many_are_acknowledged_with_one_comment_after_the_count_was_shown_and_it_is_undone()
    {
        await using var visit = await TwoFaultsAsync();
        var page = visit.Page;
        await page.Locator("[data-row]").First.FocusAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Expect(page.GetByText("1 chosen")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose all 2 that match" }).ClickAsync();
        await page.Keyboard.PressAsync("a");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Acknowledge: 2 rows");
        await dialog.GetByLabel("One comment for all").FillAsync("both seen");
        await SaveAsync(page, "bulk-dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(page.GetByText("Acknowledge: 2 done.")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-row] .ack.yes")).ToHaveCountAsync(2);
        await Expect(page.GetByText("chosen")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("[data-row] .ack.no")).ToHaveCountAsync(2);
        await page.Locator("[data-row]").First.ClickAsync();
        await Expect(visit.Section("Comments")).ToContainTextAsync("both seen");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_is_shelved_leaves_the_list_for_a_reason_is_found_again_and_taken_back()
    {
        await using var visit = await TwoFaultsAsync();
        var page = visit.Page;
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("s");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Shelve" })).ToBeDisabledAsync();
        await dialog.GetByLabel("Why they are shelved").FillAsync("waits for a part");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Shelve" }).ClickAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Button, new() { Name = "Not shelved 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Shelved 1", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("shelf=shelved"));
        await Expect(page.Locator("[data-row]")).ToContainTextAsync("Shelved by admin");
        await SaveAsync(page, "shelved");
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Choose f") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take back from the shelf" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Take back from the shelf" }).ClickAsync();
        await Expect(page.GetByText("Nothing matches the filter.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Faults" }).ClickAsync();
        await Expect(page.Locator("[data-row] .tag", new() { HasTextString = "Back from the shelf" })).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_list_stands_still_while_rows_are_chosen_and_says_what_waits()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await NoteNewAsync(page);
        await TrapAsync(down: true, ifIndex: 3);
        await Expect(page.GetByText(new Regex("[1-9] changed meanwhile")).Last).ToBeVisibleAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);

        // What came while they looked is marked until they have seen it.
        Assert.Equal(1, await MostNewAsync(page));
        await Expect(page.Locator("[data-row].new")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Keys_are_given_to_other_actions_and_columns_left_out_and_both_are_kept()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose the row: x" }).ClickAsync();
        await page.Keyboard.PressAsync("m");
        foreach (var (action, key) in new[] { ("Filter: /", "="), ("Acknowledge: a", "x"), ("Close what is open: Esc", "q"), ("Next row: j", "n") })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
            await page.Keyboard.PressAsync(key);
        }

        await SaveAsync(page, "keys");
        await CleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Columns" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Place" }).UncheckAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Place" })).ToHaveCountAsync(0);

        await page.ReloadAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Place" })).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("[data-row] .ack.yes")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("m");
        await Expect(page.GetByText("1 chosen")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("=");
        await Expect(page.GetByLabel("Filter", new() { Exact = true })).ToBeFocusedAsync();
        await Expect(page.GetByPlaceholder("Words to look for (=)")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("q");
        await Expect(page.GetByText("1 chosen")).ToHaveCountAsync(0);
        await page.Locator("[data-row]").First.ClickAsync();
        await Expect(page.Locator(".panel").GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true })).ToHaveAttributeAsync("title", "Close (q)");
        await page.Keyboard.PressAsync("q");
        await Expect(page.Locator(".panel")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Keys_rest_where_a_person_turned_them_off_and_work_once_they_are_on_again()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        var keys = page.GetByRole(AriaRole.Switch, new() { Name = "Keys are on" });
        await page.Keyboard.PressAsync("?");
        await keys.ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(keys).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keys", Exact = true }).ClickAsync();
        await Expect(page.GetByText("1 chosen")).ToHaveCountAsync(0);
        await keys.ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(keys).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Expect(page.GetByText("1 chosen")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Everything_suppressed_is_listed_with_what_suppresses_it()
    {
        await using var visit = await TwoFaultsAsync();
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Shelved, suppressed" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/alarms.*suppression="));
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Suppressed by" }).GetByRole(AriaRole.Button, new() { Name = "Planned work" })).ToHaveAttributeAsync("aria-pressed", "true");
        await SaveAsync(page, "suppressed");
    }

    [Fact]
    public async Task A_view_is_written_as_an_expression_kept_under_a_name_and_found_again()
    {
        await using var visit = await TwoFaultsAsync();
        var page = visit.Page;
        var filter = page.GetByLabel("Filter", new() { Exact = true });
        await filter.FillAsync("= keyAccounts > 0 and severtiy = major");
        await Expect(page.GetByText("At 23: there is no field “severtiy”")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);
        await filter.FillAsync("= keyAccounts > 0 and severity >= major");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Views" }).ClickAsync();
        await page.GetByLabel("Name of the view").FillAsync("Key accounts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this view" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Key accounts", Exact = true })).ToBeVisibleAsync();
        await SaveAsync(page, "views");

        await page.GetByRole(AriaRole.Link, new() { Name = "Faults" }).ClickAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Views" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Key accounts", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_new_fault_is_heard_once_the_person_has_let_the_page_sound()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.AddInitScriptAsync("""
            window.heard = [];
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...at) { window.heard.push(this.frequency.value); return start.apply(this, at); };
            """);
        await page.ReloadAsync();
        await Expect(page.Locator(".lamp.live")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sound off" }).ClickAsync();
        await page.GetByRole(AriaRole.Switch, new() { Name = "New faults are heard" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sound on" })).ToBeVisibleAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("window.heard.length"));
        await TrapAsync(down: true, ifIndex: 7);
        await RunningProduct.Until(() => page.EvaluateAsync<int>("window.heard.length"), heard => heard == 2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Quiet for 15 min" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Quiet for 14 min") })).ToBeVisibleAsync();
    }

    private async Task<Visit> TwoFaultsAsync()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await TrapAsync(down: true, ifIndex: 3);
        var visit = await EnterAsync();
        await Expect(visit.Page.Locator("[data-row]")).ToHaveCountAsync(2);
        return visit;
    }
}
