using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Assurance.Tests.Support;

namespace Assurance.Tests.EndToEnd;

/// <summary>The running product after a stop: it goes on from its snapshot, and so does who looks into the past.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task The_line_and_looks_into_the_past_go_on_from_the_same_snapshots()
    {
        var data = Directory.CreateTempSubdirectory("assurance-test").FullName;
        await using (var first = await RunningProduct.StartAsync(data))
        {
            await SpeakAsync(first, "%LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to down", reports: 1);
            await GarbageAsync(first);
        }

        var snapshot = Assert.Single(Snapshots(data));
        await using (var second = await RunningProduct.StartAsync(data))
        {
            Assert.True(second.Application.BegunAfter > 0, "it folded the whole journal");
            Assert.Single(await QuarantinedAsync(second));
            await SpeakAsync(second, "%LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to up", reports: 2);
            var moment = DateTimeOffset.UtcNow;
            await RunningProduct.Until(
                async () => (DateTimeOffset)JsonNode.Parse(await second.Admin.GetStringAsync("/api/past"))!["last"]!, last => last > moment);
            var past = await RunningProduct.Until(
                async () => JsonNode.Parse(await second.Admin.GetStringAsync($"/api/past/alarms?at={Uri.EscapeDataString($"{moment:O}")}"))!.AsObject(),
                answer => !answer.ContainsKey("reached"));
            Assert.Equal("cleared", (string)Assert.Single(past["rows"]!.AsArray())!["state"]!);
            Assert.Contains(snapshot, Snapshots(data));
        }

        await using (var third = await RunningProduct.StartAsync(data))
        {
            Assert.Single(await QuarantinedAsync(third));
            Assert.Single(third.Application.State.Alarms);
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task SpeakAsync(RunningProduct product, string text, long reports)
    {
        using var sender = new UdpClient();
        sender.Send(Encoding.ASCII.GetBytes($"<187>Nov 23 16:10:00 r1 {text}"), product.Application.SyslogUdp);
        await RunningProduct.Until(() => Task.FromResult(product.Application.State.Reports), n => n == reports);
    }

    private static async Task GarbageAsync(RunningProduct product)
    {
        using var sender = new UdpClient();
        sender.Send([0x30, 0x7f, 0x00], product.Application.Snmp);
        await RunningProduct.Until(() => QuarantinedAsync(product), q => q.Count == 1);
    }

    private static Task<JsonArray> QuarantinedAsync(RunningProduct product) => product.ListAsync("/api/quarantine");

    private static string[] Snapshots(string data) => Directory.GetFiles(Path.Combine(data, "snapshots"), "*.snapshot", SearchOption.AllDirectories);
}
