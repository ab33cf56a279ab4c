using System.Globalization;
using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Benchmarks.Pages;

/// <summary>A network of many sites around some hundreds of towns, a cable from each to the one before, and faults at a few of them.</summary>
internal static class WideMap
{
    private const int Towns = 400;

    public static void Fill(LiveState state, int sites, int faults)
    {
        var random = new Random(7);
        var towns = Enumerable.Range(0, Towns).Select(_ => (Lat: 20 + (random.NextDouble() * 28), Lon: 78 + (random.NextDouble() * 50))).ToArray();
        var all = Enumerable.Range(0, sites).Select(n => SiteAt(n, towns[n % Towns], random)).ToArray();
        var cables = Enumerable.Range(Towns, sites - Towns).Select(n => new Cable($"c{n}", "cable", $"Cable {n}", null, $"s{n}", $"s{n - Towns}"));
        state.Apply(new NetworkInventory(new InventoryTables { Sites = new EntityTable<Site>(all), Cables = new EntityTable<Cable>(cables) }, 1));
        var now = DateTimeOffset.UtcNow;
        for (var n = 0; n < faults; n++)
        {
            state.Apply(new FaultChange(FaultAt(all[random.Next(sites)], n, now), FaultChangeKind.Opened, now));
        }
    }

    private static Site SiteAt(int n, (double Lat, double Lon) town, Random random) => new(
        $"s{n}", null, string.Create(CultureInfo.InvariantCulture, $"Town {n % Towns} site {n / Towns}"), town.Lat + ((random.NextDouble() - 0.5) * 2), town.Lon + ((random.NextDouble() - 0.5) * 2), n < Towns ? "core" : "access");

    private static Fault FaultAt(Site site, int n, DateTimeOffset now) => new()
    {
        Id = $"f{n}",
        Status = FaultStatus.Open,
        Root = new EntityRef(site.Id, "site", site.Name),
        Reason = Explanation.Of("test.reason", site.Name),
        Condition = Conditions.LinkDown,
        Confidence = 1,
        Severity = (PerceivedSeverity)(2 + (n % 4)),
        Site = site.Id,
        RaisedAt = now,
        ChangedAt = now,
        IsSettled = true,
    };
}
