using Assurance.Tests.Dashboard.Pages;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserEnd))]

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>Debian's Chromium, driven by Playwright. Where it is missing the test is skipped.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>One for all tests: each visits it as somebody who has never been here.</summary>
    private static readonly Lazy<Task<Chromium>> One = new(LaunchAsync);

    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        if (!File.Exists(Program))
        {
            Assert.Skip("chromium is not installed here (tests/run installs it)");
        }

        return await One.Value;
    }

    /// <summary>Ends the one that was started, if any.</summary>
    public static ValueTask EndAsync() => One.IsValueCreated && One.Value.IsCompletedSuccessfully ? One.Value.Result.DisposeAsync() : ValueTask.CompletedTask;

    private static async Task<Chromium> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = Arguments,
        }));
    }

    /// <summary>A page of a browser that has never been here, speaking English. What a script on it throws fails the test that asks for <see cref="Visit.Complaints"/>.</summary>
    /// <param name="keepsShell">The page is kept for where there is no signal; otherwise a visit is spared fetching and compiling all that is kept.</param>
    public async Task<Visit> VisitAsync(string url, string? token = null, bool keepsShell = false)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = url,
            Locale = "en-GB",
            ServiceWorkers = keepsShell ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
            TimezoneId = "Asia/Shanghai",
            ColorScheme = ColorScheme.Dark,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = 1600, Height = 900 },
        });
        context.SetDefaultTimeout(15_000);
        Assertions.SetDefaultExpectTimeout(15_000);
        if (token is not null)
        {
            await context.AddCookiesAsync([new Cookie { Name = "assurance_session", Value = token, Url = url, HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
        }

        var page = await context.NewPageAsync();
        var visit = new Visit(context, page);
        await page.GotoAsync("/");
        return visit;
    }

    /// <summary>A browser of its own on a phone that keeps what it is given in a folder, as a person's does when it is closed and opened again.</summary>
    public async Task<Visit> VisitAsPhoneAsync(string profile, string url)
    {
        var context = await playwright.Chromium.LaunchPersistentContextAsync(profile, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = Program,
            Args = Arguments,
            BaseURL = url,
            Locale = "en-GB",
            TimezoneId = "Asia/Shanghai",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = 390, Height = 800 },
        });
        context.SetDefaultTimeout(15_000);
        Assertions.SetDefaultExpectTimeout(15_000);
        var visit = new Visit(context, context.Pages[0]);
        await visit.Page.GotoAsync("/");
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
    }
}

/// <summary>Ends the browser after the last test.</summary>
public sealed class BrowserEnd : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Chromium.EndAsync();
}

/// <summary>One person's browser at the product.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public Visit(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.PageError += (_, error) => complaints.Add(error);
        page.Dialog += (_, dialog) =>
        {
            complaints.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Console += (_, message) =>
        {
            // A refused connection or request is the network's, not the page's.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && !message.Text.Contains("WebSocket", StringComparison.Ordinal)
                && !message.Text.Contains("when fetching the script", StringComparison.Ordinal))
            {
                complaints.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>As where there is no signal.</summary>
    public Task OfflineAsync(bool offline) => context.SetOfflineAsync(offline);

    /// <summary>What the page's scripts and the content security policy complained of.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Goes to another screen as by a link: the document stays.</summary>
    public Task WalkAsync(string path) => Page.EvaluateAsync(
        "async path => { await __TSR_ROUTER__.navigate({ href: path }); await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))); }", path);

    public async Task LogInAsync(string user, string password)
    {
        await Page.GetByLabel("User", new() { Exact = true }).FillAsync(user);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
    }

    /// <summary>The rows of the live list that name something.</summary>
    public ILocator Rows(string naming) => Page.Locator("[data-row]", new() { HasTextString = naming });

    public ILocator Section(string title) => Page.Locator("section.section", new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = title }) });

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
