using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>Times in the zone a person wants: the browser's, UTC, the site's or the customer's; always named, and kept of each person, like all that they chose.</summary>
public sealed class ZonePageTests : PageTest
{
    [Fact]
    public async Task Times_are_of_the_browser_of_UTC_of_the_site_or_of_the_customer_and_say_so()
    {
        await PlaceAsync();
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.Locator("[data-row]").First.ClickAsync();
        var raised = page.Locator(".summary time").First;
        await Expect(page.Locator(".zone")).ToContainTextAsync("Times in Asia/Shanghai, this browser’s");
        await Expect(raised).ToHaveAttributeAsync("title", new Regex(@"GMT\+8"));

        await ChooseAsync(page, "Times in UTC");
        await Expect(raised).ToHaveAttributeAsync("title", new Regex("UTC"));
        await ChooseAsync(page, "Times of the site");
        await Expect(raised).ToContainTextAsync("GMT+6");
        await ChooseAsync(page, "Times of the customer");
        await Expect(raised).ToContainTextAsync(new Regex("E[SD]T"));
        await Expect(raised).ToHaveAttributeAsync("title", new Regex("E[SD]T"));
        await CleanInBothThemesAsync(page, "times-of-customer");
        await page.SetViewportSizeAsync(1280, 720);
        await Expect(page.Locator(".zone")).ToBeVisibleAsync();
        await SaveAsync(page, "times-1280");
        await page.SetViewportSizeAsync(390, 800);
        await Expect(page.Locator(".zone")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Settings" }).ClickAsync();
        await Expect(page.Locator(".zone")).ToBeVisibleAsync();
        await SaveAsync(page, "times-narrow");
        await page.SetViewportSizeAsync(1600, 900);

        await page.ReloadAsync();
        await Expect(raised).ToContainTextAsync(new Regex("E[SD]T"));
        await SpeakChineseAsync(page);
        await Expect(page.Locator(".zone")).ToContainTextAsync("按客户所在时区");
        await SaveAsync(page, "times-zh");
        await using var other = await Browser.VisitAsync(Product.Application.Url, token: await TokenAsync("wang", "operator"));
        await Expect(other.Page.Locator(".zone")).ToContainTextAsync("this browser’s");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_a_person_chose_follows_them_to_another_browser_and_a_list_begins_as_they_want_it()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await ChooseAsync(page, "Times in UTC");
        await page.Locator(".theme").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await page.GetByLabel("Filter").FillAsync("cable");
        await Expect(page).ToHaveURLAsync(new Regex("q=cable"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Views" }).ClickAsync();
        await page.GetByLabel("Name of the view").FillAsync("Cables");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this view" }).ClickAsync();
        var kept = page.WaitForResponseAsync(r => r.Url.EndsWith("/api/me/choices", StringComparison.Ordinal) && r.Ok && r.Request.PostData!.Contains("q=cable", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin this list with Cables" }).ClickAsync();
        await kept;

        await using var other = await EnterAsync();
        await Expect(other.Page.Locator(".zone")).ToContainTextAsync("Times in UTC");
        await Expect(other.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await Expect(other.Page.GetByLabel("Filter")).ToHaveValueAsync("cable");
        await SpeakChineseAsync(other.Page);
        await Expect(other.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");

        // The first browser has not heard of it: what it changes next does not undo it.
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".theme").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.Empty(visit.Complaints);
        Assert.Empty(other.Complaints);
    }

    private static async Task ChooseAsync(IPage page, string choice)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = "In whose zone times are told" }).ClickAsync();
        await page.Locator(".ant-select-item-option-content").GetByText(choice, new() { Exact = true }).ClickAsync();
        await Expect(page.Locator(".zone").First).ToContainTextAsync(choice);
    }

    private async Task PlaceAsync()
    {
        var folder = Directory.CreateTempSubdirectory("zones").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "sites.csv"), "id,organization,name,latitude,longitude,kind,timeZone\nwh,hb,武汉,30.6,114.3,core,Asia/Urumqi\n");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "customers.csv"),
            "id,parent,name,classes,stars,monthlySpend,industry,organization,language,accountManager,timeZone\ngov,,省政府,important|strategic,5,30000,government,hb,zh-CN,am1,America/New_York\n");
        await Product.ImportAsync(folder);
        Directory.Delete(folder, recursive: true);
    }
}
