using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Assurance.Collectors.Journal;
using Assurance.Dashboard.Commands;
using Assurance.Model.Inventory.Import;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Tests.Collectors.Journal;
using Assurance.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Tests.EndToEnd;

/// <summary>A product whose journal is older than it is to keep: what stands stays through removal and restart, and who asks for what is gone is told.</summary>
public sealed class RetentionStory
{
    private const string Down = "<188>Aug 20 2026 16:00:00 WH-R1 %%01IFNET/4/LINK_STATE(l)[1]:The line protocol IP on the interface GigabitEthernet1/0/1 has entered the DOWN state.";

    [Fact]
    public async Task A_fault_older_than_the_journal_keeps_stands_after_removal_and_restart()
    {
        var data = Directory.CreateTempSubdirectory("assurance-retention").FullName;
        await WriteOldJournalAsync(data);
        string fault;
        await using (var product = await RunningProduct.StartAsync(data, "--Journal:KeepFor=30"))
        {
            fault = (string)(await RunningProduct.Until(() => product.ProblemsAsync(), p => p.Count == 1))[0]!["id"]!;
            await RunningProduct.Until(() => Task.FromResult(product.Application.Journal.Beginning.Position), p => p > 1, seconds: 60);
            await AssertToldAsync(product);
        }

        await using (var again = await RunningProduct.StartAsync(data))
        {
            var problem = Assert.Single(await again.ProblemsAsync());
            Assert.Equal(fault, (string)problem!["id"]!);
            Assert.Single(again.Application.State.Alarms, a => a.Stands);
            await AssertToldAsync(again);
            Assert.Equal("r1-1", again.Application.State.Inventory.Tables.Resources["r1-1"].Id);
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task AssertToldAsync(RunningProduct product)
    {
        var beginning = product.Application.Journal.Beginning;
        Assert.InRange(beginning.Carried, 2, 20);
        Assert.True(beginning.Removed > 1000);
        var told = beginning.ToString();
        foreach (var (path, body) in ((string, object?)[])
            [("/api/journal/50", null), ("/api/past/faults?at=2026-08-20T16:00:00Z", null), ("/api/replay", new { from = "2026-08-20T16:00:00Z", to = "2026-08-20T17:00:00Z", rules = "today" })])
        {
            using var answer = body is null ? await product.Admin.GetAsync(path) : await product.Admin.PostAsJsonAsync(path, body);
            Assert.Equal((path, HttpStatusCode.Gone), (path, answer.StatusCode));
            Assert.Contains(told, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!, StringComparison.Ordinal);
        }

        var errors = new StringWriter();
        Assert.Equal(2, await CommandLine.RunAsync(
            ["replay", "--from", "2026-08-20T16:00:00Z", "--to", "2026-08-20T17:00:00Z", $"--Data:Directory={product.Data}"], TextWriter.Null, errors, CancellationToken.None));
        Assert.Contains(told, errors.ToString(), StringComparison.Ordinal);
        Assert.Contains($"assurance_journal_first_position {beginning.Position}", await product.Admin.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    private static async Task WriteOldJournalAsync(string data)
    {
        var time = new SteppedTime();
        time.Set(new DateTimeOffset(2026, 8, 20, 16, 0, 0, TimeSpan.Zero) - time.GetUtcNow());
        var options = JournalOptions.Below(data) with { SegmentBytes = 20_000, CommitDelay = TimeSpan.Zero };
        await using var store = JournalStore.Open(options, time, new LineCounters(), NullLogger.Instance);
        await store.AppendAsync(new InventoryImport(InventoryPackage.Keep(SmallNetwork.Write(), Path.Combine(data, "inventory")), false, "admin", "folder"), CancellationToken.None);
        await AppendAsync(store, Down);
        for (var n = 0; n < 1500; n++)
        {
            time.Pass(TimeSpan.FromMinutes(1));
            await AppendAsync(store, $"<190>Aug 20 2026 16:00:00 WH-R1 nothing of weight {n}");
        }
    }

    private static ValueTask<long> AppendAsync(JournalStore store, string message) =>
        store.AppendAsync(Transport.SyslogUdp, "127.0.0.1", 514, Encoding.UTF8.GetBytes(message), CancellationToken.None);
}
