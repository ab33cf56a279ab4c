using System.IO.Compression;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Dashboard.Commands;
using Assurance.Tests.Support;

namespace Assurance.Tests.EndToEnd;

/// <summary>A replay by today's rule packs, in the running product and by the command.</summary>
public sealed class ReplayTests
{
    private const string Pack = """
        vendor: Acme
        rules:
          - id: acme.gizmo
            text: "gizmo {name:word} {state:hot|cool}"
            object: { kind: device }
            condition: highTemperature
            qualifier: "{name}"
            states: { of: "{state}", raise: hot, clear: cool }
        """;

    [Fact]
    public async Task The_product_and_the_command_tell_the_same_difference_and_nothing_live_changes()
    {
        await using var product = await RunningProduct.StartAsync();
        await product.ImportAsync(SmallNetwork.Write());
        var from = DateTimeOffset.UtcNow.AddMinutes(-1);
        using var socket = new UdpClient();
        socket.Send(Encoding.UTF8.GetBytes("<11>gizmo g7 hot"), product.Application.SyslogUdp);
        await RunningProduct.Until(async () => JsonNode.Parse(await product.Admin.GetStringAsync("/api/unknown-messages"))!["groups"]!.AsArray(), u => u.Count == 1);
        Write(Path.Combine(product.Data, "rules"));
        var to = DateTimeOffset.UtcNow.AddMinutes(1);

        using var started = await product.Admin.PostAsJsonAsync("/api/replay", new { from, to, rules = "today" });
        Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync());
        var done = await RunningProduct.Until(async () => JsonNode.Parse(await product.Admin.GetStringAsync("/api/replay"))!, r => (string)r["status"]! != "running", seconds: 60);
        Assert.Equal("done", (string)done["status"]!);
        string[] told = [.. ((string[])["faults", "tickets", "messages"]).SelectMany(part => done["result"]![part]!["lines"]!.AsArray().Select(l => $"{l!["sign"]} {l["of"]!["line"]}"))];
        Assert.Contains(told, l => l.StartsWith("+ ", StringComparison.Ordinal) && l.Contains("device r1", StringComparison.Ordinal));
        Assert.Empty(await product.ProblemsAsync());

        Assert.Equal(told, await CommandAsync(product, from, to));
    }

    [Fact]
    public async Task Packs_and_an_inventory_given_for_once_tell_the_same_as_the_command_does_and_are_not_kept()
    {
        await using var product = await RunningProduct.StartAsync();
        await product.ImportAsync(SmallNetwork.Write());
        var from = DateTimeOffset.UtcNow.AddMinutes(-1);
        using var socket = new UdpClient();
        socket.Send(Encoding.UTF8.GetBytes("<11>gizmo g7 hot"), product.Application.SyslogUdp);
        await RunningProduct.Until(async () => JsonNode.Parse(await product.Admin.GetStringAsync("/api/unknown-messages"))!["groups"]!.AsArray(), u => u.Count == 1);
        var to = DateTimeOffset.UtcNow.AddMinutes(1);

        var beside = await GivenAsync(product, from, to, "beside", ("packs", "gizmo.yaml", Encoding.UTF8.GetBytes(Pack)));
        Assert.Contains(beside, l => l.StartsWith("+ ", StringComparison.Ordinal) && l.Contains("device r1", StringComparison.Ordinal));
        Assert.Equal(beside, await CommandAsync(product, from, to));
        Assert.False(Directory.Exists(Path.Combine(product.Data, "rules")));

        // In a network without that device the same message is some sender's.
        var elsewhere = await GivenAsync(product, from, to, "beside", ("packs", "gizmo.yaml", Encoding.UTF8.GetBytes(Pack)), ("inventory", "other.zip", Zip("sites.csv", "id,organization,name,latitude,longitude,kind\nx,,X,1,2,core\n")));
        Assert.NotEmpty(elsewhere);
        Assert.DoesNotContain(elsewhere, l => l.Contains("device r1", StringComparison.Ordinal));
        Assert.Empty(await product.ProblemsAsync());
    }

    private static async Task<string[]> GivenAsync(RunningProduct product, DateTimeOffset from, DateTimeOffset to, string rules, params (string Name, string File, byte[] Octets)[] files)
    {
        using var form = new MultipartFormDataContent { { new StringContent(from.ToString("O")), "from" }, { new StringContent(to.ToString("O")), "to" }, { new StringContent(rules), "rules" } };
        foreach (var (name, file, octets) in files)
        {
            form.Add(new ByteArrayContent(octets), name, file);
        }

        using var started = await product.Admin.PostAsync(new Uri("/api/replay/given", UriKind.Relative), form);
        Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync());
        var done = await RunningProduct.Until(async () => JsonNode.Parse(await product.Admin.GetStringAsync("/api/replay"))!, r => (string)r["status"]! != "running", seconds: 60);
        Assert.Equal(("done", rules), ((string)done["status"]!, (string)done["rules"]!));
        Assert.Equal(files.Select(f => f.File), done["files"]!.AsArray().Select(f => (string)f!));
        return [.. ((string[])["faults", "tickets", "messages"]).SelectMany(part => done["result"]![part]!["lines"]!.AsArray().Select(l => $"{l!["sign"]} {l["of"]!["line"]}"))];
    }

    private static byte[] Zip(string name, string text)
    {
        using var octets = new MemoryStream();
        using (var zip = new ZipArchive(octets, ZipArchiveMode.Create))
        {
            using var into = zip.CreateEntry(name).Open();
            into.Write(Encoding.UTF8.GetBytes(text));
        }

        return octets.ToArray();
    }

    private static async Task<string[]> CommandAsync(RunningProduct product, DateTimeOffset from, DateTimeOffset to)
    {
        var packs = Directory.CreateTempSubdirectory("assurance-packs");
        try
        {
            foreach (var file in Directory.EnumerateFiles(RulePackLoader.StandardFolder, "*.yaml", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(packs.FullName, Path.GetRelativePath(RulePackLoader.StandardFolder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            Write(packs.FullName);
            var output = new StringWriter();
            string[] asked = ["replay", "--from", from.ToString("O"), "--to", to.ToString("O"), "--rules", packs.FullName];
            string[] settings = [$"--Data:Directory={product.Data}", "--Correlation:Settle=00:00:01", "--Correlation:CloseAfter=00:00:03"];
            Assert.Equal(0, await CommandLine.RunAsync([.. asked, .. settings], output, TextWriter.Null, CancellationToken.None));
            return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r')).Where(l => l[1] == ' ')];
        }
        finally
        {
            packs.Delete(recursive: true);
        }
    }

    private static void Write(string folder)
    {
        var vendor = Directory.CreateDirectory(Path.Combine(folder, "acme")).FullName;
        File.WriteAllText(Path.Combine(vendor, "gizmo.yaml"), Pack);
    }
}
