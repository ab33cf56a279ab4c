using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>In a Chinese page nothing of the page's own is in English, and no word is cut off where there is room for none of it.</summary>
public sealed partial class ChinesePageTests : PageTest
{
    private static readonly string[] Screens =
    [
        "/faults", "/faults/f1", "/alarms", "/suppressed", "/tickets", "/tickets/t1", "/customers", "/customers/gov", "/plannedWork", "/plannedWork/pw1", "/topology", "/topology?around=device/r1", "/map",
        "/unknownMessages", "/findings", "/health", "/rules", "/imports", "/replay", "/users", "/audit", "/walls",
    ];

    /// <summary>Each text on the page, and what is said of its parts to who does not see them.</summary>
    private const string Said = """
        () => {
          const said = [];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) said.push(walk.currentNode.data.trim());
          document.querySelectorAll('[aria-label], [title], [placeholder]').forEach(e => ['aria-label', 'title', 'placeholder'].forEach(name => said.push((e.getAttribute(name) ?? '').trim())));
          return [...new Set(said)].filter(text => text !== '');
        }
        """;

    /// <summary>What can be pressed, heads something or is a time, and does not show all of it; in lists words give way, and are told by a hint, and times do not.</summary>
    private const string Cut = """
        () => [...document.querySelectorAll('button, h1, h2, [role=columnheader], th, .tag, [role=gridcell]:has(> time)')]
          .filter(e => e.offsetWidth > 0 && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible' && (e.matches('[role=gridcell]') || !e.closest('.list-head, .list-row')))
          .map(e => e.textContent)
        """;

    [Fact]
    public async Task Every_screen_speaks_Chinese_alone_and_cuts_no_word_off()
    {
        var english = EnglishPhrases();
        Assert.True(english.Count > 500, $"{english.Count} phrases");
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await SpeakChineseAsync(page);
        var left = new List<string>();
        foreach (var width in (int[])[1280, 390])
        {
            await page.SetViewportSizeAsync(width, 800);
            foreach (var screen in Screens)
            {
                await visit.WalkAsync(screen);
                await Expect(page.Locator("main").GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
                await Expect(page.Locator("main").GetByText(new Regex("正在获取列表|正在打开页面"))).ToHaveCountAsync(0);
                await SettledAsync(page);
                left.AddRange((await page.EvaluateAsync<string[]>(Said)).Where(english.Contains).Select(text => $"{screen} says “{text}”"));
                left.AddRange((await page.EvaluateAsync<string[]>(Cut)).Select(text => $"{screen} at {width} cuts “{text}”"));
                await SaveAsync(page, $"zh-{width}{screen.Replace('/', '-').Replace('?', '-')}");
            }
        }

        Assert.Equal([], left.Distinct());
        Assert.Empty(visit.Complaints);
    }

    /// <summary>The page's phrases that take no argument and are otherwise in Chinese; the switch to English is in English.</summary>
    private static HashSet<string> EnglishPhrases()
    {
        var english = PhrasesOf("en.ts").Where(text => text.Length > 3 && !text.Contains("{{", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        english.ExceptWith(PhrasesOf("zh-CN.ts"));
        english.Remove("English");
        return english;
    }

    private static IEnumerable<string> PhrasesOf(string file) =>
        Phrase().Matches(File.ReadAllText(Path.Combine(WebFolder.Path, "src", "words", file))).Select(match => match.Groups["text"].Value);

    [GeneratedRegex(@": '(?<text>[^'\n]+)',")]
    private static partial Regex Phrase();
}
