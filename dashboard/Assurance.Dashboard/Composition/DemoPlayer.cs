using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;
using Assurance.Lab.Sending;
using Assurance.Model.Inventory.Import;
using Assurance.Model.Operations;

namespace Assurance.Dashboard.Composition;

/// <summary><c>--demo</c>: the lab's network where there is none, and the lab's scenarios, one after the other, over real sockets.</summary>
internal static class DemoPlayer
{
    private const double Speed = 1;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(20);

    public static async Task PlayAsync(AssuranceApplication assurance, TextWriter output, CancellationToken stop)
    {
        try
        {
            var network = LabNetwork.Generate(new LabNetworkOptions { PlannedWorkAround = TimeProvider.System.GetUtcNow() });
            await ImportIfEmptyAsync(assurance, network, output, stop).ConfigureAwait(false);
            var scenarios = ScenarioCatalogue.For(network);
            for (var i = 0; ; i = (i + 1) % scenarios.Count)
            {
                await output.WriteLineAsync($"Demo: {scenarios[i].Title}").ConfigureAwait(false);
                await ScenarioPlayer.PlayAsync(scenarios[i], assurance.LabTargets, Speed, stop).ConfigureAwait(false);
                await Task.Delay(Between, stop).ConfigureAwait(false);
                await ScenarioPlayer.RepairAsync(scenarios[i], assurance.LabTargets, Speed, stop).ConfigureAwait(false);
                await Task.Delay(Between, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program stops; so does its demo.
        }
    }

    private static async Task ImportIfEmptyAsync(AssuranceApplication assurance, LabNetwork network, TextWriter output, CancellationToken stop)
    {
        if (!assurance.State.Inventory.IsEmpty)
        {
            return;
        }

        var folder = Path.Combine(assurance.DataDirectory, "demo-network");
        LabNetworkWriter.Write(network, folder);
        var hash = InventoryPackage.Keep(folder, assurance.InventoryStore);
        var result = await assurance.ImportAsync(new InventoryImport(hash, Full: false, "demo", "lab network"), stop).ConfigureAwait(false);
        await output.WriteLineAsync($"Demo: the lab's network is imported: {result.Added} entities").ConfigureAwait(false);
    }
}
