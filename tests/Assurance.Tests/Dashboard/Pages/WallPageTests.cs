using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>A screen on a wall, opened by its link in a browser that nobody logged in at.</summary>
public sealed class WallPageTests : PageTest
{
    [Fact]
    public async Task A_link_opens_the_wall_which_turns_its_pages_and_says_when_it_is_not_live()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Wall screens" }).ClickAsync();
        await visit.Page.GetByLabel("Where the screen hangs").FillAsync("hall 1");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = new Uri(await visit.Page.Locator(".wall-link").InnerTextAsync());
        await SaveAsync(visit.Page, "walls");

        await using var wire = new Wire(new Uri(Product.Application.Url));
        await using var wall = await Browser.VisitAsync(wire.Url);
        var page = wall.Page;
        await page.SetViewportSizeAsync(1920, 1080);
        await page.GotoAsync($"/wall?every=5{link.Fragment}");
        await Expect(page.Locator("main.wall[data-page=faults]")).ToBeVisibleAsync();
        Assert.DoesNotContain("#", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator(".wall-counts .major b")).ToHaveTextAsync("1");
        await Expect(page.Locator(".wall-rows")).ToContainTextAsync("省政府");
        await SaveAsync(page, "wall-faults");
        await CleanAsync(page);
        // Its turn comes every ten seconds: one may be missed.
        await Expect(page.Locator("main.wall[data-page=accounts]")).ToContainTextAsync("省政府", new() { Timeout = 45_000 });
        await SaveAsync(page, "wall-accounts");

        wire.Cut();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("NOT LIVE");
        await SaveAsync(page, "wall-stale");
        wire.Mend();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "End hall 1" }).ClickAsync();
        await Expect(page.GetByLabel("Password", new() { Exact = true })).ToBeVisibleAsync();
    }
}
