using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>Planned work by month and week: read by anybody, moved in by keys, and what goes wrong with it stands out.</summary>
public sealed class CalendarPageTests : PageTest
{
    private readonly DateTimeOffset now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task A_month_and_a_week_show_what_runs_and_what_conflicts_and_open_its_page()
    {
        await PlanAsync();
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Planned work" }).ClickAsync();
        await page.GetByText("Month", new() { Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("look=month"));
        var cut = page.Locator("table.month .work-entry", new() { HasTextString = "Cut over A" }).First;
        await Expect(cut).ToContainTextAsync(new Regex("Cut over A; pwA; .*running now; 1 circuit would go down.*other leg: pwB; 1 element;"));
        await Expect(page.GetByText("Times in Asia/Shanghai").Last).ToBeVisibleAsync();
        await CleanInBothThemesAsync(page, "calendar-month");
        await cut.ClickAsync();
        await Expect(visit.Section("Would go down because the other leg is broken or worked on")).ToContainTextAsync("HB-0002");
        await page.Keyboard.PressAsync("Escape");

        await page.GetByText("Week", new() { Exact = true }).ClickAsync();
        await Expect(page.Locator("table.week .work-entry.wrong").First).ToContainTextAsync("Running");
        await CleanInBothThemesAsync(page, "calendar-week");
        await page.SetViewportSizeAsync(3840, 2160);
        await SaveAsync(page, "calendar-week-4k");
        await page.SetViewportSizeAsync(1280, 720);
        await SaveAsync(page, "calendar-week-1280");
        await page.SetViewportSizeAsync(390, 800);
        await Expect(page.Locator(".day-list .work-entry").First).ToContainTextAsync("Cut over");
        await CleanInBothThemesAsync(page, "calendar-week-narrow");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Keys_move_from_day_to_day_and_turn_the_leaf_and_the_day_stands_in_the_address()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.GotoAsync("/plannedWork?look=month&day=2098-12-31");
        var day = page.Locator("[data-day='2098-12-31']");
        await Expect(day).ToHaveAttributeAsync("aria-pressed", "true");
        await day.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page).ToHaveURLAsync(new Regex("day=2099-01-02"));
        await Expect(page.Locator("[data-day='2099-01-02']")).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "January 2099" })).ToBeVisibleAsync();

        // From 16:00 UTC: in Shanghai it is the second of January.
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("table .work-entry:focus")).ToContainTextAsync("00:00–04:00");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "割接 武宜2号 pw1" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("[data-day='2099-01-02']").FocusAsync();
        await page.Keyboard.PressAsync("PageDown");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "February 2099" })).ToBeVisibleAsync();
        await SpeakChineseAsync(page);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2099年2月" })).ToBeVisibleAsync();
        await Expect(page.Locator(".day-list").GetByText("没有割接")).ToBeVisibleAsync();
        await SaveAsync(page, "calendar-zh");
        Assert.Empty(visit.Complaints);
    }

    // Both legs of the bank's circuit at the same time.
    private async Task PlanAsync()
    {
        var folder = Directory.CreateTempSubdirectory("planned-work").FullName;
        string At(double hours) => now.AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "planned_work.csv"),
            $"id,name,start,end,elements,organization,excludesSla\npwA,Cut over A,{At(-1)},{At(3)},cb,hb,true\npwB,Cut over B,{At(-0.5)},{At(2)},l2,hb,true\npwC,Splice,{At(26)},{At(30)},cb,hb,true\n");
        await Product.ImportAsync(folder);
        Directory.Delete(folder, recursive: true);
    }
}
