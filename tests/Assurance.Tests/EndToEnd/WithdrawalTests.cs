using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Assurance.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Assurance.Tests.EndToEnd;

/// <summary>What was taken away from a ticket stays away: over restarts, in the past, and where it was taken away by a product that kept that beside the journal.</summary>
public sealed class WithdrawalTests
{
    [Fact]
    public async Task What_was_taken_away_before_an_update_and_after_it_is_told_nowhere_again()
    {
        RealSenders.Require("snmptrap");
        var data = Directory.CreateTempSubdirectory("assurance-test").FullName;
        DateTimeOffset written;
        await using (var before = await RunningProduct.StartAsync(data))
        {
            await before.ImportAsync(SmallNetwork.Write());
            Assert.Equal(0, await RealSenders.LinkTrapAsync(before.Application.Snmp, down: true, 7));
            await RunningProduct.Until(() => Task.FromResult(before.Application.State.Tickets.Count()), n => n == 1);
            foreach (var text in (string[])["gate code 4711", "key under the mat"])
            {
                using var noted = await before.Admin.PatchAsync(new Uri("/tmf-api/troubleTicket/v4/troubleTicket/t1", UriKind.Relative), JsonContent.Create(new { note = new[] { new { text } } }));
                noted.EnsureSuccessStatusCode();
            }

            written = before.Application.State.Ticket("t1")!.Notes[0].Time;
        }

        Execute(data, "INSERT INTO withdrawals VALUES ('t1', '1', 'admin', $written, 'li', $taken)", ("$written", written), ("$taken", written.AddMinutes(1)));
        await using (var updated = await RunningProduct.StartAsync(data))
        {
            await LeftAsync(updated, ["", "key under the mat"], ["li", null]);
            Assert.Equal(0L, Execute(data, "SELECT count(*) FROM withdrawals"));
            using var taken = await updated.Admin.DeleteAsync(new Uri("/api/tickets/t1/notes/2", UriKind.Relative));
            taken.EnsureSuccessStatusCode();
        }

        await using (var again = await RunningProduct.StartAsync(data))
        {
            Assert.True(again.Application.BegunAfter > 0, "it folded the whole journal");
            await LeftAsync(again, ["", ""], ["li", "admin"]);
            var moment = Uri.EscapeDataString($"{written.AddMilliseconds(50):O}");
            var past = await RunningProduct.Until(
                async () => JsonNode.Parse(await again.Admin.GetStringAsync($"/api/past/tickets/t1?at={moment}"))!.AsObject(), answer => !answer.ContainsKey("reached"));
            Assert.DoesNotContain("4711", past.ToJsonString(), StringComparison.Ordinal);
            Assert.Equal("li", (string)past["note"]![0]!["takenAway"]!["by"]!);
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task LeftAsync(RunningProduct product, string[] texts, string?[] takenBy)
    {
        var notes = JsonNode.Parse(await product.Admin.GetStringAsync("/tmf-api/troubleTicket/v4/troubleTicket/t1"))!["note"]!.AsArray();
        Assert.Equal(texts, notes.Select(n => (string)n!["text"]!));
        Assert.Equal(takenBy, notes.Select(n => (string?)n!["takenAway"]?["by"]));
        Assert.Equal(texts, product.Application.State.Ticket("t1")!.Notes.Select(n => n.Text));
    }

    private static object? Execute(string data, string sql, params (string Name, DateTimeOffset Time)[] times)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "assurance.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, time) in times)
        {
            command.Parameters.AddWithValue(name, time.ToUnixTimeMilliseconds());
        }

        return command.ExecuteScalar();
    }
}
