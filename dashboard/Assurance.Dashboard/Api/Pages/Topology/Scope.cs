using Assurance.Correlation.Topology;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Dashboard.Api.Pages.Topology;

/// <summary>What one viewer's drawing may show.</summary>
/// <param name="Around">Over the viewer's inventory.</param>
/// <param name="Shows">Whether a thing is the viewer's to see.</param>
/// <param name="Alarms">The alarms that stand on a device.</param>
/// <param name="Faults">The open faults the viewer sees.</param>
/// <param name="Broken">What is broken, as far as the viewer may know.</param>
/// <param name="IsPartial">Whether more is known than the viewer is told: what is not broken is then unknown, and nothing is hidden behind anything.</param>
internal sealed record Scope(
    Surroundings Around, Func<int, bool> Shows, Func<string, IReadOnlyList<Alarm>> Alarms, IReadOnlyList<Fault> Faults, IReadOnlySet<int> Broken, bool IsPartial)
{
    private readonly Dictionary<int, bool> shown = [];

    /// <summary>All that lies in the viewer's unit. Whether it works is told whole, whoever's fault it is.</summary>
    public static Scope Of(Sight sight, StandingNow standing)
    {
        var around = Surroundings.Of(sight.Inventory);
        return new Scope(
            around,
            thing => sight.SeesEverything || sight.Sees(around.Entity(thing, sight.Inventory.Tables)),
            standing.AlarmsOn,
            [.. standing.OpenFaults.Where(sight.Sees)],
            standing.Broken(sight.Inventory),
            IsPartial: false);
    }

    /// <summary>Only what a fault's page names to someone who sees no network.</summary>
    public static Scope Named(Fault fault, IReadOnlyList<Alarm> alarms, Sight sight)
    {
        var around = Surroundings.Of(sight.Inventory);
        var named = fault.Alarms.SelectMany(a => a.Path).Select(around.FindKey)
            .Concat(alarms.SelectMany(a => new[] { a.Object.Id, a.Object.DeviceId }).OfType<string>().Select(around.FindKey))
            .Concat(fault.Candidates.Select(c => around.Find(c.Resource)))
            .ToHashSet();
        var isOpen = fault.Status == FaultStatus.Open;
        return new Scope(
            around,
            named.Contains,
            device => [.. alarms.Where(a => a.Stands && a.Object.DeviceId == device)],
            isOpen ? [fault] : [],
            isOpen ? around.BrokenBy([fault]) : new HashSet<int>(),
            IsPartial: true);
    }

    /// <summary><see cref="Shows"/>, asked once a thing.</summary>
    public bool Has(int thing) => shown.TryGetValue(thing, out var has) ? has : shown[thing] = Shows(thing);
}
