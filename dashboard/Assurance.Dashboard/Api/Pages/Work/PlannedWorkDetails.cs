using Assurance.Correlation.State;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Api.Pages.Work;

/// <summary>Planned work in full, for one viewer, without what is not theirs to see.</summary>
internal sealed class PlannedWorkDetails(LiveState state, PlannedWorkRows rows)
{
    public PlannedWorkDetail? Of(string id, Sight sight)
    {
        if (rows.Row(id, sight) is not PlannedWorkRow row)
        {
            return null;
        }

        var inventory = sight.Inventory;
        var outlook = state.Outlook(id);
        var explained = rows.Explained(id).Where(sight.Sees).OrderBy(f => f.Id, StringComparer.Ordinal).ToArray();
        return new(
            row,
            [.. inventory.Tables.PlannedWork[id].Elements.Take(PlannedWorkDetail.Maximum).Select(e => EntityNames.Of(e, inventory))],
            Circuits((outlook?.Down ?? []).Select(c => (c, (string?)null)), sight),
            Circuits((outlook?.AtRisk ?? []).Select(c => (c, (string?)null)), sight),
            Circuits((outlook?.Conflicts ?? []).Select(c => (c.Circuit, c.Fault ?? c.OtherWork)), sight),
            Circuits(explained.SelectMany(f => f.BeyondPlan.Select(c => (c, (string?)f.Id))), sight),
            [.. explained.Select(f => f.Id)]);
    }

    private static IReadOnlyList<WorkCircuit> Circuits(IEnumerable<(string Circuit, string? With)> circuits, Sight sight) =>
    [
        .. circuits
            .Select(c => (Known: sight.Inventory.Tables.Circuits.GetValueOrDefault(c.Circuit), c.With))
            .Where(c => c.Known is not null && sight.Sees(c.Known))
            .Take(PlannedWorkDetail.Maximum)
            .Select(c => Of(c.Known!, c.With, sight.Inventory)),
    ];

    private static WorkCircuit Of(Circuit circuit, string? with, NetworkInventory inventory)
    {
        var customer = circuit.Customer is { } id ? inventory.Tables.Customers.GetValueOrDefault(id) : null;
        return new(circuit.Id, circuit.Number, circuit.Name, circuit.Customer, customer?.Name, customer?.IsKeyAccount ?? false, with);
    }
}
