using System.Globalization;
using System.Text.RegularExpressions;
using Assurance.Tests.EndToEnd;
using Assurance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>The bar of time in a real browser.</summary>
public sealed class PastPageTests : PageTest
{
    /// <summary>How many points of the map are neither grey nor nearly so: the mark of a site that is in trouble.</summary>
    private const string InColour = """
        () => [...document.querySelectorAll('.sheet-place canvas')].reduce((sum, canvas) => {
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          for (let at = 0; at < data.length; at += 4) {
            if (data[at + 3] > 200 && Math.max(data[at], data[at + 1], data[at + 2]) - Math.min(data[at], data[at + 1], data[at + 2]) > 90) sum++;
          }
          return sum;
        }, 0)
        """;

    [Fact]
    public async Task A_person_stands_at_a_past_moment_opens_what_was_broken_then_and_comes_back()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await visit.Rows("WH-YC 1").Or(visit.Rows("GigabitEthernet1/0/1")).ClickAsync();
        await Expect(visit.Section("Who was told")).ToContainTextAsync("wang.li@example.cn");
        var then = DateTimeOffset.UtcNow;
        await page.Keyboard.PressAsync("Escape");
        await PassedAsync(then, 2);
        await TrapAsync(down: false, ifIndex: 7);
        await Expect(page.GetByText("No fault is open.")).ToBeVisibleAsync();
        await PassedAsync(then, 4);

        await page.GetByRole(AriaRole.Button, new() { Name = "Time machine" }).ClickAsync();
        await Expect(page.GetByText("You see what is now.")).ToBeVisibleAsync();
        await page.GetByLabel(new Regex("^Moment \\(")).FillAsync(then.AddSeconds(1).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        await Expect(page.GetByText("this is not live").Last).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("at=20"));
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-row].new")).ToHaveCountAsync(0);
        await OneLineAsync(page);
        await page.Locator("[data-row]").ClickAsync();
        await Expect(visit.Section("Timeline")).ToContainTextAsync("Opened");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" })).ToBeDisabledAsync();
        await SaveAsync(page, "past-fault");

        // The address holds the moment, and every page keeps it.
        await page.GetByRole(AriaRole.Link, new() { Name = "Alarms" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("alarms.*at=20"));
        await Expect(visit.Rows("Link down")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(visit.Rows("Link down")).ToBeVisibleAsync();
        await CleanAsync(page);
        await SaveAsync(page, "past-alarms");

        await page.GetByRole(AriaRole.Button, new() { Name = "Back to now" }).ClickAsync();
        await Expect(page.GetByText("No alarm stands.")).ToBeVisibleAsync();
        Assert.DoesNotContain("at=", page.Url, StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task It_plays_on_from_there_until_what_was_broken_is_mended()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        var then = await BrokenAndMendedAsync(page);

        await page.GotoAsync($"/faults?at={Uri.EscapeDataString(then.ToString("O", CultureInfo.InvariantCulture))}");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Back to now" })).ToBeEnabledAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_map_and_the_topology_stand_where_it_was_broken_and_play_on_until_it_is_mended()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        var then = await BrokenAndMendedAsync(page);
        foreach (var (screen, broken, mended) in new[]
        {
            ("/map", "[data-site]", "No site has an open fault."),
            ("/topology", ".page-body li", "Nothing stood here at that moment."),
        })
        {
            await page.GotoAsync($"{screen}?at={Uri.EscapeDataString(then.ToString("O", CultureInfo.InvariantCulture))}");
            await Expect(page.GetByText("this is not live").Last).ToBeVisibleAsync();
            await Expect(page.Locator(broken).First).ToBeVisibleAsync();
            if (screen == "/map")
            {
                // The list is there before the picture.
                await Expect(page.Locator(".sheet-place:not([aria-busy]) canvas").First).ToBeVisibleAsync();
                Assert.True(await page.EvaluateAsync<int>(InColour) > 20, "nothing on the map has a colour");
            }

            await SaveAsync(page, "past" + screen.Replace('/', '-'));
            await page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
            await Expect(page.GetByText(mended)).ToBeVisibleAsync();
        }

        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_moment_that_cannot_be_had_says_why_and_is_asked_for_again()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await TrapAsync(down: true, ifIndex: 7);
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        var then = DateTimeOffset.UtcNow;
        await PassedAsync(then, 2);
        await page.RouteAsync("**/api/past/faults?*", route => route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = "{}" }));
        await page.GotoAsync($"/faults?at={Uri.EscapeDataString(then.ToString("O", CultureInfo.InvariantCulture))}");
        await Expect(page.Locator("main").GetByRole(AriaRole.Alert)).ToContainTextAsync("the host cannot do this now");
        await page.UnrouteAllAsync();
        await page.Locator("main").GetByRole(AriaRole.Alert).GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_tickets_and_a_customers_page_stand_in_the_past_too()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Tickets" }).ClickAsync();
        await page.Locator("[data-row]").First.ClickAsync();
        await page.GetByLabel("What you saw or did").FillAsync("on the way");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        // It shows before it is sent, and counts once it is.
        await RunningProduct.Until(() => Task.FromResult(Product.Application.State.Tickets.Single().Notes.Length), notes => notes == 1);
        var then = DateTimeOffset.UtcNow;
        await PassedAsync(then, 1);
        await page.GetByLabel("What you saw or did").FillAsync("spliced");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await RunningProduct.Until(() => Task.FromResult(Product.Application.State.Tickets.Single().Notes.Length), notes => notes == 2);
        await TrapAsync(down: false, ifIndex: 7);
        await RunningProduct.Until(() => Task.FromResult(Product.Application.State.Faults.Single().Status.ToString()), status => status == "Resolved");
        await PassedAsync(DateTimeOffset.UtcNow, 2);

        await page.GotoAsync($"/tickets/t1?at={Uri.EscapeDataString(then.ToString("O", CultureInfo.InvariantCulture))}");
        await Expect(visit.Section("Notes")).ToContainTextAsync("on the way");
        await Expect(visit.Section("Notes")).Not.ToContainTextAsync("spliced");
        await Expect(page.GetByLabel("What you saw or did")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "In progress", Exact = true })).ToBeDisabledAsync();
        await CleanInBothThemesAsync(page, "past-ticket");

        await page.GetByRole(AriaRole.Link, new() { Name = "Customers" }).ClickAsync();
        await visit.Rows("省政府").ClickAsync();
        await Expect(visit.Section("What touched it at that moment")).ToContainTextAsync("HB-0001");
        await Expect(visit.Section("What touched it before")).ToContainTextAsync("Nothing touched it");
        await CleanInBothThemesAsync(page, "past-customer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Back to now" }).ClickAsync();
        await Expect(visit.Section("What touches it now")).ToContainTextAsync("Nothing touches it");
        Assert.Empty(visit.Complaints);
    }

    /// <summary>What steers the bar of time stands on one line on a screen of 1280 px.</summary>
    private static async Task OneLineAsync(IPage page)
    {
        await page.SetViewportSizeAsync(1280, 800);
        Assert.True(await page.Locator(".time-bar-row > :is(button, input)").EvaluateAllAsync<bool>("all => { const tops = all.map(e => e.getBoundingClientRect().top); return Math.max(...tops) - Math.min(...tops) < 12; }"));
    }

    // The field speaks of whole seconds, and the past ends a second ago.
    private static Task PassedAsync(DateTimeOffset since, double seconds) =>
        RunningProduct.Until(() => Task.FromResult(DateTimeOffset.UtcNow - since), passed => passed > TimeSpan.FromSeconds(seconds));

    /// <summary>Breaks a link and mends it; returns a moment in between.</summary>
    private async Task<DateTimeOffset> BrokenAndMendedAsync(IPage page)
    {
        await TrapAsync(down: true, ifIndex: 7);
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        var then = DateTimeOffset.UtcNow;
        await TrapAsync(down: false, ifIndex: 7);
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(0);
        await PassedAsync(then, 2);
        return then;
    }
}
