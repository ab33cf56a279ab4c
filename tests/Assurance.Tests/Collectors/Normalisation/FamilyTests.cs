using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Normalisation.Tools;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>Notifications of one MIB, a line each.</summary>
public sealed class FamilyTests
{
    private const string Ups = """
        families:
          - family: ups
            under: 1.3.6.1.4.1.99999.0
            qualifier: "{#1}"
            objects: { port: { kind: interface, ifIndex: "{#2.last}", name: "{#2}" } }
            rows:
              - 5 onBattery raise mainsFailure critical
              - 9 powerBack clear mainsFailure
              - 7 testFailed raise upsSelfTest:powerSupplyFailure
              - 8 testPassed clear upsSelfTest
              - 11 portLost raise linkDown @port
              - 12 somebodyLoggedIn none
        """;

    [Fact]
    public void A_family_below_several_parents_takes_the_notifications_of_each()
    {
        using var folder = new PackFolder();
        folder.Write("ups.yaml", Ups.Replace("under: 1.3.6.1.4.1.99999.0", "under: [1.3.6.1.4.1.99999.0, 1.3.6.1.4.1.99998.2.0]", StringComparison.Ordinal));
        folder.Write("cases/ups.yaml", """
            cases:
              - trap: 1.3.6.1.4.1.99998.2.0.9
                with: { "1.3.6.1.4.1.99998.1.1.4": "UPS 4" }
                rule: ups.powerBack
                gives: "clear mainsFailure device (UPS 4)"
            pairs:
              - family: ups
                with: { "1.3.6.1.4.1.99999.1.1.4": "UPS 4", "1.3.6.1.4.1.99999.1.2.17": "xe-0/0/1" }
                rows:
                  - onBattery powerBack -> mainsFailure device (UPS 4)
                  - testFailed testPassed -> upsSelfTest device (UPS 4)
                  - portLost -> raise linkDown interface xe-0/0/1 (UPS 4)
                  - somebodyLoggedIn -> none
            """);
        var output = new StringWriter();

        Assert.True(RulesTest.Run(folder.Path, output), output.ToString());
        Assert.Equal("7 passed, 0 failed", output.ToString().Trim());
    }

    [Fact]
    public void Rows_become_rules_and_their_pairs_are_cases()
    {
        using var folder = new PackFolder();
        folder.Write("ups.yaml", Ups);
        folder.Write("cases/ups.yaml", """
            pairs:
              - family: ups
                with: { "1.3.6.1.4.1.99999.1.1.4": "UPS 4", "1.3.6.1.4.1.99999.1.2.17": "xe-0/0/1" }
                rows:
                  - onBattery powerBack -> mainsFailure device (UPS 4)
                  - testFailed testPassed -> upsSelfTest device (UPS 4)
                  - portLost -> raise linkDown interface xe-0/0/1 (UPS 4)
                  - somebodyLoggedIn -> none
            """);
        var output = new StringWriter();

        Assert.True(RulesTest.Run(folder.Path, output), output.ToString());
        Assert.Equal("6 passed, 0 failed", output.ToString().Trim());

        var rules = RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path);
        var own = rules.Named("ups.testFailed")!.Statements[0].Definition;
        Assert.Equal(("Ups self test", 78), (own.Problem, own.Cause.Number));
        Assert.Equal(PerceivedSeverity.Critical, rules.Named("ups.onBattery")!.Statements[0].Definition.Severity);
    }

    [Fact]
    public void Severity_and_problem_of_a_family_are_what_the_notification_says_or_the_rows()
    {
        using var folder = new PackFolder();
        folder.Write("ups.yaml", """
            tables: { level: { 1: critical, 4: warning } }
            families:
              - family: ups
                under: 1.3.6.1.4.1.99999.0
                severity: "{#1@level}"
                problem: "{#2}"
                rows: [5 onBattery raise mainsFailure minor]
            """);
        var rules = RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path);

        Assert.Equal((PerceivedSeverity.Critical, "Feed A"), Said(rules, "1", "Feed A"));
        Assert.Equal((PerceivedSeverity.Minor, "Feed A"), Said(rules, "7", "Feed A"));
        Assert.Equal((PerceivedSeverity.Minor, rules.Named("ups.onBattery")!.Statements[0].Definition.Problem), Said(rules));
    }

    [Fact]
    public void States_of_a_family_are_the_direction_of_its_raises_alone()
    {
        using var folder = new PackFolder();
        folder.Write("ups.yaml", """
            families:
              - family: ups
                under: 1.3.6.1.4.1.99999.0
                states: { of: "{#1}", raise: 1, clear: 0, otherwise: event }
                rows:
                  - 5 onBattery raise mainsFailure
                  - 7 tested event upsSelfTest:powerSupplyFailure
                  - 8 somebodyLoggedIn none
            """);
        folder.Write("cases/ups.yaml", """
            pairs:
              - { family: ups, with: { "1.3.6.1.4.1.99999.1.1.0": "1" }, rows: [onBattery -> raise mainsFailure device, tested -> event upsSelfTest device, somebodyLoggedIn -> none] }
              - { family: ups, with: { "1.3.6.1.4.1.99999.1.1.0": "0" }, rows: [onBattery -> clear mainsFailure device, tested -> event upsSelfTest device, somebodyLoggedIn -> none] }
              - { family: ups, with: { "1.3.6.1.4.1.99999.1.1.0": "2" }, rows: [onBattery -> event mainsFailure device] }
            """);
        var output = new StringWriter();

        Assert.True(RulesTest.Run(folder.Path, output), output.ToString());
        Assert.Equal("7 passed, 0 failed", output.ToString().Trim());
    }

    private static (PerceivedSeverity, string) Said(RuleSet rules, params string[] values)
    {
        var bindings = values.Select((v, i) => new VarBind(Oid.Parse($"1.3.6.1.4.1.99999.1.{i + 1}.0"), SnmpValue.OctetString(v))).ToArray();
        var entry = new DatagramEntry(1, StandardPacks.At, Transport.Snmp, "192.0.2.9", 162, ReadOnlyMemory<byte>.Empty);
        var report = Normaliser.Normalise(new DecodedNotification(entry, new(SnmpVersion.V2c, NotificationKind.Trap, Oid.Parse("1.3.6.1.4.1.99999.0.5"), bindings)), rules, NetworkInventory.Empty).Reports[0];
        return (report.Severity, report.SpecificProblem);
    }

    [Theory]
    [InlineData("5 onBattery", "3: '5 onBattery' is no row")]
    [InlineData("x onBattery raise mainsFailure", "3: 'x onBattery raise mainsFailure' is no row")]
    [InlineData("5 onBattery raise noSuchThing", "3: no condition 'noSuchThing' is defined")]
    [InlineData("5 onBattery raise own:noSuchThing", "3: no condition 'noSuchThing' is defined")]
    [InlineData("5 onBattery raise mainsFailure bad", "3: '5 onBattery raise mainsFailure bad': 'bad' is neither a severity nor @object")]
    [InlineData("5 onBattery raise mainsFailure @port", "3: no object 'port' in the family's 'objects'")]
    [InlineData("5 onBattery none mainsFailure", "3: '5 onBattery none mainsFailure': nothing follows 'none'")]
    public void A_faulty_row_is_named_by_its_line(string row, string error)
    {
        using var folder = new PackFolder();
        folder.Write("ups.yaml", $"families:\n  - {{ family: ups, under: 1.3.6.1.4.1.99999.0, rows: [\n\"{row}\"] }}\n");
        var fault = Assert.Throws<RulePackException>(() => RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path));
        Assert.Contains($"ups.yaml:{error}", string.Join('\n', fault.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("upsSelfTest", "Ups self test")]
    [InlineData("bgpTTLExceeded", "Bgp TTL exceeded")]
    [InlineData("fan", "Fan")]
    public void Names_read_as_words(string name, string words) => Assert.Equal(words, FamilyRow.Words(name));

    [Fact]
    public void A_rule_without_a_case_fails_the_test_of_its_pack()
    {
        using var folder = new PackFolder();
        folder.Write("ups.yaml", Ups);
        var output = new StringWriter();
        Assert.False(RulesTest.Run(folder.Path, output));
        Assert.Contains("ups.yaml:7: rule 'ups.onBattery' has no case", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("0 passed, 6 failed" + Environment.NewLine, output.ToString());
    }
}
