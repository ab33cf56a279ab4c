using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Assurance.Tests.EndToEnd;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>What administrators and engineers do beside the network: users, the audit trail, imports and replays.</summary>
public sealed class AdministrationPageTests : PageTest
{
    private const string Password = "a password for nora";

    [Fact]
    public async Task A_user_is_made_logs_in_changes_role_in_place_and_is_shown_the_door_when_disabled()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await GoAsync(page, "Users");
        await page.GetByRole(AriaRole.Button, new() { Name = "New user" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("User name").FillAsync("Admin");
        await ChooseAsync(page, dialog, "Role", "NOC operator");
        await dialog.GetByLabel("Password", new() { Exact = true }).FillAsync("short");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog.Locator(".ant-form-item-explain-error", new() { HasText = "At least 12 characters." })).ToBeVisibleAsync();
        await dialog.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog.Locator(".ant-form-item-explain-error")).ToHaveTextAsync(["There is an account of that name already."]);
        await SettledAsync(page);
        await SaveAsync(page, "users-form");
        await CleanAsync(page);
        await dialog.GetByLabel("User name").FillAsync("nora");
        await ChooseAsync(page, dialog, "Unit", "湖北");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Line(page, "nora")).ToContainTextAsync("湖北");

        await using var other = await Browser.VisitAsync(Product.Application.Url);
        await other.LogInAsync("nora", Password);
        await Expect(other.Page.Locator(".lamp.live")).ToBeVisibleAsync();
        await Expect(other.Page.GetByRole(AriaRole.Link, new() { Name = "Rule packs" })).ToHaveCountAsync(0);
        await Expect(other.Page.GetByRole(AriaRole.Link, new() { Name = "Users" })).ToHaveCountAsync(0);

        await Line(page, "nora").GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await ChooseAsync(page, dialog, "Role", "Engineer");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Line(page, "nora")).ToContainTextAsync("Engineer");
        await Expect(other.Page.GetByText("nora Engineer")).ToBeVisibleAsync();
        // Packs read messages of every unit: somebody of one unit may not change them.
        await Expect(other.Page.GetByRole(AriaRole.Link, new() { Name = "Rule packs" })).ToHaveCountAsync(0);
        await Expect(other.Page.Locator(".lamp.live")).ToBeVisibleAsync();

        await Line(page, "nora").GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("sessions 1");
        await SettledAsync(page);
        await SaveAsync(page, "users-disable");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Disable", Exact = true }).ClickAsync();
        await Expect(Line(page, "nora")).ToContainTextAsync("Disabled");
        await Expect(other.Page.GetByRole(AriaRole.Button, new() { Name = "Log in" })).ToBeVisibleAsync();
        await other.LogInAsync("nora", Password);
        await Expect(other.Page.GetByText("User or password is not right.")).ToBeVisibleAsync();

        await Expect(Line(page, "admin").GetByRole(AriaRole.Button, new() { Name = "Disable" })).ToBeDisabledAsync();
        await CleanInBothThemesAsync(page, "users");
        await GoAsync(page, "Audit trail");
        await Expect(page.Locator("tr[data-row]", new() { HasText = "Disable a user" })).ToContainTextAsync("nora");
        await CleanInBothThemesAsync(page, "audit");
        await page.GetByLabel("User", new() { Exact = true }).FillAsync("nobody");
        await page.GetByLabel("User", new() { Exact = true }).PressAsync("Enter");
        await Expect(page.GetByText("No event fits.")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("audit\\?user=nobody"));
        Assert.Empty(visit.Complaints);
        Assert.Empty(other.Complaints);
    }

    [Fact]
    public async Task A_generated_password_is_shown_once_and_a_token_is_revoked()
    {
        using var robot = await RobotAsync();
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await GoAsync(page, "Users");
        await Line(page, "admin").GetByRole(AriaRole.Button, new() { Name = "New password" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Set password" }).ClickAsync();
        await Expect(dialog.GetByLabel("Password", new() { Exact = true })).ToHaveValueAsync(new Regex("^[A-Za-z2-9]{20}$"));
        await SettledAsync(page);
        await SaveAsync(page, "users-password");
        await dialog.Locator(".ant-modal-footer").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);

        var tokens = page.GetByRole(AriaRole.Table, new() { Name = "API tokens" });
        await Expect(tokens).ToContainTextAsync("robot");
        await tokens.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Expect(page.GetByText("No API token is live.")).ToBeVisibleAsync();
        using var refused = await robot.GetAsync("/api/me");
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_zip_is_imported_its_bad_row_named_and_a_full_one_says_first_what_it_would_remove()
    {
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await GoAsync(page, "Imports");
        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(1);
        await ChooseZipAsync(page, "sites.csv", "id,organization,name,kind\nnew,hb,襄阳,core\nbad,nowhere,Bad,core\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(visit.Section("Rejected rows")).ToContainTextAsync("sites.csv:3:");
        await Expect(visit.Section("Rejected rows")).ToContainTextAsync("nowhere");
        await Expect(page.Locator("tr[data-row]")).ToHaveCountAsync(2);
        await CleanInBothThemesAsync(page, "imports");

        await page.Keyboard.PressAsync("Escape");
        await ChooseZipAsync(page, "planned_work.csv", "id,name,start,end,elements,organization,excludesSla\n");
        await page.GetByLabel("Full: also remove what these files lack").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Rows it would remove: 1");
        await SettledAsync(page);
        await SaveAsync(page, "imports-full");
        await CleanAsync(page);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Import and remove 1" }).ClickAsync();
        await Expect(visit.Section("Rejected rows")).ToContainTextAsync("No row was rejected.");
        await Expect(page.Locator("tr[data-row]").First).ToContainTextAsync("Full");

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "broken.zip", MimeType = "application/zip", Buffer = Encoding.UTF8.GetBytes("no zip") });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The zip was not imported");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_replay_takes_a_pack_of_ones_own_once_it_has_no_fault()
    {
        await SayAsync("gizmo g7 hot");
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await GoAsync(page, "Replay");
        await page.GetByText("A pack of my own, before today's").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Replay", Exact = true })).ToBeDisabledAsync();
        await page.GetByLabel("Choose packs").SetInputFilesAsync(new FilePayload { Name = "gizmo.yaml", MimeType = "text/yaml", Buffer = "rules:\n  - id: one\n    shout: yes\n"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay", Exact = true }).ClickAsync();
        // Beside it all packs as delivered are compiled.
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("gizmo.yaml:3", new() { Timeout = 60_000 });
        await CleanInBothThemesAsync(page, "replay-faulty-pack");

        await page.GetByLabel("Choose packs").SetInputFilesAsync(new FilePayload { Name = "gizmo.yaml", MimeType = "text/yaml", Buffer = Encoding.UTF8.GetBytes(Gizmo) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay", Exact = true }).ClickAsync();
        await Expect(page.Locator(".replay-lines > li.new").First).ToContainTextAsync("r1", new() { Timeout = 60_000 });
        await Expect(page.Locator(".replay-standing")).ToContainTextAsync("gizmo.yaml");
        await SpeakChineseAsync(page);
        await SaveAsync(page, "replay-given-zh");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_replay_tells_what_a_changed_pack_would_have_made_of_the_past()
    {
        await TrapAsync(down: true, ifIndex: 7);
        await SayAsync("gizmo g7 hot");
        await using var visit = await EnterAsync();
        var page = visit.Page;
        await Expect(page.Locator("[data-row]").First).ToBeVisibleAsync();
        var site = Directory.CreateDirectory(Path.Combine(Product.Data, "rules", "acme")).FullName;
        await File.WriteAllTextAsync(Path.Combine(site, "gizmo.yaml"), Gizmo);
        await GoAsync(page, "Replay");
        await Expect(page.GetByText("Nothing was replayed since the start.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay", Exact = true }).ClickAsync();

        var counts = page.GetByRole(AriaRole.Table, new() { Name = "What" });
        await Expect(counts).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(visit.Section("Faults")).ToContainTextAsync("device r1");
        await Expect(page.Locator(".replay-lines > li.new").First).ToContainTextAsync("Temperature too high · Open · 1 alarm · 0 circuits (0 down)");
        await CleanInBothThemesAsync(page, "replay");
        await SpeakChineseAsync(page);
        await Expect(page.Locator(".replay-lines > li.new").First).ToContainTextAsync("1 条告警 · 0 条电路 （中断 0 条）");
        Assert.DoesNotMatch("Temperature|[Oo]pen|alarm|circuit|down|priority|device", string.Concat(await page.Locator(".replay-lines > li").AllInnerTextsAsync()));
        await SaveAsync(page, "replay-zh");
        Assert.Empty(visit.Complaints);
    }

    private const string Gizmo = """
        vendor: Acme
        rules:
          - id: acme.gizmo
            text: "gizmo {name:word} {state:hot|cool}"
            object: { kind: device }
            condition: highTemperature
            qualifier: "{name}"
            states: { of: "{state}", raise: hot, clear: cool }
        """;

    private static Task GoAsync(IPage page, string place) => page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = place, Exact = true }).ClickAsync();

    private static ILocator Line(IPage page, string user) => page.Locator($"tr[data-row='{user}']");

    private static async Task ChooseAsync(IPage page, ILocator dialog, string label, string option)
    {
        await dialog.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true }).ClickAsync();
        await page.Locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option", new() { HasText = option }).First.ClickAsync();
    }

    private static async Task ChooseZipAsync(IPage page, string file, string content)
    {
        using var octets = new MemoryStream();
        using (var archive = new ZipArchive(octets, ZipArchiveMode.Create))
        {
            await using var to = archive.CreateEntry(file).Open();
            await to.WriteAsync(Encoding.UTF8.GetBytes(content));
        }

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "network.zip", MimeType = "application/zip", Buffer = octets.ToArray() });
    }

    private async Task SayAsync(string text)
    {
        using var socket = new UdpClient();
        await socket.SendAsync(Encoding.UTF8.GetBytes("<11>" + text), Product.Application.SyslogUdp);
    }

    private async Task<HttpClient> RobotAsync()
    {
        var output = new StringWriter();
        Assert.Equal(0, await Assurance.Dashboard.Commands.CommandLine.RunAsync(
            ["token", "create", "--user", "robot", "--role", "operator", $"--Data:Directory={Product.Data}"], output, TextWriter.Null, CancellationToken.None));
        var client = new HttpClient { BaseAddress = new Uri(Product.Application.Url) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", output.ToString().Trim());
        return client;
    }
}
