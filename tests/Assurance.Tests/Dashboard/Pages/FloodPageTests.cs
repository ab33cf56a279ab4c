using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Assurance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>Thousands of alarms at once: a banner stands for them, none is lost, and what is done to all of them is taken back.</summary>
public sealed class FloodPageTests : PageTest
{
    /// <summary>The first row below the heads of the columns.</summary>
    private const string TopRow = """
        () => {
          const edge = document.querySelector('.list-head').getBoundingClientRect().bottom;
          return [...document.querySelectorAll('[data-row]')].map(row => [row.getBoundingClientRect().top, row.dataset.row]).filter(([top]) => top >= edge - 1).sort((a, b) => a[0] - b[0])[0][1];
        }
        """;

    private const int Many = 2_400;

    [Fact]
    public async Task A_flood_folds_under_a_banner_and_thousands_are_acknowledged_at_once_and_given_back()
    {
        Flood(1, Many);
        await RunningProduct.Until(() => Task.FromResult(Product.Application.State.Alarms.Count()), alarms => alarms == Many, seconds: 60);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await visit.WalkAsync("/alarms");
        await Expect(page.Locator(".storms")).ToContainTextAsync("Alarm storm from WH-R1");
        await page.Locator(".storms").GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await Expect(page.Locator(".list-tools")).ToContainTextAsync($"{Many} of {Many}", new() { Timeout = 30_000 });
        await SaveAsync(page, "flood");
        // Over a ground that lets nothing through it is moved as it is painted, and not painted anew in each frame that scrolls.
        Assert.Matches(@"^rgb\(", await page.Locator(".list-scroller").EvaluateAsync<string>("list => getComputedStyle(list).backgroundColor"));
        await page.Locator(".list-scroller").EvaluateAsync("list => list.scrollTo({ top: 40 * document.querySelector('[data-row]').offsetHeight })");
        await Expect(page.Locator("[data-row][aria-rowindex='42']")).ToBeVisibleAsync();
        var read = await page.EvaluateAsync<string>(TopRow);
        Flood(Many + 1, 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "1 new above" }).WaitForAsync();
        Assert.Equal(read, await page.EvaluateAsync<string>(TopRow));
        await page.GetByRole(AriaRole.Button, new() { Name = "1 new above" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "1 new above" })).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Choose all" }).ClickAsync();
        await page.Keyboard.PressAsync("a");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync($"Acknowledge: {Many + 1} rows");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(page.GetByText($"Acknowledge: {Many + 1} done.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.All(Product.Application.State.Alarms, alarm => Assert.Equal("admin", alarm.Acknowledged?.User));
        await Expect(page.Locator("[data-row].fresh")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.GetByText($"Taken back for {Many + 1}.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.All(Product.Application.State.Alarms, alarm => Assert.Null(alarm.Acknowledged));
        await Expect(page.Locator("[data-row]:not(.fresh)")).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    /// <summary>What comes above while somebody reads moves nothing in any frame, whichever batches it comes in, and is counted whole.</summary>
    [Fact]
    public async Task What_comes_above_in_batches_moves_nothing_that_is_read_and_is_counted()
    {
        const int Below = 120, Above = 40;
        Flood(1, Below);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await visit.WalkAsync("/alarms?fold=all");
        await Expect(page.Locator(".list-tools")).ToContainTextAsync($"{Below} of {Below}", new() { Timeout = 30_000 });
        await page.Locator(".list-scroller").EvaluateAsync("list => list.scrollTo({ top: 40 * document.querySelector('[data-row]').offsetHeight })");
        await Expect(page.Locator("[data-row][aria-rowindex='42']")).ToBeVisibleAsync();
        await NoteNewAsync(page);
        await page.EvaluateAsync($"window.read = new Set(); requestAnimationFrame(function look() {{ read.add(({TopRow})()); requestAnimationFrame(look); }})");
        // A function: a bare expression that does not hold at once is read by the page as a script, which its policy forbids.
        await page.WaitForFunctionAsync("() => read.size > 0");
        for (var come = 0; come < Above; come += 10)
        {
            Flood(Below + 1 + come, 10);
            await Expect(page.Locator(".new-above")).ToHaveTextAsync($"{come + 10} new above");
        }

        Assert.Single(await page.EvaluateAsync<string[]>("[...read]"));
        await page.Locator(".new-above").ClickAsync();
        await Expect(page.Locator(".new-above")).ToHaveCountAsync(0);
        await RunningProduct.Until(() => MostNewAsync(page), most => most > 0);
        Assert.Empty(visit.Complaints);
    }

    /// <summary>Which live regions change their text from now on, and when.</summary>
    private const string Listen = """
        () => {
          window.spoken = [];
          new MutationObserver(records => {
            const regions = new Set(records.map(r => (r.target.nodeType === 3 ? r.target.parentElement : r.target)?.closest('[role=status], [role=log], [role=alert], [aria-live]')).filter(r => r));
            regions.forEach(r => window.spoken.push(`${r.id || r.className} ${Math.round(performance.now())}`));
          }).observe(document.body, { subtree: true, childList: true, characterData: true });
        }
        """;

    /// <summary>Who listens instead of looking is told in one place, and no more often than somebody can listen to it (WCAG 4.1.3).</summary>
    [Fact]
    public async Task What_changes_by_itself_is_said_in_one_region_and_in_time_to_be_heard()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await visit.WalkAsync("/alarms?fold=all");
        await Expect(page.Locator("#said")).ToContainTextAsync("Alarms: 0 of 0", new() { Timeout = 15_000 });
        await page.EvaluateAsync(Listen);
        for (var come = 0; come < 600; come += 100)
        {
            Flood(1 + come, 100);
            await Expect(page.Locator(".list-tools")).ToContainTextAsync($"{come + 100} of {come + 100}", new() { Timeout = 30_000 });
        }

        await Expect(page.Locator("#said")).ToContainTextAsync("Live. Alarms: 600 of 600", new() { Timeout = 30_000 });
        await Expect(page.Locator("#said")).ToContainTextAsync("Alarm storm from WH-R1", new() { Timeout = 30_000 });
        var spoken = (await page.EvaluateAsync<string[]>("window.spoken")).Select(s => s.Split(' ')).ToList();
        Assert.All(spoken, s => Assert.Equal("said", s[0]));
        var times = spoken.Select(s => double.Parse(s[1], CultureInfo.InvariantCulture)).ToList();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First > 4_000, $"said again after {pair.Second - pair.First} ms"));
        Assert.Empty(visit.Complaints);
    }

    private void Flood(int first, int count)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Connect(Product.Application.SyslogUdp);
        for (var n = first; n < first + count; n++)
        {
            socket.Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<187>Nov 23 16:10:00 WH-R1 %LINK-3-UPDOWN: Interface GigabitEthernet8/{n}, changed state to down")));
        }
    }
}
