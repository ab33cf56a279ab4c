using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>Two people at the same fault: who was slower is told by whom and when, and nothing of the other's is undone.</summary>
public sealed class ConflictPageTests : PageTest
{
    [Fact]
    public async Task An_acknowledgement_over_a_list_that_stands_still_leaves_that_of_who_was_quicker()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Freeze" }).ClickAsync();
        await QuickerAsync("/tmf-api/serviceProblemManagement/v4/problemAcknowledgement", new { problem = new[] { new { id = "f1" } } });
        await Expect(page.GetByText(new Regex("[1-9] changed meanwhile")).Last).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByText(new Regex("Meanwhile acknowledged by wang, .*GMT"))).ToBeVisibleAsync();
        Assert.Equal("wang", Product.Application.State.Faults.Single().Acknowledged!.User);

        // The same of many.
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("a");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(page.Locator(".bulk-failed")).ToContainTextAsync(new Regex(@"f1 \(meanwhile acknowledged by wang, .*GMT"));
        Assert.Equal("wang", Product.Application.State.Faults.Single().Acknowledged!.User);
        await SaveAsync(page, "acknowledge-conflict");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_somebody_shelved_meanwhile_stays_on_their_shelf()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await QuickerAsync("/api/shelf", new { faults = new[] { "f1" }, minutes = 90, reason = "theirs" });
        await page.Keyboard.PressAsync("s");
        await page.GetByLabel("Why they are shelved").FillAsync("mine");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Shelve" }).ClickAsync();
        await Expect(page.Locator(".bulk-failed")).ToContainTextAsync(new Regex(@"f1 \(meanwhile shelved by wang, .*GMT"));
        Assert.Equal("theirs", Product.Application.State.ShelvingOf("f1")!.Reason);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_somebody_shelved_anew_meanwhile_is_not_taken_back()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await QuickerAsync("/api/shelf", new { faults = new[] { "f1" }, minutes = 90, reason = "first" });
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await visit.WalkAsync("/faults?shelf=shelved");
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await QuickerAsync("/api/shelf/end", new { faults = new[] { "f1" } });
        await QuickerAsync("/api/shelf", new { faults = new[] { "f1" }, minutes = 90, reason = "second" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Take back from the shelf" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Take back from the shelf" }).ClickAsync();
        await Expect(page.Locator(".bulk-failed")).ToContainTextAsync(new Regex(@"f1 \(meanwhile shelved by wang, .*GMT"));
        Assert.True(Product.Application.State.ShelvingOf("f1") is { Lies: true, Reason: "second" });
        Assert.Empty(visit.Complaints);
    }

    private async Task QuickerAsync(string path, object body)
    {
        using var other = new HttpClient { BaseAddress = new Uri(Product.Application.Url) };
        other.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync("wang", "operator"));
        (await other.PostAsJsonAsync(path, body)).EnsureSuccessStatusCode();
    }
}
