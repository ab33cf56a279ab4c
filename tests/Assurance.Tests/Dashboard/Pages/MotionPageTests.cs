using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>Motion is short, and there is none where the person asked for none.</summary>
public sealed class MotionPageTests : PageTest
{
    /// <summary>Counts what begins to move, and how long the longest of it takes, in ms; what turns for as long as something is waited for apart.</summary>
    private const string Watch = """
        window.motion = { moved: 0, longest: 0 };
        const note = event => {
          const timing = event.target.getAnimations().map(a => a.effect.getComputedTiming()).filter(t => t.iterations !== Infinity);
          motion.moved += timing.length > 0 ? 1 : 0;
          motion.longest = Math.max(motion.longest, ...timing.map(t => t.activeDuration));
        };
        addEventListener('animationstart', note, true);
        addEventListener('transitionrun', note, true);
        """;

    [Theory]
    [InlineData(ReducedMotion.Reduce)]
    [InlineData(ReducedMotion.NoPreference)]
    public async Task What_comes_opens_and_closes_moves_for_three_tenths_of_a_second_at_most_or_not_at_all(ReducedMotion wanted)
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.EmulateMediaAsync(new() { ReducedMotion = wanted });
        await page.AddInitScriptAsync(Watch);
        await page.ReloadAsync();
        await Expect(page.Locator(".lamp.live")).ToBeVisibleAsync();
        await TrapAsync(down: true, ifIndex: 7);
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.Locator("[data-row]").First.ClickAsync();
        await Expect(visit.Section("Cause")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Merge others into it" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await visit.WalkAsync("/map");
        await Expect(page.Locator(".sheet-place canvas").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nearer" }).ClickAsync();

        var (moved, longest) = (await page.EvaluateAsync<int>("motion.moved"), await page.EvaluateAsync<double>("motion.longest"));
        Assert.Equal(wanted == ReducedMotion.NoPreference, moved > 0);
        Assert.InRange(longest, 0, 300);
        Assert.Empty(visit.Complaints);
    }
}
