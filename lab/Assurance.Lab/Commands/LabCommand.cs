using System.CommandLine;

namespace Assurance.Lab.Commands;

/// <summary>The lab's command line.</summary>
internal static class LabCommand
{
    public static RootCommand Create() =>
        new("A carrier network that breaks: writes its inventory, plays faults at a running product, scores what it concludes.")
        {
            ScenarioCommands.List(),
            ScenarioCommands.Play(),
            NetworkCommand.Create(),
        };
}
