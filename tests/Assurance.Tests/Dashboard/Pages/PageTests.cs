using System.Text.RegularExpressions;
using Assurance.Tests.EndToEnd;
using Assurance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>The pages in a real browser over the whole running product, as an operator and an account manager use them.</summary>
public sealed class PageTests : PageTest
{
    [Fact]
    public async Task An_operator_sees_a_fault_come_opens_it_takes_it_and_sees_it_go_without_reload()
    {
        await using var visit = await Browser.VisitAsync(Product.Application.Url);
        var page = visit.Page;
        await visit.LogInAsync("admin", "");
        await Expect(page.GetByLabel("Password", new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "true");
        await visit.LogInAsync("admin", "not the password");
        await Expect(page.GetByText("User or password is not right.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Password", new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "false");
        await CleanInBothThemesAsync(page, "login");
        await visit.LogInAsync("admin", RunningProduct.Password);
        await Expect(page.GetByText("No fault is open.")).ToBeVisibleAsync();
        await page.EvaluateAsync("window.sameDocument = true");

        await TrapAsync(down: true, ifIndex: 7);
        var row = visit.Rows("WH-YC 1").Or(visit.Rows("GigabitEthernet1/0/1"));
        await Expect(row).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("省政府");
        await row.ClickAsync();

        await Expect(visit.Section("Cause")).ToContainTextAsync("% sure");
        await Expect(visit.Section("Affected customers")).ToContainTextAsync("省政府");
        await Expect(visit.Section("Affected circuits")).ToContainTextAsync("HB-0001");
        await Expect(visit.Section("Ticket")).ToContainTextAsync("Priority");
        await Expect(visit.Section("Who was told")).ToContainTextAsync("wang.li@example.cn");
        await Expect(visit.Section("Timeline")).ToContainTextAsync("Opened");

        await page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(page.GetByText("Acknowledged by admin").First).ToBeVisibleAsync();
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync("已派人 <b>to the site</b>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add comment" }).ClickAsync();
        await Expect(visit.Section("Comments")).ToContainTextAsync("已派人 <b>to the site</b>");

        await TrapAsync(down: false, ifIndex: 7);
        await Expect(row).ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument === true"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Languages_and_appearance_switch_in_place_and_the_filter_stands_in_the_address()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await TrapAsync(down: true, ifIndex: 7);
        await Expect(visit.Rows("Link down")).ToBeVisibleAsync();

        await page.EvaluateAsync("window.sameDocument = true");
        await page.Locator(".language").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "故障", Exact = true })).ToBeVisibleAsync();
        await Expect(visit.Rows("链路中断")).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(@"浅\s*色") }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument === true"));

        await page.GetByLabel("筛选").FillAsync("nothing is called this");
        await Expect(page.GetByText("没有符合筛选条件的内容。")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/faults\?q=nothing"));
        await page.ReloadAsync();
        await Expect(page.GetByText("没有符合筛选条件的内容。")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_lost_connection_shows_and_what_was_missed_comes_when_it_is_back()
    {
        await using var wire = new Wire(new Uri(Product.Application.Url));
        await using var visit = await EnterAsync(wire.Url);
        var page = visit.Page;
        await TrapAsync(down: true, ifIndex: 7);
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.EvaluateAsync("window.sameDocument = true");

        await page.Locator("[data-row]").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" })).ToBeEnabledAsync();

        wire.Cut();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Connection lost");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" })).ToBeDisabledAsync();
        // What is seen is greyed, and the page around it is as it was.
        Assert.Equal(["rgba(0, 0, 0, 0)", "grayscale(0.7)"], await page.EvaluateAsync<string[]>("[getComputedStyle(document.querySelector('.list-page')).backgroundColor, getComputedStyle(document.querySelector('.list-body')).filter]"));
        Assert.Equal(0, await RealSenders.LinkTrapV1Async(Product.Application.Snmp, "198.51.100.9", down: true, ifIndex: 3));
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);

        wire.Mend();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument === true"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_a_device_writes_is_text_down_to_its_bytes()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        const string Hostile = "<img src=x onerror=alert(1)> $t(nav.faults) {{0}} </script>";
        var udp = Product.Application.SyslogUdp;
        Assert.Equal(0, await RealSenders.RunAsync("logger", "-n", "127.0.0.1", "-P", $"{udp.Port}", "-d", "--rfc3164", "-t", "x", Hostile));

        await page.GetByRole(AriaRole.Link, new() { Name = "Alarms" }).ClickAsync();
        var row = visit.Rows(Hostile);
        await Expect(row).ToBeVisibleAsync();
        await row.ClickAsync();
        await Expect(visit.Section("What the resource says")).ToContainTextAsync(Hostile);
        await Expect(visit.Section("Journalled datagrams")).ToContainTextAsync("3c 69 6d 67");
        Assert.Equal(0, await page.Locator("img[src=x]").CountAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_message_without_end_or_space_leaves_the_page_as_wide_as_the_screen()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        var udp = Product.Application.SyslogUdp;
        Assert.Equal(0, await RealSenders.RunAsync("logger", "-n", "127.0.0.1", "-P", $"{udp.Port}", "-d", "--rfc3164", "-t", "x", "begins " + new string('W', 700)));
        foreach (var width in (int[])[1280, 1920, 390])
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.GotoAsync("/alarms");
            await page.Locator("[data-row]").First.ClickAsync();
            await Expect(visit.Section("What the resource says")).ToContainTextAsync("begins");
            await Expect(visit.Section("Journalled datagrams")).ToBeVisibleAsync();
            Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
            var panel = await page.Locator(".panel").BoundingBoxAsync();
            Assert.True(panel!.X + panel.Width <= width + 1, $"the panel ends at {panel.X + panel.Width} of {width}");
        }
    }

    [Fact]
    public async Task An_operator_merges_two_faults_and_leaves_them_to_the_engine_again()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await TrapAsync(down: true, ifIndex: 3);
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(2);
        await page.Locator("[data-row]").First.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Merge others into it" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = "Faults" }).ClickAsync();
        await page.Locator(".ant-select-item-option").First.ClickAsync();
        await dialog.GetByText("Which open faults are part of this one?").ClickAsync();
        await SaveAsync(page, "fault-merge");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Merge others into it" }).ClickAsync();
        await Expect(page.GetByText("Merged by")).ToBeVisibleAsync();
        await Expect(page.GetByText("as the cause").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Leave it to the engine" }).ClickAsync();
        await Expect(page.GetByText("Merged by")).ToHaveCountAsync(0);
        await SaveAsync(page, "fault-released");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_account_manager_sees_their_accounts_and_nothing_else()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await TrapAsync(down: true, ifIndex: 8);
        await using var visit = await Browser.VisitAsync(Product.Application.Url, token: await TokenAsync("am2", "accountManager"));
        var page = visit.Page;

        await Expect(visit.Rows("River Bank")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link)).ToHaveTextAsync(["My accounts", "Faults", "Tickets"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Faults" }).ClickAsync();
        await Expect(page.Locator("[data-row]").First).ToBeVisibleAsync();
        Assert.DoesNotContain("省政府", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_engineer_sees_what_no_rule_knew_and_opens_it_to_its_parts()
    {
        await UnknownTrapAsync();
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Unknown messages" }).ClickAsync();
        var row = page.Locator("tr[data-row]");
        await Expect(row).ToHaveCountAsync(1);
        await Expect(row).ToContainTextAsync("1.3.6.1.4.1.99999.0.7");
        await page.SetViewportSizeAsync(390, 800);
        await SaveAsync(page, "unknownMessages-narrow");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(visit.Section("Latest messages")).ToContainTextAsync("gizmo <b>hot</b>");
        await SaveAsync(page, "unknownMessage-narrow");
        await page.Keyboard.PressAsync("Escape");
        await Expect(row).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task An_engineer_makes_a_rule_of_an_unknown_message_and_its_alarm_comes()
    {
        await SayAsync("fan controller: tray FT7/2 is wobbly <b>now</b> (code 12)");
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Unknown messages" }).ClickAsync();
        await page.Locator("tr[data-row]").GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a rule" }).ClickAsync();
        await page.GetByLabel("What FT7/2 is").SelectOptionAsync("object");
        await page.GetByLabel("What wobbly is").SelectOptionAsync("qualifier");
        await SaveAsync(page, "draft-marking");
        await page.GetByLabel("Vendor", new() { Exact = true }).FillAsync("Acme");
        await page.GetByLabel("Name of the rule").FillAsync("fan tray");
        await ChooseAsync(page, "Kind of object", "card");
        await ChooseAsync(page, "Condition", "Fan failed", search: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Draft", Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("The pack acme/fan-tray.yaml")).ToHaveValueAsync(new Regex("condition: fanFailure"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Test", Exact = true }).ClickAsync();
        await Expect(page.Locator(".checked")).ToContainTextAsync("it takes 1;");
        await SettledAsync(page);
        await SaveAsync(page, "draft-tested");
        await CleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("The rule holds from now on.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Every message of the last day was known to a rule.")).ToBeVisibleAsync();

        await SayAsync("fan controller: tray FT9/1 is wobbly <b>now</b> (code 99)");
        await page.GetByRole(AriaRole.Link, new() { Name = "Alarms" }).ClickAsync();
        await Expect(visit.Rows("FT9/1")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_rule_packs_show_what_holds_what_was_refused_and_what_a_message_would_become()
    {
        Directory.CreateDirectory(Path.Combine(Product.Data, "rules"));
        await File.WriteAllTextAsync(Path.Combine(Product.Data, "rules", "acme.yaml"), "rules:\n  - id: acme.one\n    text: \"gizmo {x:iff}\"\n    action: none\n");
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Rule packs" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("acme.yaml:3 'iff' is no capture type", new() { Timeout = 15_000 });
        await page.GetByLabel("A message a line, as devices send them").FillAsync("%LINK-3-UPDOWN: Interface GigabitEthernet0/0/1, changed state to down");
        await page.GetByRole(AriaRole.Button, new() { Name = "What would they become?" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Try messages" })).ToContainTextAsync("cisco.link");
        await page.GetByLabel("Filter", new() { Exact = true }).FillAsync("fortinet");
        await Expect(page.Locator("tr[data-row]").First).ToContainTextAsync("fortinet/");
        await SaveAsync(page, "rules-refused");
        await page.SetViewportSizeAsync(390, 800);
        await SaveAsync(page, "rules-narrow");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Every_screen_is_clean_of_what_axe_finds_in_both_themes()
    {
        // A part that the inventory lacks is a finding.
        await TrapAsync(down: true, ifIndex: 3);
        await TrapAsync(down: true, ifIndex: 7);
        await UnknownTrapAsync();
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await Expect(page.Locator("[data-row]").First).ToBeVisibleAsync();
        var fault = await page.Locator("[data-row]").First.GetAttributeAsync("data-row");
        foreach (var screen in (string[])["/faults", $"/faults/{fault}", "/alarms", "/tickets", "/plannedWork", "/customers", "/unknownMessages", "/findings", "/rules", "/health"])
        {
            await visit.WalkAsync(screen);
            await Expect(page.Locator(screen == "/faults/" + fault ? "section.section" : "[data-row]").First).ToBeVisibleAsync();
            await CleanInBothThemesAsync(page, screen.Trim('/').Replace('/', '-'));
        }
    }

    private static async Task ChooseAsync(IPage page, string label, string option, bool search = false)
    {
        var field = page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true });
        await field.ClickAsync();
        if (search)
        {
            await field.FillAsync(option);
        }

        await page.Locator(".ant-select-item-option", new() { HasText = option }).First.ClickAsync();
    }

    private async Task SayAsync(string text) => Assert.Equal(0, await RealSenders.RunAsync(
        "logger", "-n", "127.0.0.1", "-P", $"{Product.Application.SyslogUdp.Port}", "-d", "--rfc3164", "-t", "fand", text));

    private async Task UnknownTrapAsync() => Assert.Equal(0, await RealSenders.RunAsync(
        "snmptrap", "-v", "2c", "-c", "public", Product.Application.Snmp.ToString(), "12345", "1.3.6.1.4.1.99999.0.7", "1.3.6.1.4.1.99999.1.1", "s", "gizmo <b>hot</b>"));
}
