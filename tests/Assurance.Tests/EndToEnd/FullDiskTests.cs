using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Assurance.Tests.Support;

namespace Assurance.Tests.EndToEnd;

/// <summary>The whole product on a disk that is too small.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_is_told_everywhere_costs_only_what_is_counted_and_is_over_once_there_is_room()
    {
        RealSenders.Require("snmpinform", "mount");
        var data = Directory.CreateTempSubdirectory("assurance-full").FullName;
        if (await RealSenders.RunAsync("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", data) != 0)
        {
            Assert.Skip("mounting a small disk needs root");
        }

        try
        {
            await using var product = await RunningProduct.StartAsync(data);
            using var socket = new UdpClient();
            var filler = Encoding.ASCII.GetBytes("<190>1 2026-03-02T08:00:00Z r1 app - - - " + new string('x', 8_000));
            var reason = await RunningProduct.Until(
                async () =>
                {
                    for (var n = 0; n < 50; n++)
                    {
                        await socket.SendAsync(filler, product.Application.SyslogUdp);
                    }

                    return await FailingAsync(product);
                },
                told => told is not null, seconds: 60);
            Assert.Contains("No space left on device", reason!, StringComparison.Ordinal);
            // What is small may still find room, and is then durable: until nothing does.
            await RunningProduct.Until(
                async () =>
                {
                    for (var n = 0; n < 200; n++)
                    {
                        await socket.SendAsync(filler.AsMemory(0, 80), product.Application.SyslogUdp);
                    }

                    return await RealSenders.LinkTrapAsync(product.Application.Snmp, down: true, ifIndex: 7, "snmpinform");
                },
                status => status == 1, seconds: 60);
            using var refused = await product.Admin.PostAsJsonAsync("/tmf-api/alarm/v4/commentAlarms", new { alarmPattern = new[] { new { id = "a1" } }, comment = new { comment = "seen" } });
            Assert.False(refused.IsSuccessStatusCode);
            Assert.Contains("assurance_failing{part=\"journal\"} 1", await product.Admin.GetStringAsync("/metrics"), StringComparison.Ordinal);

            Assert.Equal(0, await RealSenders.RunAsync("mount", "-o", "remount,size=64m", data));
            Assert.Equal(0, await RealSenders.LinkTrapAsync(product.Application.Snmp, down: true, ifIndex: 8, "snmpinform"));
            await RunningProduct.Until(() => FailingAsync(product), told => told is null);
            await RunningProduct.Until(() => product.AlarmsAsync("?state=raised"), a => a.Any(x => ((string)x!["alarmedObject"]!["name"]!).Contains('8', StringComparison.Ordinal)));
            await RunningProduct.Until(() => product.Admin.GetStringAsync("/metrics"), f => Sum(f, "assurance_received_total") == Sum(f, "assurance_journalled_total") + Sum(f, "assurance_dropped_total"));
            Assert.True(Sum(await product.Admin.GetStringAsync("/metrics"), "assurance_dropped_total") > 0);
        }
        finally
        {
            await RealSenders.RunAsync("umount", "-l", data);
            Directory.Delete(data);
        }
    }

    private static async Task<string?> FailingAsync(RunningProduct product)
    {
        using var ready = await product.Admin.GetAsync("/health/ready");
        return ready.StatusCode == HttpStatusCode.OK ? null : (string?)(await ready.Content.ReadFromJsonAsync<JsonObject>())!["reason"];
    }

    private static double Sum(string figures, string name) => figures.Split('\n')
        .Where(l => l.StartsWith(name + "{", StringComparison.Ordinal)).Sum(l => double.Parse(l.Split(' ')[^1], CultureInfo.InvariantCulture));
}
