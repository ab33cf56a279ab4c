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

    public async ValueTask InitializeAsync()
    {
        RealSenders.Require("snmptrap", "logger");
        Browser = await Chromium.StartAsync();
        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html")))
        {
            Assert.Skip("the web application was not built (SkipWeb)");
        }

        Product = await RunningProduct.StartAsync();
        await Product.ImportAsync(EndToEnd.SmallNetwork.Write());
    }

    public async ValueTask DisposeAsync()
    {
        if (Product is not null)
        {
            await Product.DisposeAsync();
        }

        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }
    }

    protected static Task SaveAsync(IPage page, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(AppContext.BaseDirectory, "TestResults", "screens", name + ".png") });

    private protected async Task<Visit> EnterAsync(string? url = null)
    {
        var visit = await Browser.VisitAsync(url ?? Product.Application.Url);
        await visit.LogInAsync("admin", RunningProduct.Password);
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
