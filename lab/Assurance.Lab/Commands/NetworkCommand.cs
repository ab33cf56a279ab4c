using System.CommandLine;
using Assurance.Lab.Network;

namespace Assurance.Lab.Commands;

/// <summary><c>network export PATH</c>: writes the inventory folder.</summary>
internal static class NetworkCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "Folder to write the inventory files to." };
        var options = new NetworkOptions();
        var export = new Command("export", "Writes the network as an inventory folder.") { path };
        options.AddTo(export);
        export.SetAction(result =>
        {
            var network = LabNetwork.Generate(options.Read(result));
            var folder = Path.GetFullPath(result.GetRequiredValue(path));
            LabNetworkWriter.Write(network, folder);
            Console.WriteLine($"{network.Devices.Count} devices, {network.Resources.Count} resources, {network.Links.Count} links, {network.Cables.Count} cables, "
                + $"{network.Options.Circuits} circuits, {network.Customers.Count} customers written to {folder}");
        });
        return new Command("network", "The lab's network.") { export };
    }
}

/// <summary>Which network: every command takes these, so that what is played is what was imported.</summary>
internal sealed class NetworkOptions
{
    private readonly Option<int> _seed = new("--seed") { Description = "Seed of the generator.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _scale = new("--scale") { Description = "So many times the default devices, circuits and customers.", DefaultValueFactory = _ => 1 };
    private readonly Option<int?> _devices = new("--devices") { Description = "Devices; by default what the geography needs." };
    private readonly Option<int?> _circuits = new("--circuits") { Description = "Circuits." };
    private readonly Option<int?> _customers = new("--customers") { Description = "Key accounts." };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_seed, _scale, _devices, _circuits, _customers]) command.Options.Add(option);
    }

    /// <summary>Planned works lie around the present hour.</summary>
    public LabNetworkOptions Read(ParseResult result)
    {
        var scaled = new LabNetworkOptions().Times(Math.Max(1, result.GetValue(_scale)));
        return scaled with
        {
            Seed = result.GetValue(_seed),
            Devices = result.GetValue(_devices) ?? scaled.Devices,
            Circuits = result.GetValue(_circuits) ?? scaled.Circuits,
            Customers = result.GetValue(_customers) ?? scaled.Customers,
            PlannedWorkAround = ThisHour(),
        };
    }

    private static DateTimeOffset ThisHour()
    {
        var now = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        return now - TimeSpan.FromTicks(now.Ticks % TimeSpan.TicksPerHour);
    }
}
