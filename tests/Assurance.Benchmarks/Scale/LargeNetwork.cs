using System.Globalization;
using Assurance.Lab.Network;

namespace Assurance.Benchmarks.Scale;

/// <summary>The inventory files of a large carrier: the lab's network grown, and spare ports until it has the resources asked for.</summary>
internal static class LargeNetwork
{
    /// <summary>Writes the folder unless it is there; returns the number of resources.</summary>
    public static void Write(string folder, int devices, int resources, int circuits)
    {
        if (File.Exists(Path.Combine(folder, "planned_work.csv"))) return;
        var network = LabNetwork.Generate(new LabNetworkOptions { Devices = devices, Circuits = circuits, Customers = devices / 5, PlannedWorkAround = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero) });
        LabNetworkWriter.Write(network, folder);
        using var file = new StreamWriter(Path.Combine(folder, "resources.csv"), append: true);
        file.NewLine = "\r\n";
        for (var (left, port) = (resources - network.Resources.Count, 1000); left > 0; port++)
        {
            foreach (var device in network.Devices.Take(left))
            {
                file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{device.Id}.spare{port},{device.Id},,port,spare {port},,,"));
                left--;
            }
        }
    }
}
