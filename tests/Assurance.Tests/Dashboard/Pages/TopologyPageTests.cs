using System.Text.RegularExpressions;
using Assurance.Tests.EndToEnd;
using Assurance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>The topology and the map in a real browser over the whole running Product.</summary>
public sealed class TopologyPageTests : PageTest
{
    [Fact]
    public async Task A_fault_shows_its_cause_in_the_network_and_a_click_leads_on()
    {
        await CutAsync();
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await visit.Rows("武宜1号").ClickAsync();
        var section = visit.Section("Topology");
        await ExpectDrawnAsync(page, ["cable/ca", "device/r1", "device/r2", "link/l1", "link/l2"]);
        await SaveAsync(page, "fault-topology");

        await ClickNodeAsync(page, "cable/ca");
        await Expect(section.Locator(".chosen")).ToContainTextAsync("武宜1号 cable");
        await Expect(section.Locator(".chosen")).ToContainTextAsync("Root cause");
        await Expect(section.Locator(".chosen")).ToContainTextAsync("Does not work");
        await section.GetByText("The same as a list").ClickAsync();
        await Expect(section.Locator("[data-node='link/l1']")).ToContainTextAsync("Does not work");
        await Expect(section.Locator("[data-edge='link/l3']")).ToContainTextAsync("Works");

        await section.GetByRole(AriaRole.Button, new() { Name = "WH-YC 3" }).ClickAsync();
        await section.GetByRole(AriaRole.Button, new() { Name = "Unfold" }).ClickAsync();
        await ExpectDrawnAsync(page, ["cable/ca", "cable/cb", "device/r1", "device/r2", "link/l1", "link/l2", "link/l3"]);
        await Expect(section.Locator("[data-node='cable/cb']")).ToContainTextAsync("WH-YC 3");
        await SaveAsync(page, "fault-topology-unfolded");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Somebody_with_a_keyboard_finds_a_thing_and_walks_the_network_from_it()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Topology" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Find a site, a device or a cable").FillAsync("宜昌");
        await page.GetByRole(AriaRole.Link, new() { Name = "宜昌" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/topology\?around=site%2Fyc"));
        await ExpectDrawnAsync(page, ["cable/ca", "cable/cb", "device/r2", "site/yc"]);

        await page.Locator("[data-node='device/r2']").GetByRole(AriaRole.Button).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Unfold (3 hidden)" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await ExpectDrawnAsync(page, ["cable/ca", "cable/cb", "device/r1", "device/r2", "site/yc"]);
        await Expect(page.Locator("[data-edge]")).ToHaveCountAsync(3);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_map_shows_a_fault_come_and_go_where_it_is_and_asks_nobody_else()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GetByRole(AriaRole.Link, new() { Name = "Map" }).ClickAsync();
        await Expect(page.GetByText("2 sites, 2 cables.")).ToBeVisibleAsync();
        await Expect(page.Locator(".sheet-place canvas").First).ToBeVisibleAsync();
        await Expect(page.GetByText("No site has an open fault.")).ToBeVisibleAsync();
        await page.EvaluateAsync("window.sameDocument = true");

        await CutAsync();
        var wuhan = page.Locator("[data-site='wh']");
        await Expect(wuhan.GetByRole(AriaRole.Link, new() { Name = "武宜1号" })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-site]")).ToHaveCountAsync(2);
        await wuhan.GetByRole(AriaRole.Button, new() { Name = "武汉" }).ClickAsync();
        var card = page.GetByRole(AriaRole.Dialog, new() { Name = "武汉" });
        await Expect(card).ToContainTextAsync("Cable broken");
        await SaveAsync(page, "map-card");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go to the site" }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(card).ToHaveCountAsync(0);

        await SaveAsync(page, "map-near");
        await page.Locator(".sheet-place").ClickAsync();
        await card.GetByRole(AriaRole.Link, new() { Name = "武宜1号" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/faults/f"));
        await page.GoBackAsync();
        await CableAsync(down: false);
        await Expect(page.GetByText("No site has an open fault.")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument === true"));
        Assert.All(asked, url => Assert.StartsWith(Product.Application.Url, url.Replace("ws:", "http:", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_account_manager_sees_the_graph_of_their_fault_and_no_way_into_the_network()
    {
        await CutAsync();
        await using var visit = await Browser.VisitAsync(Product.Application.Url, token: await TokenAsync("am2", "accountManager"));
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Faults" }).ClickAsync();
        await visit.Rows("武宜1号").ClickAsync();
        await ExpectDrawnAsync(page, ["cable/ca", "device/r1", "device/r2", "link/l1", "link/l2"]);
        await ClickNodeAsync(page, "device/r1");
        await Expect(page.Locator(".chosen")).ToContainTextAsync("Not known");
        await Expect(page.Locator(".chosen").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Graph_and_map_are_clean_of_what_axe_finds_in_both_themes_and_speak_chinese()
    {
        await CutAsync();
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await Expect(page.Locator("[data-row]").First).ToBeVisibleAsync();
        var fault = await page.Locator("[data-row]").First.GetAttributeAsync("data-row");
        foreach (var (screen, path, ready) in new[]
        {
            ("fault-graph", $"/faults/{fault}", ".graph canvas"), ("topology", "/topology", ".page-body li"), ("topology-device", "/topology?around=device/r1", ".graph canvas"), ("map", "/map", ".sheet-place canvas"),
        })
        {
            await visit.WalkAsync(path);
            await Expect(page.Locator(ready).First).ToBeVisibleAsync();
            await CleanInBothThemesAsync(page, screen);
        }

        await page.Locator(".language").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "有未恢复故障的站点" })).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(390, 800);
        await SaveAsync(page, "map-narrow");
        Assert.Empty(visit.Complaints);
    }

    // The library leaves the graph at its element.
    private static async Task ExpectDrawnAsync(IPage page, string[] nodes)
    {
        await page.WaitForFunctionAsync(
            "wanted => document.querySelector('.graph-place')?._cyreg?.cy.nodes().map(n => n.id()).sort().join() === wanted", string.Join(',', nodes));
        Assert.True(await page.Locator(".graph-place canvas").CountAsync() > 0);
    }

    private static async Task ClickNodeAsync(IPage page, string node)
    {
        await page.Locator(".graph-place").ScrollIntoViewIfNeededAsync();
        var at = await page.EvaluateAsync<float[]>(
            "node => { const place = document.querySelector('.graph-place'); const { x, y } = place._cyreg.cy.getElementById(node).renderedPosition(); return [x, y]; }", node);
        await page.Locator(".graph-place").ClickAsync(new LocatorClickOptions { Position = new Position { X = at[0], Y = at[1] } });
    }

    private Task CutAsync() => CableAsync(down: true);

    // Both ends tell: one end alone would speak against its neighbour.
    private async Task CableAsync(bool down)
    {
        foreach (var (near, far) in new[] { (7, 1), (8, 2) })
        {
            Assert.Equal(0, await RealSenders.LinkTrapAsync(Product.Application.Snmp, down, near));
            Assert.Equal(0, await RealSenders.LinkTrapV1Async(Product.Application.Snmp, "192.0.2.2", down, far));
        }
    }
}
