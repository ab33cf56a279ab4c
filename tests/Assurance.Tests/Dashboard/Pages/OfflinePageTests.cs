using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Assurance.Tests.Storage;
using Assurance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>The page where there is no signal: it opens, shows the tickets that were opened before, and forgets them when somebody signs out.</summary>
public sealed class OfflinePageTests : PageTest
{
    private const string Ready =
        "navigator.serviceWorker.ready.then(async () => navigator.serviceWorker.controller !== null && (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length))).some((files) => files > 20))";

    private const string KeptPictures = """
        () => new Promise(done => indexedDB.open('assurance.kept').onsuccess = ({ target: { result } }) =>
          result.transaction('kept').objectStore('kept').getAll().onsuccess = ({ target }) => { result.close(); done(target.result.reduce((sum, { ticket }) => sum + Object.keys(ticket?.pictures ?? {}).length, 0)); })
        """;

    [Fact]
    public async Task A_ticket_that_was_opened_opens_again_without_a_signal_and_what_is_written_then_is_sent()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var wire = new Wire(new Uri(Product.Application.Url));
        await using var visit = await EnterAsync(wire.Url);
        var page = visit.Page;
        await OpenTicketAsync(visit);
        var address = page.Url;
        await page.GetByLabel("Take or choose a picture").SetInputFilesAsync(new FilePayload { Name = "IMG_1.JPG", MimeType = "image/jpeg", Buffer = SomePicture.Held(6, 640, 320) });
        await page.GetByLabel("What the picture shows").FillAsync("人井 3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add picture" }).ClickAsync();
        await RunningProduct.Until(() => page.EvaluateAsync<int>(KeptPictures), n => n == 1);

        wire.Cut();
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("only the tickets you opened before");
        await Expect(page.Locator(".panel .kept")).ToContainTextAsync("as this device keeps it");
        await Expect(visit.Section("What it is about")).ToContainTextAsync("WH-R1");
        await Expect(visit.Section("Affected customers")).ToContainTextAsync("省政府");
        await Expect(page.GetByAltText("人井 3")).ToHaveAttributeAsync("src", new Regex("^blob:"));
        Assert.True(await page.GetByAltText("人井 3").EvaluateAsync<bool>("picture => picture.decode().then(() => picture.naturalWidth > 0)"));
        await page.GetByLabel("What you saw or did").FillAsync("人井进水");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(visit.Section("Notes")).ToContainTextAsync("Not sent yet");
        await CleanInBothThemesAsync(page, "ticket-kept-narrow");
        await Expect(page.Locator(".zone")).ToHaveTextAsync(new Regex("Asia/Shanghai"));

        // Opened anew, without an address: the tickets that are at hand.
        await page.GotoAsync("/");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await SpeakChineseAsync(page);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("保存在此设备上的工单");
        await SaveAsync(page, "tickets-kept-zh-narrow");

        wire.Mend();
        await Expect(page.Locator(".lamp.live")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await RunningProduct.Until(() => Task.FromResult(Product.Application.State.Tickets.Single().Notes.Length), n => n == 1, seconds: 30);
        await Expect(page.Locator(".line-banner")).ToHaveCountAsync(0);
        await page.GotoAsync(address);
        await Expect(page.Locator(".panel .kept")).ToHaveCountAsync(0);
        await Expect(visit.Section("记录")).ToContainTextAsync("人井进水");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Signing_out_takes_what_was_kept_from_the_device_and_the_next_person_finds_nothing()
    {
        await TrapAsync(down: true, ifIndex: 7);
        using var made = await Product.Admin.PostAsJsonAsync("/api/users", new { name = "wang", role = "engineer", password = "another-secret-1" });
        made.EnsureSuccessStatusCode();
        await using var wire = new Wire(new Uri(Product.Application.Url));
        await using var visit = await EnterAsync(wire.Url);
        var page = visit.Page;
        await OpenTicketAsync(visit);
        await SignOutAsync(page);
        await Expect(page.GetByLabel("Password", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(0, await KeptAsync(page));

        await page.GotoAsync("/customers");
        await visit.LogInAsync("wang", "another-secret-1");
        await Expect(page.Locator(".lamp.live")).ToBeVisibleAsync();
        await RunningProduct.Until(() => KeptAsync(page), n => n == 1);
        wire.Cut();
        await page.GotoAsync("/tickets/t1");
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("only the tickets you opened before");
        await Expect(page.GetByText("省政府")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(0);

        // Without a signal too; the host is told once there is one.
        await SignOutAsync(page);
        await Expect(page.GetByLabel("Password", new() { Exact = true })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("does not answer");
        wire.Mend();
        await Expect(page.GetByLabel("Password", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(0, await KeptAsync(page));
    }

    [Fact]
    public async Task What_somebody_chooses_right_before_signing_out_is_kept()
    {
        await using (var visit = await EnterAsync())
        {
            await visit.Page.Locator(".theme").ClickAsync();
            await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
            await SignOutAsync(visit.Page);
            await Expect(visit.Page.GetByLabel("Password", new() { Exact = true })).ToBeVisibleAsync();
        }

        await using var again = await EnterAsync();
        await Expect(again.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }

    [Fact]
    public async Task A_part_that_is_opened_while_the_host_is_away_waits_and_the_page_stays()
    {
        await using var wire = new Wire(new Uri(Product.Application.Url));
        await using var visit = await EnterAsync(wire.Url);
        var page = visit.Page;
        await page.EvaluateAsync("window.sameDocument = true");
        wire.Cut();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Connection lost");
        await page.GetByRole(AriaRole.Link, new() { Name = "Users" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Opening the page");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Users", Level = 1 })).ToBeVisibleAsync();
        await CleanAsync(page);
        wire.Mend();
        await Expect(page.Locator("tr[data-row='admin']")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument === true"));
    }

    private static async Task OpenTicketAsync(Visit visit)
    {
        var page = visit.Page;
        await page.SetViewportSizeAsync(390, 800);
        await page.GotoAsync("/tickets");
        await page.Locator("[data-row]").First.ClickAsync();
        await Expect(visit.Section("What it is about")).ToContainTextAsync("% sure");
        await RunningProduct.Until(() => page.EvaluateAsync<bool>(Ready), ready => ready, seconds: 30);
        await RunningProduct.Until(() => KeptAsync(page), n => n == 2);
    }

    private static async Task SignOutAsync(IPage page)
    {
        if (await page.Locator(".frame-more").IsVisibleAsync())
        {
            await page.Locator(".frame-more").ClickAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
    }

    /// <summary>Things that the device keeps: who looks, and tickets.</summary>
    private static Task<int> KeptAsync(IPage page) => page.EvaluateAsync<int>("""
        new Promise((done, fail) => {
          const request = indexedDB.open('assurance.kept', 1);
          request.onupgradeneeded = () => request.result.createObjectStore('kept', { keyPath: 'key' });
          request.onerror = () => fail(request.error);
          request.onsuccess = () => {
            const count = request.result.transaction('kept').objectStore('kept').count();
            count.onsuccess = () => { request.result.close(); done(count.result); };
          };
        })
        """);
}
