using Assurance.Lab.Network;
using Assurance.Lab.Sending;

namespace Assurance.Lab.Scenarios;

/// <summary>One message of a scenario: when, from which device, saying what. Its bytes carry the time of sending.</summary>
public sealed class ScenarioStep
{
    private readonly Fact _fact;
    private readonly Func<DateTimeOffset, int, byte[]> _encode;

    internal ScenarioStep(TimeSpan offset, Fact fact, string transport, Func<DateTimeOffset, int, byte[]> encode)
    {
        (Offset, _fact, Transport, _encode) = (offset, fact, transport, encode);
    }

    public TimeSpan Offset { get; }

    /// <summary><c>snmp</c>, <c>syslog-udp</c> or <c>syslog-tcp</c>.</summary>
    public string Transport { get; }

    /// <summary>Inventory id of the device that speaks.</summary>
    public string Device => _fact.Device.Id;

    /// <summary>Inventory id of what it speaks about.</summary>
    public string Object => _fact.Object;

    public string Says => _fact.What;

    internal Fact Fact => _fact;

    public LabMessage Render(DateTimeOffset at, int number) => new(Offset, Transport, _encode(at, number), Device);
}

/// <summary>A fault of the network with what is true about it: what is played, and what a product should conclude.</summary>
public sealed record Scenario
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required GroundTruth GroundTruth { get; init; }
    public required IReadOnlyList<ScenarioStep> Steps { get; init; }

    /// <summary>What the devices say when the fault is repaired; offsets from the start of the repair.</summary>
    public required IReadOnlyList<ScenarioStep> RepairSteps { get; init; }

    /// <summary>The planned work that must be under way while the scenario plays; null for real faults.</summary>
    public LabPlannedWork? PlannedWork { get; init; }

    /// <summary>The fault's messages, their time stamps as if it began at <paramref name="start"/>.</summary>
    public IReadOnlyList<LabMessage> Messages(DateTimeOffset start) => Render(Steps, start);

    /// <summary>The repair's messages, their time stamps as if it began at <paramref name="start"/>.</summary>
    public IReadOnlyList<LabMessage> RepairMessages(DateTimeOffset start) => Render(RepairSteps, start);

    private static LabMessage[] Render(IReadOnlyList<ScenarioStep> steps, DateTimeOffset start) =>
        [.. steps.Select((step, number) => step.Render(start + step.Offset, number + 1))];
}
