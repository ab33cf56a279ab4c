using Assurance.Collectors.Normalisation.Tools;

namespace Assurance.Tests.Collectors.Normalisation;

public sealed class RulesCoverageTests
{
    [Fact]
    public void What_no_rule_knew_is_counted_by_shape_most_frequent_first()
    {
        using var folder = new PackFolder();
        folder.Write("captured.txt", """
            <189>Nov 25 10:00:00 r1 gizmo: seen 7 whistles
            <189>Nov 25 10:00:01 r1 %LINK-3-UPDOWN: Interface GigabitEthernet0/0/1, changed state to down
            <189>Nov 25 10:00:02 r1 gizmo: heard nothing at all
            <189>Nov 25 10:00:03 r2 gizmo: seen 9 whistles
            {"transport":"snmp","hex":"3000"}
            """);
        using var output = new StringWriter();
        RulesCoverage.Run(Path.Combine(folder.Path, "captured.txt"), StandardPacks.Rules, output, json: false);

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("5 messages: 1 known (25.0 %), 3 unknown in 2 shapes, 1 unreadable", lines[0]);
        Assert.StartsWith("      2  log ", lines[1]);
        Assert.Contains("seen * whistles", lines[1]);
        Assert.EndsWith("message 1: seen 7 whistles", lines[2]);
        Assert.StartsWith("      1  log ", lines[3]);
    }
}
