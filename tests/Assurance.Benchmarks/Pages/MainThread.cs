using System.Globalization;
using Microsoft.Playwright;

namespace Assurance.Benchmarks.Pages;

/// <summary>What the page's main thread spent since it was last asked, in ms of the processor and not of the clock, so that it does not hang on what else the
/// machine does (Chrome DevTools Protocol, <c>Performance.getMetrics</c> in thread ticks).</summary>
internal sealed class MainThread
{
    private readonly ICDPSession session;
    private Work before = new(0, 0, 0, 0, 0);

    private MainThread(ICDPSession session) => this.session = session;

    /// <summary>Milliseconds in all tasks, and of these in running scripts, compiling them, matching styles and laying out.</summary>
    internal sealed record Work(double All, double Script, double Compiling, double Style, double Layout)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{All:0} ms of the main thread: scripts {Script:0}, compiling {Compiling:0}, styles {Style:0}, layout {Layout:0}, the rest {All - Script - Compiling - Style - Layout:0}");

        public static Work operator -(Work a, Work b) => new(a.All - b.All, a.Script - b.Script, a.Compiling - b.Compiling, a.Style - b.Style, a.Layout - b.Layout);
    }

    public static async Task<MainThread> WatchAsync(IPage page)
    {
        var thread = new MainThread(await page.Context.NewCDPSessionAsync(page));
        await thread.session.SendAsync("Performance.enable", new Dictionary<string, object> { ["timeDomain"] = "threadTicks" });
        await thread.SpentAsync();
        return thread;
    }

    public async Task<Work> SpentAsync()
    {
        var told = await session.SendAsync("Performance.getMetrics");
        var found = told!.Value.GetProperty("metrics").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("value").GetDouble() * 1_000);
        var now = new Work(found["TaskDuration"], found["ScriptDuration"], found["V8CompileDuration"], found["RecalcStyleDuration"], found["LayoutDuration"]);
        var spent = now - before;
        before = now;
        return spent;
    }
}
