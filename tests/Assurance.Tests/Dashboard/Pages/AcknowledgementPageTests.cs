using Assurance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>An acknowledgement that ends: who holds it is reminded, may hold on, and once it is over the fault is new work.</summary>
public sealed class AcknowledgementPageTests : PageTest
{
    // Longer than a wait: it must still stand when it is held on to, however busy the machine is.
    protected override string[] Settings => ["--Operation:AcknowledgeFor=00:00:20"];

    [Fact]
    public async Task It_reminds_is_held_on_to_and_when_it_ends_the_fault_is_new_work_that_sounds()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.AddInitScriptAsync("""
            window.heard = [];
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...at) { window.heard.push(this.frequency.value); return start.apply(this, at); };
            """);
        await page.ReloadAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sound off" }).ClickAsync();
        await page.GetByRole(AriaRole.Switch, new() { Name = "New faults are heard" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sound on" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Faults", Exact = true }).ClickAsync();
        await page.Locator("[data-row]").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(page.GetByText("Acknowledged by admin until").Last).ToBeVisibleAsync();
        var first = Product.Application.State.Faults.Single().Acknowledged!.Until!.Value;

        var reminder = page.GetByRole(AriaRole.Status, new() { Name = "Reminders" });
        await Expect(reminder).ToContainTextAsync("Your acknowledgement ends in less than a minute", new() { Timeout = 60_000 });
        await reminder.GetByRole(AriaRole.Button, new() { NameRegex = new("^Hold on for") }).ClickAsync();
        await Expect(page.GetByText("It is held on to.")).ToBeVisibleAsync();
        Assert.True(Product.Application.State.Faults.Single().Acknowledged!.Until > first);
        await Expect(reminder).ToContainTextAsync("Your acknowledgement ends", new() { Timeout = 60_000 });
        await CleanInBothThemesAsync(page, "reminder");

        await Expect(page.Locator("[data-row]")).ToContainTextAsync("Acknowledgement by admin ended", new() { Timeout = 60_000 });
        await Expect(page.Locator("[data-row].fresh")).ToHaveCountAsync(1);
        foreach (var width in (int[])[1280, 1600])
        {
            await page.SetViewportSizeAsync(width, 900);
            await Expect(page.Locator("[data-row] .tag.strong")).ToHaveAttributeAsync("title", "Acknowledgement by admin ended: Its time was up and nobody has taken it since");
            // The list takes its columns for the new width a moment later.
            await RunningProduct.Until(
                async () => new { width, whole = await page.Locator("[data-row] .tag.strong").EvaluateAsync<bool>("tag => tag.scrollWidth <= tag.clientWidth && tag.getBoundingClientRect().right <= tag.closest('.cell').getBoundingClientRect().right") },
                found => found.whole);
        }

        await RunningProduct.Until(() => page.EvaluateAsync<int>("window.heard.length"), heard => heard >= 2, 60);
        await Expect(visit.Section("Timeline")).ToContainTextAsync("cknowledgement by admin ended");
        await CleanInBothThemesAsync(page, "lapsed");

        await SpeakChineseAsync(page);
        await Expect(page.Locator("[data-row]")).ToContainTextAsync("admin 的确认已到期");
        await SaveAsync(page, "lapsed-zh");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "有效时长" }).ClickAsync();
        await page.GetByText("不设期限").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new(@"^确\s*认$") }).ClickAsync();
        await Expect(page.Locator("[data-row]:not(.fresh)")).ToHaveCountAsync(1);
        Assert.Null(Product.Application.State.Faults.Single().Acknowledged!.Until);
        Assert.Empty(visit.Complaints);
    }
}
