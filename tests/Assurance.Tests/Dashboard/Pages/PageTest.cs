using Assurance.Dashboard.Commands;
using Assurance.Tests.EndToEnd;
using Assurance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>A browser before the whole running product with the small network.</summary>
public abstract class PageTest : IAsyncLifetime
{
    private protected Chromium Browser { get; private set; } = null!;
    private protected RunningProduct Product { get; private set; } = null!;

    /// <summary>What the product is told besides.</summary>
    protected virtual string[] Settings => [];

    public async ValueTask InitializeAsync()
    {
        RealSenders.Require("snmptrap", "logger");
        Browser = await Chromium.StartAsync();
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html")))
        {
            Assert.Skip("the web application was not built (SkipWeb)");
        }

        Product = await RunningProduct.StartAsync(settings: Settings);
        await Product.ImportAsync(EndToEnd.SmallNetwork.Write());
    }

    public async ValueTask DisposeAsync()
    {
        if (Product is not null)
        {
            await Product.DisposeAsync();
        }
    }

    protected static Task SaveAsync(IPage page, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(AppContext.BaseDirectory, "TestResults", "screens", name + ".png") });

    /// <summary>Nothing for axe to find on the page as it stands.</summary>
    protected static async Task CleanAsync(IPage page, string where = "")
    {
        var found = await Axe.ViolationsAsync(page);
        Assert.True(found.Length == 0, $"{where}: {string.Join("; ", found)}");
    }

    /// <summary>No button waits for an answer and nothing moves.</summary>
    protected static async Task SettledAsync(IPage page)
    {
        await Expect(page.Locator(".ant-btn-loading")).ToHaveCountAsync(0);
        await page.EvaluateAsync("Promise.all(document.getAnimations().map(a => a.finished.catch(() => {})))");
    }

    /// <summary>Nothing for axe to find, in dark and in light; each is kept as a picture.</summary>
    protected static async Task CleanInBothThemesAsync(IPage page, string name)
    {
        for (var turn = 0; turn < 2; turn++)
        {
            var theme = await page.Locator("html").GetAttributeAsync("data-theme");
            await SettledAsync(page);
            await SaveAsync(page, $"{name}-{theme}");
            await CleanAsync(page, $"{name} {theme}");
            await ShowSettingsAsync(page);
            await page.Locator(".theme").ClickAsync();
            await Expect(page.Locator("html")).Not.ToHaveAttributeAsync("data-theme", theme!);
        }
    }

    /// <summary>Has the page note from now on how many rows it marks as new at once, at most: they are so for three seconds only, which from here may have passed before they are looked for.</summary>
    protected static Task NoteNewAsync(IPage page) => page.EvaluateAsync("""
        () => {
          window.mostNew = 0;
          new MutationObserver(() => { window.mostNew = Math.max(window.mostNew, document.querySelectorAll('[data-row].new').length); })
            .observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
        }
        """);

    /// <summary>How many rows were marked as new at once, at most, since <see cref="NoteNewAsync"/>.</summary>
    protected static Task<int> MostNewAsync(IPage page) => page.EvaluateAsync<int>("window.mostNew");

    /// <summary>The page in Chinese from now on.</summary>
    protected static async Task SpeakChineseAsync(IPage page)
    {
        await ShowSettingsAsync(page);
        await page.Locator(".language").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
    }

    // On a phone they are folded away.
    private static async Task ShowSettingsAsync(IPage page)
    {
        if (!await page.Locator(".theme").IsVisibleAsync())
        {
            await page.Locator(".frame-more").ClickAsync();
        }
    }

    /// <summary>The page before somebody who has logged in as <c>admin</c>.</summary>
    private protected async Task<Visit> EnterAsync(string? url = null)
    {
        var visit = await Browser.VisitAsync(url ?? Product.Application.Url, await Product.SessionAsync(), keepsShell: url is not null);
        await Expect(visit.Page.Locator(".lamp.live")).ToBeVisibleAsync();
        return visit;
    }

    protected async Task<string> TokenAsync(string user, string role)
    {
        var output = new StringWriter();
        Assert.Equal(0, await CommandLine.RunAsync(
            ["token", "create", "--user", user, "--role", role, "--unit", "hb", $"--Data:Directory={Product.Data}"], output, TextWriter.Null, CancellationToken.None));
        return output.ToString().Trim();
    }

    protected async Task TrapAsync(bool down, int ifIndex) => Assert.Equal(0, await RealSenders.LinkTrapAsync(Product.Application.Snmp, down, ifIndex));
}
