using System.Text.Json.Nodes;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Tools;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>Which notifications of a module no rule knows.</summary>
public sealed class MibCoverageTests
{
    private const string Module = """
        GIZMO-MIB DEFINITIONS ::= BEGIN
        IMPORTS enterprises FROM SNMPv2-SMI;
        gizmo OBJECT IDENTIFIER ::= { enterprises 99999 }
        gizmoEvents OBJECT IDENTIFIER ::= { gizmo 0 }
        gizmoMany OBJECT IDENTIFIER ::= { gizmo 5 1 }
        valveDown NOTIFICATION-TYPE OBJECTS { valveName } STATUS current DESCRIPTION "shut" ::= { gizmoEvents 1 }
        valveUp NOTIFICATION-TYPE OBJECTS { valveName } STATUS current DESCRIPTION "open" ::= { gizmoEvents 2 }
        valveStuck NOTIFICATION-TYPE OBJECTS { valveName } STATUS current DESCRIPTION "stuck" ::= { gizmoEvents 3 }
        tapDown NOTIFICATION-TYPE STATUS current DESCRIPTION "shut" ::= { gizmoEvents 4 }
        tapUp NOTIFICATION-TYPE STATUS current DESCRIPTION "open" ::= { gizmoEvents 5 }
        oneOfMany NOTIFICATION-TYPE STATUS current DESCRIPTION "any" ::= { gizmoMany 7 }
        END
        """;

    private const string Pack = """
        families:
          - family: gizmo
            under: 1.3.6.1.4.1.99999
            rows:
              - 1 valveDown raise linkDown
              - 2 valveUp clear linkDown
              - 4 tapDown raise linkDown
              - 5 tapUp event linkDown
        rules:
          - id: gizmo.many
            trap: 1.3.6.1.4.1.99999.5.1.*
            condition: equipmentAlarm
            action: raise
        """;

    [Fact]
    public void What_no_rule_knows_is_listed_by_vendor_and_module_and_a_pair_that_is_none_is_in_doubt()
    {
        var lines = Covered(json: false).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Matches("^  GIZMO-MIB +6 notifications +4 by a rule +1 by their parent's +1 unknown +83.3 %$", lines[1]);
        Assert.Equal("unknown  (other) GIZMO-MIB::valveStuck 1.3.6.1.4.1.99999.0.3 (valveName)", lines[3]);
        Assert.Equal("doubt    (other) GIZMO-MIB::tapUp 1.3.6.1.4.1.99999.0.5 gizmo.tapUp: the end of tapDown by its name, and it clears nothing", lines[4]);
        Assert.Equal("0 problems in the modules (rules import-mib lists them)", lines[5]);
    }

    [Fact]
    public void As_json_each_notification_says_its_rule_and_what_it_becomes()
    {
        var objects = Covered(json: true).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToDictionary(n => (string)n["name"]!);

        Assert.Equal(6, objects.Count);
        Assert.Equal("gizmo.valveDown", (string?)objects["valveDown"]["rule"]);
        Assert.Equal("raise", (string?)objects["valveDown"]["actions"]![0]);
        Assert.Equal("linkDown", (string?)objects["valveDown"]["conditions"]![0]);
        Assert.Null(objects["valveStuck"]["rule"]);
        Assert.True((bool)objects["oneOfMany"]["general"]!);
    }

    [Fact]
    public void Modules_without_a_notification_are_said_to_have_none()
    {
        using var folder = new PackFolder();
        folder.Write("empty.txt", "EMPTY-MIB DEFINITIONS ::= BEGIN END");

        Assert.False(MibCoverage.Run([folder.Path], StandardPacks.Rules, TextWriter.Null, json: false, all: false));
    }

    // Both forms of one notification count once, a whole parent not at all.
    [Fact]
    public void Without_modules_the_notifications_that_rules_name_are_counted()
    {
        using var folder = new PackFolder();
        folder.Write("gizmo.yaml", Pack.Replace("under: 1.3.6.1.4.1.99999", "under: [1.3.6.1.4.1.99999, 1.3.6.1.4.1.99999.0]", StringComparison.Ordinal));
        var rules = RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path);
        using var output = new StringWriter();

        MibCoverage.Count(rules, output);

        Assert.Equal(StandardPacks.Rules.Notifications + 4, rules.Notifications);
        Assert.StartsWith($"{rules.Notifications} notifications named, ", output.ToString(), StringComparison.Ordinal);
    }

    private static string Covered(bool json)
    {
        using var folder = new PackFolder();
        using var modules = new PackFolder();
        folder.Write("gizmo.yaml", Pack);
        modules.Write("GIZMO-MIB.txt", Module);
        using var output = new StringWriter();
        Assert.True(MibCoverage.Run([modules.Path], RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path), output, json, all: false));
        return output.ToString();
    }
}
