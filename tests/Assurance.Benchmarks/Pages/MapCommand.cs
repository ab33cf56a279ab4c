using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Assurance.Benchmarks.Pages;

/// <summary><c>page --map</c>: how soon a map of many sites stands, and the longest time for which the page does nothing else while it loads, and while
/// somebody zooms and pans it.</summary>
internal static class MapCommand
{
    private const string Watch = """
        () => {
          window.tasks = [];
          new PerformanceObserver(found => found.getEntries().forEach(e => window.tasks.push(e.duration))).observe({ type: 'longtask', buffered: true });
        }
        """;

    // Ended once nothing moved for half a second.
    private const string Handle = """
        async seconds => {
          window.tasks.length = 0;
          const place = document.querySelector('.sheet-place .ol-viewport');
          const { left, top, width, height } = place.getBoundingClientRect();
          const at = (x, y) => ({ bubbles: true, cancelable: true, clientX: left + width * x, clientY: top + height * y });
          const end = performance.now() + seconds * 1000;
          const frames = [];
          let last = performance.now(), turn = 0;
          await new Promise(done => requestAnimationFrame(function step(now) {
            frames.push(now - last);
            last = now;
            if (turn++ % 6 === 0) place.dispatchEvent(new WheelEvent('wheel', { ...at(0.3 + 0.4 * Math.abs(Math.sin(turn / 90)), 0.5), deltaY: Math.floor(turn / 90) % 2 === 0 ? -90 : 90 }));
            now < end ? requestAnimationFrame(step) : done();
          }));
          await new Promise(done => setTimeout(done, 500));
          frames.sort((a, b) => a - b);
          return { fps: frames.length / seconds, slowest99: frames[Math.floor(frames.length * 0.99)], tasks: window.tasks.filter(t => t > 50).length, worst: Math.max(0, ...window.tasks) };
        }
        """;

    private const int Seconds = 10;

    public static async Task<int> RunAsync(CrowdedHost host, int sites)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1920, Height = 1080 } });
        await context.AddCookiesAsync([new() { Name = "assurance_session", Value = host.Token, Url = host.Url, HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
        await context.AddInitScriptAsync($"({Watch})()");
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{host.Url}/map", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator(".sheet-place canvas").First.WaitForAsync(new() { Timeout = 60_000 });
        await page.Locator(".map-lists li").First.WaitForAsync(new() { Timeout = 60_000 });
        var stands = await page.EvaluateAsync<double>("performance.now()");
        await page.WaitForTimeoutAsync(2_000);
        var loading = await page.EvaluateAsync<double[]>("window.tasks");
        Print($"{sites:N0} sites: the map stands after {stands:0} ms; while it loads {loading.Count(t => t > 50)} tasks above 50 ms, the longest {loading.DefaultIfEmpty().Max():0} ms");
        var handled = await page.EvaluateAsync<JsonElement>(Handle, Seconds);
        double Figure(string name) => handled.GetProperty(name).GetDouble();
        Print($"zooming {Seconds} s: {Figure("fps"):0} frames a second, 99 of 100 within {Figure("slowest99"):0} ms, {Figure("tasks"):0} tasks above 50 ms, the longest {Figure("worst"):0} ms (aim: none)");
        return Figure("tasks") == 0 ? 0 : 1;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
