using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Assurance.Benchmarks.Pages;

/// <summary><c>page</c>: what the page does under a list of 100,000 alarms of which 1,000 change each second: how soon it paints and can be used, how it
/// scrolls, and what it holds in memory; and how late changes reach many clients (<c>--clients-only</c>: that alone; <c>--page-only</c>: the rest; <c>--starts-only</c>: how soon it paints, in <c>--starts</c> starts; <c>--host-only</c>: none of it, for a look with the browser's own tools); or a map of many sites (<c>--map</c>).</summary>
internal static class PageCommand
{
    private const int ScrollSeconds = 10;
    private const int WatchSeconds = 30;

    // Frames by requestAnimationFrame, tasks of more than 50 ms as the browser itself notes them (Long Tasks API).
    private const string Scroll = """
        async seconds => {
          const list = document.querySelector('.list-scroller');
          const tasks = [];
          const watch = new PerformanceObserver(found => found.getEntries().forEach(e => tasks.push(e.duration)));
          watch.observe({ entryTypes: ['longtask'] });
          const frames = [];
          const end = performance.now() + seconds * 1000;
          let last = performance.now(), down = 1;
          await new Promise(done => requestAnimationFrame(function step(now) {
            frames.push(now - last);
            last = now;
            list.scrollTop += 40 * down;
            if (list.scrollTop + list.clientHeight >= list.scrollHeight - 1 || list.scrollTop === 0) down = -down;
            now < end ? requestAnimationFrame(step) : done();
          }));
          watch.disconnect();
          frames.sort((a, b) => a - b);
          return { fps: frames.length / seconds, slowest99: frames[Math.floor(frames.length * 0.99)], tasks: tasks.length, worst: Math.max(0, ...tasks) };
        }
        """;

    // How many frames a page gets that does nothing: what is missing there the machine takes, and not the list.
    private const string Idle = """
        seconds => new Promise(done => {
          const end = performance.now() + seconds * 1000;
          let frames = 0;
          requestAnimationFrame(function step(now) {
            frames++;
            now < end ? requestAnimationFrame(step) : done(frames / seconds);
          });
        })
        """;

    // When the frame around the page, and its first row, have been drawn: noted by the page itself, since asking for it from outside takes time too.
    private const string Drawn = """
        const wanted = { frame: '.frame-nav a', rows: '[data-row]' };
        new MutationObserver((_, watch) => {
          for (const [name, selector] of Object.entries(wanted)) {
            if (document.querySelector(selector)) {
              delete wanted[name];
              requestAnimationFrame(() => setTimeout(() => performance.mark(name)));
            }
          }
          if (Object.keys(wanted).length === 0) watch.disconnect();
        }).observe(document, { childList: true, subtree: true });
        """;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var (alarms, rate, clients, minutes) = (Option(arguments, "--alarms", 100_000), Option(arguments, "--rate", 1_000), Option(arguments, "--clients", 500), Option(arguments, "--minutes", 2));
        var (sites, isMap) = (Option(arguments, "--sites", 100_000), arguments.Contains("--map"));
        await using var host = isMap ? await CrowdedHost.StartAsync(state => WideMap.Fill(state, sites, faults: 300)) : await CrowdedHost.StartAsync(alarms);
        if (arguments.Contains("--clients-only"))
        {
            host.Change(alarms, rate);
            return await CompareAsync(host, clients) | await CompareAsync(host, clients / 10);
        }

        if (arguments.Contains("--host-only"))
        {
            host.Change(alarms, isMap ? 0 : rate);
            Print($"{host.Url}{(isMap ? "/map" : "/alarms")} with the cookie assurance_session={host.Token}, for {minutes} min");
            await Task.Delay(TimeSpan.FromMinutes(minutes));
            return 0;
        }

        if (isMap)
        {
            return await MapCommand.RunAsync(host, sites);
        }

        using var playwright = await Playwright.CreateAsync();
        await using (var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"] }))
        {
            await MeasureStartsAsync(browser, host, alarms, Option(arguments, "--starts", 5));
            if (!arguments.Contains("--starts-only"))
            {
                await MeasurePageAsync(browser, host, (alarms, rate), minutes);
            }
        }

        return arguments.Contains("--page-only") || arguments.Contains("--starts-only") ? 0 : await CompareAsync(host, clients) | await CompareAsync(host, clients / 10);
    }

    // Rows whole, as a client gets them that asks for nothing else; then only what changed of them, as the page does.
    private static async Task<int> CompareAsync(CrowdedHost host, int clients)
    {
        var whole = await HubClients.MeasureAsync(host, clients, differences: false);
        var parts = await HubClients.MeasureAsync(host, clients, differences: true);
        Print($"{clients} clients, rows whole against what changed of them: p99 {whole.P99:0} to {parts.P99:0} ms ({whole.P99 / parts.P99:0.0} times), {whole.KilobytesPerSecond:0} to {parts.KilobytesPerSecond:0} kB a second each ({whole.KilobytesPerSecond / parts.KilobytesPerSecond:0.0} times)");
        return parts.Held ? 0 : 1;
    }

    // Several, since one alone is at the mercy of what else the machine does just then.
    private static async Task MeasureStartsAsync(IBrowser browser, CrowdedHost host, int alarms, int count)
    {
        var starts = new List<(double Paint, double Frame, double Rows, MainThread.Work Spent)>();
        for (var start = 0; start < count; start++)
        {
            await using var context = await EnterAsync(browser, host);
            var (page, thread) = await OpenAsync(context, host);
            Task<double> When(string name) => page.EvaluateAsync<double>($"performance.getEntriesByName('{name}')[0].startTime");
            var spent = await thread.SpentAsync();
            starts.Add((await When("first-contentful-paint"), await When("frame"), await When("rows"), spent));
        }

        double Middle(Func<(double Paint, double Frame, double Rows, MainThread.Work Spent), double> of) => starts.Select(of).Order().ElementAt(count / 2);
        Print($"on a cold cache (the middle of {count} starts) first paint {Middle(s => s.Paint):0} ms, the page with its places and list {Middle(s => s.Frame):0} ms (aim 1,500); the list of {alarms:N0} rows usable after {Middle(s => s.Rows):0} ms (aim 2,000)");
        Print($"until then {starts.OrderBy(s => s.Spent.All).ElementAt(count / 2).Spent}");
    }

    private static async Task<IBrowserContext> EnterAsync(IBrowser browser, CrowdedHost host)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1920, Height = 1080 } });
        await context.AddCookiesAsync([new() { Name = "assurance_session", Value = host.Token, Url = host.Url, HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
        return context;
    }

    /// <summary>The page once its first row is drawn.</summary>
    private static async Task<(IPage Page, MainThread Thread)> OpenAsync(IBrowserContext context, CrowdedHost host)
    {
        var page = await context.NewPageAsync();
        var thread = await MainThread.WatchAsync(page);
        await page.AddInitScriptAsync(Drawn);
        await page.GotoAsync($"{host.Url}/alarms", new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("() => performance.getEntriesByName('rows').length > 0", null, new() { Timeout = 60_000 });
        return (page, thread);
    }

    private static async Task MeasurePageAsync(IBrowser browser, CrowdedHost host, (int Alarms, int Rate) load, int minutes)
    {
        await using var context = await EnterAsync(browser, host);
        var (page, thread) = await OpenAsync(context, host);
        await page.GetByText($"{load.Alarms} of {load.Alarms}").First.WaitForAsync(new() { Timeout = 120_000 });
        Print($"all of it fetched after {await page.EvaluateAsync<double>("performance.now()"):0} ms");
        await ScrollAsync(page, thread, "nothing changes");
        host.Change(load.Alarms, load.Rate);
        await Task.Delay(2_000);
        await thread.SpentAsync();
        await Task.Delay(TimeSpan.FromSeconds(WatchSeconds));
        Print($"watching {WatchSeconds} s of {load.Rate:N0} changes a second: {await thread.SpentAsync()}");
        await ScrollAsync(page, thread, string.Create(CultureInfo.InvariantCulture, $"{load.Rate:N0} changes a second"));
        var session = await context.NewCDPSessionAsync(page);
        for (var minute = 0; minute <= minutes; minute++)
        {
            await session.SendAsync("HeapProfiler.collectGarbage");
            Print($"memory of the tab after {minute} min: {await page.EvaluateAsync<double>("performance.memory.usedJSHeapSize") / 1e6:0} MB");
            await Task.Delay(minute < minutes ? TimeSpan.FromMinutes(1) : TimeSpan.Zero);
        }
    }

    private static async Task ScrollAsync(IPage page, MainThread thread, string what)
    {
        // Empty, in a process of its own, over the same seconds.
        await using var beside = await page.Context.Browser!.NewContextAsync();
        var idle = (await beside.NewPageAsync()).EvaluateAsync<double>(Idle, ScrollSeconds);
        await thread.SpentAsync();
        var scrolled = await page.EvaluateAsync<JsonElement>(Scroll, ScrollSeconds);
        double Figure(string name) => scrolled.GetProperty(name).GetDouble();
        Print($"scrolling {ScrollSeconds} s while {what}: {Figure("fps"):0.0} frames a second (aim 60; a page beside it that does nothing {await idle:0.0}), 99 of 100 frames within {Figure("slowest99"):0} ms, {Figure("tasks"):0} tasks above 50 ms, the worst {Figure("worst"):0} ms (aim: none); {await thread.SpentAsync()}");
    }

    private static int Option(string[] arguments, string name, int absent) =>
        Array.IndexOf(arguments, name) is var at && at >= 0 && at + 1 < arguments.Length ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : absent;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
