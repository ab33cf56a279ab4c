using System.Text.RegularExpressions;
using Assurance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>What a person with a magnifier, a coarse finger, a slow host or an ended session meets.</summary>
public sealed class SoundnessPageTests : PageTest
{
    /// <summary>What can be pressed and is smaller than 24 by 24 CSS px (WCAG 2.5.8), links within a sentence apart.</summary>
    private const string TooSmall = """
        () => [...document.querySelectorAll('a, button, summary, input[type=checkbox], [role=button], [role=tab]')].filter(e => {
          const target = e.matches('input') ? e.closest('label') ?? e : e;
          const { width, height } = target.getBoundingClientRect();
          return width > 0 && height > 0 && (width < 24 || height < 24) && getComputedStyle(e).display !== 'inline' && !e.closest('.skip');
        }).map(e => `${e.tagName}.${e.className}: ${e.textContent}`)
        """;

    /// <summary>What the smallest part that is there to be read has in height, in px.</summary>
    private const string LeastHeight =
        "Math.min(...[...document.querySelectorAll('.list, .panel-body, .page-body')].map(e => e.getBoundingClientRect()).filter(r => r.width > 0).map(r => r.height), 999)";

    /// <summary>Stands for the page of the one alarm, which is called after its place in the journal.</summary>
    private const string Alarm = "/alarms/";

    private static readonly string[] Screens =
        ["/faults", "/faults/f1", "/alarms", Alarm, "/tickets", "/tickets/t1", "/customers", "/plannedWork", "/topology", "/map", "/health", "/rules", "/imports", "/replay", "/users", "/audit", "/walls"];

    /// <summary>Those that ask the host for what they show; lists come over the live channel.</summary>
    private static readonly string[] Asking =
        ["/faults/f1", Alarm, "/tickets/t1", "/customers/gov", "/plannedWork/pw1", "/topology", "/map", "/unknownMessages", "/findings", "/rules", "/imports", "/replay", "/users", "/audit", "/walls"];

    [Fact]
    public async Task Nothing_to_press_is_smaller_than_a_fingertip_and_at_400_percent_every_page_can_be_read()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        foreach (var screen in Screens)
        {
            await page.SetViewportSizeAsync(1280, 800);
            await visit.WalkAsync(PathOf(screen));
            await Expect(page.Locator("main").GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
            // What follows the width by script does so a moment later.
            await RunningProduct.Until(async () => new { screen, small = await page.EvaluateAsync<string[]>(TooSmall) }, found => found.small.Length == 0);

            // 1280 by 1024 px at 400 %.
            await page.SetViewportSizeAsync(320, 256);
            await RunningProduct.Until(async () => new { screen, over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") }, found => found.over <= 0);
            // A panel is as small as what it asks for until the answer is there.
            await RunningProduct.Until(async () => new { screen, height = await page.EvaluateAsync<double>(LeastHeight) }, found => found.height > 100);
        }

        await SaveAsync(page, "at-400-percent");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_is_over_is_grey_and_an_ended_session_says_so_and_goes_on_where_it_was()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await RunningProduct.Until(() => Task.FromResult(Product.Application.State.Faults.Count()), count => count == 1);
        await TrapAsync(down: false, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.GotoAsync("/faults/f1");
        await Expect(page.Locator(".panel .summary")).ToContainTextAsync("Resolved");
        await Expect(visit.Section("Affected circuits").GetByRole(AriaRole.Columnheader, new() { Name = "State then" })).ToBeVisibleAsync();
        Assert.True(await visit.Section("Affected circuits").Locator(".service").First.EvaluateAsync<bool>("e => getComputedStyle(e).color === getComputedStyle(document.querySelector('.quiet')).color"), "what is over has a colour");
        Assert.True(await page.Locator(".panel .past .tag").First.EvaluateAsync<bool>("e => getComputedStyle(e).color === getComputedStyle(document.querySelector('.quiet')).color"), "who was touched has a colour though it is over");

        var token = (await page.Context.CookiesAsync()).Single(c => c.Name == "assurance_session").Value;
        using var elsewhere = new HttpRequestMessage(HttpMethod.Delete, new Uri(new Uri(Product.Application.Url), "/api/sessions"));
        elsewhere.Headers.Authorization = new("Bearer", token);
        using var client = new HttpClient();
        (await client.SendAsync(elsewhere, CancellationToken.None)).EnsureSuccessStatusCode();
        await Expect(page.GetByText("Your session has ended").Last).ToBeVisibleAsync();
        await visit.LogInAsync("admin", RunningProduct.Password);
        await Expect(page.Locator(".panel .summary")).ToContainTextAsync("Resolved");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByLabel("User", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("Your session has ended")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_panel_whose_answer_fails_says_once_what_is_the_matter_and_asks_again_on_demand()
    {
        await using var visit = await EnterAsync();
        await FailsAsync(visit, 500, "the host failed", asksAgain: true);
        await FailsAsync(visit, 503, "the host cannot do this now", asksAgain: true);
        await FailsAsync(visit, 403, "your role does not allow this", asksAgain: false);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Every_screen_says_so_where_the_host_fails_and_is_whole_once_asked_again()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.RouteAsync(new Regex("/(tmf-)?api/(?!me|sessions|past|reminders)"), route => route.FulfillAsync(new() { Status = 500, ContentType = "application/problem+json", Body = "{}" }));
        foreach (var screen in Asking)
        {
            await visit.WalkAsync(PathOf(screen));
            await Expect(page.Locator("main").GetByRole(AriaRole.Alert).First).ToContainTextAsync("the host failed");
            await Expect(page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Try again" }).First).ToBeVisibleAsync();
        }

        await SaveAsync(page, "host-fails");
        await page.UnrouteAllAsync();
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Try again" }).First.ClickAsync();
        await Expect(page.Locator("main").GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);

        // What was there already stays, and says that it is older.
        await visit.WalkAsync("/replay");
        await Expect(page.Locator("section.section").First).ToBeVisibleAsync();
        await page.RouteAsync("**/api/replay", route => route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = "{}" }));
        await visit.WalkAsync("/walls");
        await visit.WalkAsync("/replay");
        await Expect(page.Locator("main .stale")).ToContainTextAsync("the host cannot do this now");
        await Expect(page.Locator("section.section").First).ToBeVisibleAsync();
        await SaveAsync(page, "host-fails-stale");
        await page.UnrouteAllAsync();
        await page.Locator("main .stale").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("main .stale")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_faults_page_that_cannot_be_asked_anew_stays_and_says_why_and_what_is_gone_does_not_stay()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.Locator("[data-row]").First.ClickAsync();
        await Expect(visit.Section("Timeline")).ToContainTextAsync("Opened");
        await FailAsync(page, 503);
        await page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(page.Locator(".panel .stale").First).ToContainTextAsync("the host cannot do this now");
        await Expect(page.Locator(".panel .summary")).ToContainTextAsync("f1");
        await Expect(visit.Section("Affected customers")).ToContainTextAsync("省政府");
        await Expect(visit.Section("Timeline")).Not.ToContainTextAsync("Acknowledged");
        await SaveAsync(page, "fault-stale");
        await CleanAsync(page);
        await page.UnrouteAllAsync();
        await page.Locator(".panel .stale").First.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(visit.Section("Timeline")).ToContainTextAsync("Acknowledged");
        await Expect(page.Locator(".panel-body > .stale")).ToHaveCountAsync(0);

        await FailAsync(page, 404);
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw acknowledgement" }).ClickAsync();
        await Expect(page.Locator(".panel").GetByRole(AriaRole.Alert)).ToContainTextAsync("f1");
        await Expect(visit.Section("Affected customers")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Every_screen_says_that_it_is_waiting_where_the_host_is_slow()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        var held = new List<IRoute>();
        await page.RouteAsync(new Regex("/(tmf-)?api/(?!me|sessions|past|reminders)"), held.Add);
        foreach (var screen in Asking)
        {
            await visit.WalkAsync(PathOf(screen));
            await Expect(page.Locator("main [role=status]", new() { HasTextString = "Fetching the list" }).First).ToBeVisibleAsync();
        }

        Assert.Empty(visit.Complaints);
    }

    private static Task FailAsync(IPage page, int status) =>
        page.RouteAsync(new Regex("/api/faults/f1($|/topology)"), route => route.FulfillAsync(new() { Status = status, ContentType = "application/problem+json", Body = "{}" }));

    private string PathOf(string screen) => screen == Alarm ? Alarm + Product.Application.State.Alarms.Single().Id : screen;

    private static async Task FailsAsync(Visit visit, int status, string reason, bool asksAgain)
    {
        var page = visit.Page;
        await page.GotoAsync("/customers");
        await Expect(page.Locator("[data-row]").First).ToBeVisibleAsync();
        await page.RouteAsync("**/api/customers/**", route => route.FulfillAsync(new() { Status = status, ContentType = "application/problem+json", Body = "{}" }));
        await page.Locator("[data-row]").First.ClickAsync();
        var said = page.Locator(".panel").GetByRole(AriaRole.Alert);
        await Expect(said).ToHaveCountAsync(1);
        await Expect(said).ToContainTextAsync(reason);
        await page.UnrouteAllAsync();
        var again = said.GetByRole(AriaRole.Button, new() { Name = "Try again" });
        await Expect(again).ToHaveCountAsync(asksAgain ? 1 : 0);
        if (asksAgain)
        {
            await again.ClickAsync();
            await Expect(visit.Section("Circuits")).ToBeVisibleAsync();
        }
    }
}
