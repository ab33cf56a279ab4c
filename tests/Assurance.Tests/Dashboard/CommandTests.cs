using System.Net;
using System.Text;
using Assurance.Dashboard.Commands;
using Assurance.Dashboard.Settings;

namespace Assurance.Tests.Dashboard;

/// <summary>Commands with arguments and settings that are wrong: one clear line with its place, and the status of the contract.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("assurance-commands").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_package_that_is_no_zip_is_refused_before_anything_of_it_is_kept()
    {
        var file = Path.Combine(folder, "inventory.zip");
        await File.WriteAllTextAsync(file, "garbage");
        var (status, _, error) = await RunAsync("import", file, "--Data:Directory=" + Path.Combine(folder, "data"));
        Assert.Equal(1, status);
        Assert.StartsWith($"{file}: is no zip that can be read", Assert.Single(error), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "data")));
    }

    [Fact]
    public async Task A_new_data_folder_is_its_owners_alone()
    {
        var data = Path.Combine(folder, "data");
        await File.WriteAllTextAsync(Path.Combine(folder, "sites.csv"), "id,organization,name,latitude,longitude,kind\n");
        Assert.Equal(0, (await RunAsync("import", folder, "--Data:Directory=" + data)).Status);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(data));
    }

    [Theory]
    [InlineData(2, "--url 'here' is no address of an instance", "import", ".", "--url", "here", "--token", "t")]
    [InlineData(2, "--url 'file:///etc' is no address of an instance", "import", ".", "--url", "file:///etc", "--token", "t")]
    [InlineData(2, "--to is not after --from", "replay", "--from", "2026-01-02T00:00:00Z", "--to", "2026-01-01T00:00:00Z")]
    [InlineData(2, "/nowhere: no such file or folder", "rules", "test", "/nowhere")]
    [InlineData(2, "Polling:Every is zero", "rules", "try", "/nowhere", "--Polling:Every=0")]
    [InlineData(2, "command line: Snmp:Lisen is not known", "rules", "try", "/nowhere", "--Snmp:Lisen=0.0.0.0:162")]
    [InlineData(2, "command line: Snmp:Users:0:Nam is not known", "rules", "try", "/nowhere", "--Snmp:Users:0:Name=a", "--Snmp:Users:0:Nam=b")]
    [InlineData(2, "/nowhere: no such file", "rules", "try", "/nowhere", "--Logging:LogLevel:Default=Error", "--Syslog:Certificate=later.pem", "--Snmp:Profiles:0:Name=p", "--Snmp:Profiles:0:Community=c")]
    [InlineData(2, "Snmp:Users:0:AuthProtocol 'MD5,SHA' is not known", "rules", "try", "/nowhere", "--Snmp:Users:0:Name=a", "--Snmp:Users:0:AuthProtocol=MD5,SHA")]
    [InlineData(2, "command line: Outbound:Allow '10.0.0.0/99' is no host, address or network", "rules", "try", "/nowhere", "--Outbound:Allow=10.0.0.0/8, 10.0.0.0/99")]
    [InlineData(2, "/nowhere: no such file", "rules", "try", "/nowhere", "--Outbound:Allow:0=hooks.example.cn", "--Outbound:Allow:1=192.0.2.0/24")]
    [InlineData(2, "/nowhere: no such file", "rules", "try", "/nowhere", "--Outbound:Allow=")]
    [InlineData(2, "command line: Outbound:Alow is not known", "rules", "try", "/nowhere", "--Outbound:Alow=10.0.0.0/8")]
    [InlineData(2, "command line: Snmp:Users:0:AuthKey is missing", "rules", "try", "/nowhere", "--Snmp:Users:0:Name=a", "--Snmp:Users:0:AuthProtocol=SHA")]
    public async Task Wrong_usage_is_one_line_and_its_status(int expected, string line, params string[] arguments)
    {
        var (status, _, error) = await RunAsync(arguments);
        Assert.Equal(expected, status);
        Assert.Contains(line, Assert.Single(error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_only_for_a_unit_the_inventory_has()
    {
        var data = "--Data:Directory=" + Path.Combine(folder, "data");
        string[] Token(string unit) => ["token", "create", "--user", "robot", "--role", "operator", "--unit", unit, data];
        var (status, token, error) = await RunAsync(Token("hb"));
        Assert.Equal((0, "--unit 'hb' cannot be checked: no organisation unit was imported yet"), (status, Assert.Single(error)));
        Assert.NotEmpty(Assert.Single(token));

        await File.WriteAllTextAsync(Path.Combine(folder, "organizations.csv"), "id,parent,level,name\ncn,,group,集团\nhb,cn,province,湖北\n");
        Assert.Equal(0, (await RunAsync("import", folder, data)).Status);
        (status, token, error) = await RunAsync(Token("bh"));
        Assert.Equal((2, "--unit 'bh' is no organisation unit of the inventory; it has cn, hb"), (status, Assert.Single(error)));
        Assert.Empty(token);

        (status, token, error) = await RunAsync(Token("hb"));
        Assert.Equal((0, 1, 0), (status, token.Length, error.Length));
    }

    [Fact]
    public async Task An_import_that_the_instance_has_not_applied_yet_is_waited_for_and_its_rejected_rows_are_told()
    {
        using var instance = new HttpListener();
        var address = $"http://127.0.0.1:{Random.Shared.Next(20_000, 30_000)}/";
        instance.Prefixes.Add(address);
        instance.Start();
        var answering = Task.Run(async () =>
        {
            await AnswerAsync(instance, 202, """{"id":"7","status":"pending","rejected":[],"added":0}""");
            await AnswerAsync(instance, 200, """{"id":"7","status":"applied","added":3,"rejected":[{"file":"sites.csv","line":2,"reason":"id is missing"}]}""");
        });

        var (status, output, _) = await RunAsync("import", folder, "--url", address, "--token", "t");
        await answering;
        Assert.Equal((1, "sites.csv:2: id is missing|added 3, changed 0, removed 0, rejected 1"), (status, string.Join('|', output)));
    }

    [Theory]
    [InlineData("Snmp:Listen", 2)]
    [InlineData("Snmp:Users:1:AuthKey", 5)]
    [InlineData("Snmp:Users:0:Name", 4)]
    [InlineData("Http:Listen", 8)]
    [InlineData("Http:Other", null)]
    public void A_setting_is_found_at_its_line_within_lists_too(string key, int? line) => Assert.Equal(line, SettingOrigins.LineOf(Encoding.UTF8.GetBytes("""
        {
          "Snmp": { "Listen": "x",
            "Users": [
              { "Name": "a" },
              { "Name": "b", "AuthKey": "short" }
            ]
          },
          "Http": { /* here */ "Listen": "y" },
        }
        """), key));

    private static async Task AnswerAsync(HttpListener instance, int status, string body)
    {
        var context = await instance.GetContextAsync();
        await context.Request.InputStream.CopyToAsync(Stream.Null);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["Location"] = "/api/inventory/imports/7";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        context.Response.Close();
    }

    private static async Task<(int Status, string[] Output, string[] Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await CommandLine.RunAsync(arguments, output, error, TestContext.Current.CancellationToken);
        return (status, Lines(output), Lines(error));
    }

    private static string[] Lines(StringWriter text) => text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
