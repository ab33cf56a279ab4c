using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;

namespace Assurance.Tests.Lab;

/// <summary>The lab's default network and its scenarios, made once for all tests.</summary>
internal static class DefaultLab
{
    public static LabNetwork Network { get; } = LabNetwork.Generate(new LabNetworkOptions());
    public static IReadOnlyList<LabCircuit> Circuits { get; } = [.. Network.Circuits];
    public static IReadOnlyList<Scenario> Scenarios { get; } = ScenarioCatalogue.For(Network);
}
