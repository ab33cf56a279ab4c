using Assurance.Correlation.State;
using Assurance.Dashboard.Security;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Live;

/// <summary>Planned work with what it will do, what conflicts with it, and what it did beyond the plan.</summary>
internal sealed class PlannedWorkRows(LiveState state) : IRowSource
{
    public string View => "plannedWork";

    public string DefaultSort => "start";

    public Columns Columns { get; } = Columns.Of<PlannedWorkRow>();

    public IEnumerable<string> Ids => state.Inventory.Tables.PlannedWork.Values.Select(w => w.Id);

    public object? Row(string id, Sight sight) =>
        state.Inventory.Tables.PlannedWork.TryGetValue(id, out var work) && sight.Sees(work) ? Row(work, sight) : null;

    private bool Sees(string id, Sight sight) => state.Inventory.Tables.PlannedWork.TryGetValue(id, out var other) && sight.Sees(other);

    private static bool SeesCircuit(string id, Sight sight) => sight.SeesEverything || (sight.Inventory.Tables.Circuits.TryGetValue(id, out var circuit) && sight.Sees(circuit));

    /// <summary>Open faults that the work explains.</summary>
    public IEnumerable<Fault> Explained(string work) => state.Faults.Where(f => f.Status == FaultStatus.Open && f.PlannedWork == work);

    private PlannedWorkRow Row(PlannedWork work, Sight sight)
    {
        var outlook = state.Outlook(work.Id);
        var explained = Explained(work.Id).Where(sight.Sees).ToArray();
        int Count(IEnumerable<string> circuits) => circuits.Count(c => SeesCircuit(c, sight));
        return new(
            work.Id,
            work.Name,
            work.Start,
            work.End,
            work.Elements.Length,
            Count(outlook?.Down ?? []),
            Count(outlook?.AtRisk ?? []),
            Count((outlook?.Conflicts ?? []).Select(c => c.Circuit)),
            [.. (outlook?.Conflicts ?? []).Select(c => c.OtherWork).OfType<string>().Distinct(StringComparer.Ordinal).Where(id => Sees(id, sight))],
            explained.Length,
            explained.Sum(f => Count(f.BeyondPlan)));
    }
}
