using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Assurance.Storage.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Assurance.Tests.Dashboard.PagesApi;

public sealed class ImportTests(ImportTests.Small shared) : IClassFixture<ImportTests.Small>
{
    private const string Imports = "/api/inventory/imports";

    private static readonly byte[] Sites = SitesWith("s-new");

    [Fact]
    public async Task Good_rows_are_applied_and_rejected_ones_name_file_line_and_reason()
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync(Roles.Engineer);

        using var response = await client.PostAsync(Imports, Body(SitesWith("s-good")));
        var result = await response.JsonAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((1, 0, 0, "applied"), ((int)result["added"]!, (int)result["changed"]!, (int)result["removed"]!, (string)result["status"]!));
        Assert.Equal(["sites.csv:3", "sites.csv:4"], result["rejected"]!.AsArray().Select(r => $"{r!["file"]}:{r["line"]}"));
        Assert.Contains("nowhere", (string)result["rejected"]![0]!["reason"]!, StringComparison.Ordinal);
        Assert.Equal(2, (int)Assert.Single(result["files"]!.AsArray())!["rejected"]!);
        Assert.Equal("New site", (string)(await client.GetJsonAsync("/api/inventory/sites/s-good"))["name"]!);

        var id = (string)result["id"]!;
        Assert.Equal($"{Imports}/{id}", response.Headers.Location!.ToString());
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(result, await client.GetJsonAsync($"{Imports}/{id}")));
        var listed = (await client.GetJsonAsync(Imports)).AsArray().Single(i => (string)i!["id"]! == id)!;
        Assert.Equal((id, "tester", 2), ((string)listed["id"]!, (string)listed["user"]!, (int)listed["rejected"]!));
        Assert.Contains(await dashboard.Store.Audit.LatestAsync(5, default), e => e.Event is { Action: "import", Success: true });
    }

    [Fact]
    public async Task A_full_import_removes_what_its_files_lack()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var client = await dashboard.ClientAsync();
        var zip = Zip(("circuits.csv", "id,number,customer,organization,protection\nc-north,N-1,cust-north,north,none\n"), ("notes.txt", "x"));
        using var response = await client.PostAsync($"{Imports}?full=true", Body(zip));
        var result = await response.JsonAsync();

        Assert.Equal((true, 1), ((bool)result["full"]!, (int)result["removed"]!));
        Assert.Equal(["c-north"], (await client.GetJsonAsync("/api/inventory/circuits")).Ids());
        Assert.Contains("notes.txt", (string)Assert.Single(result["remarks"]!.AsArray())!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_tells_what_a_full_import_would_remove_and_does_nothing()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var client = await dashboard.ClientAsync(Roles.Engineer);
        using var nobody = await dashboard.ClientAsync(Roles.Operator);
        var zip = Zip(("circuits.csv", "id,number,customer,organization,protection\nc-north,N-1,cust-north,north,none\nc-x,X-1,nobody,north,none\n"));
        var before = (await client.GetJsonAsync("/api/inventory/circuits")).Ids();

        using var response = await client.PostAsync($"{Imports}/preview?full=true", Body(zip));
        var preview = await response.JsonAsync();

        Assert.Equal(("preview", "", 1, 1), ((string)preview["status"]!, (string)preview["id"]!, (int)preview["removed"]!, preview["rejected"]!.AsArray().Count));
        Assert.Equal(before, (await client.GetJsonAsync("/api/inventory/circuits")).Ids());
        Assert.Empty((await client.GetJsonAsync(Imports)).AsArray());
        Assert.Empty(dashboard.Services.GetRequiredService<PackageStore>().Files);
        using var refused = await nobody.PostAsync($"{Imports}/preview", Body(zip));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_multipart_body_carries_the_zip_as_file()
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync();
        using var form = new MultipartFormDataContent { { new StringContent("words"), "note" }, { Body(Sites), "file", "network.zip" } };
        using var none = new MultipartFormDataContent { { new StringContent("words"), "note" } };
        using var broken = new StringContent("--b\r\nno", Encoding.ASCII);
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        using var taken = await client.PostAsync(Imports, form);
        using var refused = await client.PostAsync(Imports, none);
        using var unread = await client.PostAsync(Imports, broken);

        Assert.Equal(1, (int)(await taken.JsonAsync())["added"]!);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (refused.StatusCode, unread.StatusCode));
    }

    [Theory]
    [InlineData("empty", "packageEmpty")]
    [InlineData("no zip", "packageUnreadable")]
    [InlineData("no files", "packageEmpty")]
    [InlineData("damaged", "packageUnreadable")]
    [InlineData("cut", "packageUnreadable")]
    [InlineData("too large", "packageTooLarge")]
    [InlineData("too large, length untold", "packageTooLarge")]
    public async Task What_is_no_package_is_a_problem_400_and_leaves_nothing(string what, string code)
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync();
        var store = dashboard.Services.GetRequiredService<PackageStore>();
        var (kept, before) = (store.Files, dashboard.Journal.Position);
        using HttpContent body = what switch
        {
            "empty" => Body([]),
            "no zip" => Body(Encoding.UTF8.GetBytes("id,name\n1,2\n")),
            "no files" => Body(Zip()),
            "damaged" => Body(Damaged()),
            "cut" => Body(Sites[..^30]),
            "too large" => Body(new byte[Small.Limit + 1]),
            _ => Typed(new StreamContent(new Endless(Small.Limit * 2))),
        };

        using var response = await client.PostAsync(Imports, body);
        var problem = await response.JsonAsync();

        Assert.Equal((HttpStatusCode.BadRequest, code), (response.StatusCode, (string)problem["code"]!));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(before, dashboard.Journal.Position);
        Assert.Equal(kept.Order(), store.Files.Order());
        Assert.Contains(await dashboard.Store.Audit.LatestAsync(5, default), e => e.Event is { Action: "import", Success: false });
    }

    [Fact]
    public async Task Other_bodies_and_other_people_are_refused()
    {
        var dashboard = shared.Dashboard;
        using var admin = await dashboard.ClientAsync();
        using var nobody = await dashboard.ClientAsync(Roles.Operator);

        using var json = await admin.PostAsync(Imports, new StringContent("{}", null, "application/json"));
        using var role = await nobody.PostAsync(Imports, Body(Sites));

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, HttpStatusCode.Forbidden), (json.StatusCode, role.StatusCode));
    }

    [Fact]
    public async Task What_the_engine_has_not_applied_yet_is_pending_at_its_place()
    {
        await using var dashboard = await PagesDashboard.StartAsync(o => o with { ImportPatience = TimeSpan.FromMilliseconds(20) });
        dashboard.Journal.IsStuck = true;
        using var client = await dashboard.ClientAsync();

        using var response = await client.PostAsync(Imports, Body(Sites));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("pending", (string)(await client.GetJsonAsync(response.Headers.Location!.ToString()))["status"]!);
    }

    [Fact]
    public async Task A_package_larger_than_other_bodies_may_be_is_taken()
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync();
        var noise = new byte[2 << 20];
        new Random(5).NextBytes(noise);

        using var response = await client.PostAsync(Imports, Body(Zip(("notes.bin", Encoding.Latin1.GetString(noise)))));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static byte[] SitesWith(string id) =>
        Zip(("sites.csv", $"id,organization,name,kind\n{id},north,New site,core\ns-bad,nowhere,Bad site,core\ns-worse,north,Worse site,castle\n"));

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var octets = new MemoryStream();
        using (var archive = new ZipArchive(octets, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in files)
            {
                using var to = archive.CreateEntry(name).Open();
                to.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return octets.ToArray();
    }

    // The directory stands, what it speaks of does not: the first block says that it is of a kind there is not.
    private static byte[] Damaged()
    {
        var zip = Zip(("sites.csv", new string('x', 500)));
        var data = 30 + "sites.csv".Length;
        zip[data] |= 0x06;
        return zip;
    }

    private static ByteArrayContent Body(byte[] octets) => Typed(new ByteArrayContent(octets));

    private static T Typed<T>(T content)
        where T : HttpContent
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return content;
    }

    /// <summary>A dashboard that takes packages of up to four MiB.</summary>
    public sealed class Small : IAsyncLifetime
    {
        public const int Limit = 4 << 20;

        internal TestDashboard Dashboard { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Dashboard = await PagesDashboard.StartAsync(o => o with { PackageLimit = Limit });

        public ValueTask DisposeAsync() => Dashboard.DisposeAsync();
    }

    /// <summary>Zeros, whose length nobody is told.</summary>
    private sealed class Endless(int length) : MemoryStream(new byte[length])
    {
        public override bool CanSeek => false;
    }
}
