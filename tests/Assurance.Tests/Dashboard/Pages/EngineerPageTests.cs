using Assurance.Tests.Storage;
using Assurance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>A ticket on an engineer's phone, with and without a signal; and a customer as their account manager reads it.</summary>
public sealed class EngineerPageTests : PageTest
{
    [Fact]
    public async Task A_note_written_without_a_signal_says_so_and_is_sent_once_there_is_one()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var wire = new Wire(new Uri(Product.Application.Url));
        await using var visit = await EnterAsync(wire.Url);
        var page = visit.Page;
        await page.SetViewportSizeAsync(390, 800);
        await page.GotoAsync("/tickets");
        await page.Locator("[data-row]").First.ClickAsync();
        await Expect(visit.Section("What it is about")).ToContainTextAsync("WH-R1");
        await Expect(visit.Section("Affected customers")).ToContainTextAsync("省政府");
        await page.GetByLabel("Reason of the change").FillAsync("on the way");
        await page.GetByRole(AriaRole.Button, new() { Name = "In progress" }).ClickAsync();
        await Expect(visit.Section("Timeline")).ToContainTextAsync("on the way");
        await CleanAsync(page);

        wire.Cut();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Connection lost");
        await page.GetByLabel("What you saw or did").FillAsync("光模块已更换 <b>port 1</b>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(visit.Section("Notes")).ToContainTextAsync("Not sent yet");
        await SaveAsync(page, "ticket-unsent-narrow");

        wire.Mend();
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Expect(page.GetByText("Not sent yet")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await Expect(visit.Section("Notes")).ToContainTextAsync("光模块已更换 <b>port 1</b>");
        Assert.Contains(Product.Application.State.Tickets.Single().Notes, n => n.Text == "光模块已更换 <b>port 1</b>");
    }

    [Fact]
    public async Task A_picture_taken_without_a_signal_waits_over_a_reload_says_so_and_is_sent_once_there_is_one()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var wire = new Wire(new Uri(Product.Application.Url));
        await using var visit = await EnterAsync(wire.Url);
        var page = visit.Page;
        await page.SetViewportSizeAsync(390, 800);
        await page.GotoAsync("/tickets");
        await page.Locator("[data-row]").First.ClickAsync();
        await Expect(visit.Section("Pictures")).ToContainTextAsync("No picture yet.");
        await page.RouteAsync("**/api/tickets/**", route => route.AbortAsync());
        var picture = new FilePayload { Name = "IMG_0001.JPG", MimeType = "image/jpeg", Buffer = SomePicture.Held(6, 640, 320) };
        await page.GetByLabel("Take or choose a picture").SetInputFilesAsync(picture);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add picture" })).ToBeDisabledAsync();
        await page.GetByLabel("What the picture shows").FillAsync("人井 3：缆已断 <b>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add picture" }).ClickAsync();
        await Expect(visit.Section("Pictures")).ToContainTextAsync("Not sent yet");
        await page.ReloadAsync();
        await Expect(visit.Section("Pictures")).ToContainTextAsync("Not sent yet");
        await Expect(page.GetByAltText("人井 3：缆已断 <b>")).ToBeVisibleAsync();
        await CleanInBothThemesAsync(page, "picture-unsent-narrow");

        await page.UnrouteAllAsync();
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Expect(page.GetByText("Not sent yet")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        var shown = page.GetByAltText("人井 3：缆已断 <b>");
        await shown.ScrollIntoViewIfNeededAsync();
        await RunningProduct.Until(() => shown.EvaluateAsync<int>("image => image.naturalHeight"), height => height == 320);
        await CleanInBothThemesAsync(page, "picture-narrow");

        await page.GetByLabel("Take or choose a picture").SetInputFilesAsync(new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = "<svg/>"u8.ToArray() });
        await page.GetByLabel("What the picture shows").FillAsync("x");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add picture" }).ClickAsync();
        await Expect(visit.Section("Pictures")).ToContainTextAsync("the host refused it: a JPEG, PNG or WebP is taken");
        await SpeakChineseAsync(page);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^放\\s*弃$|^丢\\s*弃$") }).ClickAsync();
        await Expect(visit.Section("照片").Locator("li")).ToHaveCountAsync(1);
        await SaveAsync(page, "picture-zh-narrow");
        Assert.Single(Product.Application.State.Tickets.Single().Pictures);
    }

    [Fact]
    public async Task What_was_written_and_taken_offline_outlives_the_browser_says_so_on_every_page_and_is_sent_from_there()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var wire = new Wire(new Uri(Product.Application.Url));
        var profile = Directory.CreateTempSubdirectory("assurance-phone");
        await using (var visit = await Browser.VisitAsPhoneAsync(profile.FullName, wire.Url))
        {
            var page = visit.Page;
            await visit.LogInAsync("admin", RunningProduct.Password);
            await Expect(page.Locator(".lamp.live")).ToHaveCountAsync(1);
            await page.GotoAsync("/tickets");
            await page.Locator("[data-row]").First.ClickAsync();
            await Expect(visit.Section("Pictures")).ToContainTextAsync("No picture yet.");
            await visit.OfflineAsync(true);
            // A browser that is being closed is no longer offline, but the wire stays cut.
            wire.Cut();
            await page.GetByLabel("What you saw or did").FillAsync("人井进水");
            await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
            await page.GetByLabel("Take or choose a picture").SetInputFilesAsync(new FilePayload { Name = "IMG_1.JPG", MimeType = "image/jpeg", Buffer = SomePicture.Held(6, 640, 320) });
            await page.GetByLabel("What the picture shows").FillAsync("水位");
            await page.GetByRole(AriaRole.Button, new() { Name = "Add picture" }).ClickAsync();
            await Expect(page.GetByText("Not sent yet, and kept on this device until there is a connection: 1 note and 1 picture.")).ToBeVisibleAsync();
            await Expect(visit.Section("Notes")).ToContainTextAsync("Not sent yet");
            await SaveAsync(page, "offline-narrow");
            Assert.Empty(visit.Complaints);
        }

        var ticket = Product.Application.State.Tickets.Single();
        Assert.Equal((0, 0), (ticket.Notes.Length, ticket.Pictures.Length));
        wire.Mend();
        await using (var again = await Browser.VisitAsPhoneAsync(profile.FullName, wire.Url + "/faults"))
        {
            // No ticket is opened for it.
            await Expect(again.Page.Locator(".lamp.live")).ToBeVisibleAsync();
            await RunningProduct.Until(() => Task.FromResult(Product.Application.State.Ticket(ticket.Id)!), t => t.Notes.Length == 1 && t.Pictures.Length == 1, seconds: 30);
            await Expect(again.Page.GetByText("Not sent yet")).ToHaveCountAsync(0);
        }

        profile.Delete(recursive: true);
    }

    [Fact]
    public async Task A_note_and_a_picture_are_taken_away_by_who_put_them_there_and_that_they_were_stays()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.GotoAsync("/tickets");
        await page.Locator("[data-row]").First.ClickAsync();
        await page.GetByLabel("What you saw or did").FillAsync("gate code 4711");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(visit.Section("Notes").GetByRole(AriaRole.Button, new() { Name = "Take away" })).ToBeVisibleAsync();
        await page.GetByLabel("Take or choose a picture").SetInputFilesAsync(new FilePayload { Name = "IMG_1.JPG", MimeType = "image/jpeg", Buffer = SomePicture.Held(6, 640, 320) });
        await page.GetByLabel("What the picture shows").FillAsync("a face");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add picture" }).ClickAsync();
        await Expect(visit.Section("Pictures").GetByRole(AriaRole.Button, new() { Name = "Take away" })).ToBeVisibleAsync();
        await using var other = await Browser.VisitAsync(Product.Application.Url, token: await TokenAsync("wang", "operator"));
        await other.Page.GotoAsync(new Uri(page.Url).PathAndQuery);
        await Expect(other.Section("Notes")).ToContainTextAsync("4711");
        await Expect(other.Page.GetByRole(AriaRole.Button, new() { Name = "Take away", Exact = true })).ToHaveCountAsync(0);

        foreach (var (section, left) in new[] { ("Notes", "A note that admin took away"), ("Pictures", "A picture that admin took away") })
        {
            await visit.Section(section).GetByRole(AriaRole.Button, new() { Name = "Take away" }).ClickAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await Expect(dialog).ToContainTextAsync("stays");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Take away" }).ClickAsync();
            await Expect(visit.Section(section)).ToContainTextAsync(left);
        }

        await Expect(page.GetByText("4711")).ToHaveCountAsync(0);
        await Expect(page.GetByAltText("a face")).ToHaveCountAsync(0);
        await CleanInBothThemesAsync(page, "taken-away");
        await SpeakChineseAsync(page);
        await Expect(visit.Section("记录")).ToContainTextAsync("记录已由 admin 撤下");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_account_manager_reads_how_a_customer_stands_whom_to_call_and_what_was_before()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await TrapAsync(down: true, ifIndex: 7);
        await page.GetByRole(AriaRole.Link, new() { Name = "Customers" }).ClickAsync();
        await visit.Rows("省政府").ClickAsync();
        await Expect(visit.Section("What touches it now")).ToContainTextAsync("HB-0001");
        await Expect(visit.Section("Circuits")).ToContainTextAsync("HB-0001");
        await Expect(visit.Section("People")).ToContainTextAsync("王丽");
        await Expect(visit.Section("What touched it before")).ToContainTextAsync("Nothing touched it");
        await SaveAsync(page, "customer");
        await CleanAsync(page);

        await TrapAsync(down: false, ifIndex: 7);
        await Expect(visit.Section("What touches it now")).ToContainTextAsync("Nothing touches it");
        await Expect(visit.Section("What touched it before")).ToContainTextAsync("WH-R1");
        Assert.Empty(visit.Complaints);
    }
}
