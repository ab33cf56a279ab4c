using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;

namespace Assurance.Tests.Collectors.Normalisation;

public sealed class RulePackTests
{
    [Theory]
    [InlineData("1.3.6.1.4.1.99999.40.1.7", "own.seven")]
    [InlineData("1.3.6.1.4.1.99999.40.1.8", "own.other")]
    [InlineData("1.3.6.1.4.1.99999.40.1.0.9", "own.other")]
    [InlineData("1.3.6.1.4.1.99999.40.2.8", null)]
    [InlineData("1.3.6.1.4.1.99999.40.1.3.8", null)]
    public void A_rule_may_take_whatever_its_parent_has_beside_what_is_named(string trap, string? rule)
    {
        using var folder = new PackFolder();
        folder.Write("own.yaml", """
            rules:
              - { id: own.other, trap: 1.3.6.1.4.1.99999.40.1.*, condition: vendorAlarm, qualifier: "{= trapNumber}", action: raise }
              - { id: own.seven, trap: 1.3.6.1.4.1.99999.40.1.7, condition: vendorAlarm, action: event }
            """);

        var notification = new SnmpNotification(SnmpVersion.V2c, NotificationKind.Trap, Oid.Parse(trap), []);

        Assert.Equal(rule, RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path).Traps.Find(new TrapFacts(notification))?.Id);
    }

    [Fact]
    public void A_parent_near_the_root_is_refused()
    {
        using var folder = new PackFolder();
        folder.Write("own.yaml", "rules:\n  - { id: own.all, trap: 1.3.6.1.4.1.99999.*, condition: vendorAlarm, action: raise }\n");

        var error = Assert.Single(Assert.Throws<RulePackException>(() => RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path)).Errors);
        Assert.Equal((2, "'1.3.6.1.4.1.99999.*' takes too much: a parent has 9 arcs at least"), (error.Line, error.Message));
    }

    [Theory]
    [InlineData("1.3.6.1.4.1.99999.50.1.7", "2", "own.named", "")]
    [InlineData("1.3.6.1.4.1.99999.50.1.8", "2", "own.bound", "2 3.4")]
    [InlineData("1.3.6.1.4.1.99999.50.1.8", "text", "own.any", "text")]
    [InlineData("1.3.6.1.4.1.99999.50.1.8", "else", null, "1.3.6.1.4.1.99999.50.1.8")]
    public void A_rule_may_take_what_binds_an_object_where_no_rule_names_the_notification(string trap, string value, string? rule, string qualifier)
    {
        using var folder = new PackFolder();
        folder.Write("own.yaml", """
            objects: { ownSeverity: 1.3.6.1.4.1.99999.50.2.1 }
            rules:
              - { id: own.any, binds: "*", when: { bound: text }, condition: vendorAlarm, qualifier: "{bound}", action: event }
              - { id: own.bound, binds: ownSeverity, when: { bound: "2" }, condition: vendorAlarm, qualifier: "{bound} {boundRow}", action: raise }
              - { id: own.named, trap: 1.3.6.1.4.1.99999.50.1.7, condition: vendorAlarm, action: event }
            """);
        SnmpNotification notification = new(SnmpVersion.V2c, NotificationKind.Trap, Oid.Parse(trap), [new(Oid.Parse("1.3.6.1.4.1.99999.50.2.1.3.4"), SnmpValue.OctetString(value))]);
        var entry = new DatagramEntry(1, StandardPacks.At, Transport.Snmp, "192.0.2.9", 162, ReadOnlyMemory<byte>.Empty);

        var outcome = Normaliser.Normalise(new DecodedNotification(entry, notification), RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path), NetworkInventory.Empty);

        Assert.Equal((rule, qualifier), (outcome.Rule, Assert.Single(outcome.Reports).Qualifier));
    }

    [Fact]
    public void An_object_that_no_pack_names_is_refused()
    {
        using var folder = new PackFolder();
        folder.Write("own.yaml", "rules:\n  - { id: own.all, binds: ownSeveritie, condition: vendorAlarm, action: raise }\n");

        var error = Assert.Single(Assert.Throws<RulePackException>(() => RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path)).Errors);
        Assert.Equal(2, error.Line);
        Assert.StartsWith("no object 'ownSeveritie'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_listed_at_once_by_file_and_line()
    {
        using var folder = new PackFolder();
        folder.Write("a.yaml", """
            pack: a
            wrong: 1
            objects:
              ifSomething: 1.3.x
            rules:
              - id: a.one
                mnemonic: LINK-3-UPDOWN
                text: "Interface {if:iff} is down"
                condition: nothingKnown
                action: raise
              - id: a.two
                condition: nothingKnown
                action: shout
            """);
        folder.Write("b/b.yaml", "rules: [");

        var errors = Assert.Throws<RulePackException>(() => RulePackLoader.Load(folder.Path)).Errors.Select(e => e.ToString()).ToArray();

        Assert.Contains(errors, e => e.StartsWith("a.yaml:2: unknown key 'wrong'", StringComparison.Ordinal));
        Assert.Contains("a.yaml:4: '1.3.x' is no object identifier", errors);
        Assert.Contains(errors, e => e.StartsWith("a.yaml:8: 'iff' is no capture type", StringComparison.Ordinal));
        Assert.Contains("a.yaml:9: no condition 'nothingKnown' is defined", errors);
        Assert.Contains(errors, e => e.StartsWith("a.yaml:11: rule 'a.two' applies to nothing", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.StartsWith("a.yaml:13: 'shout' is no action", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.StartsWith("b/b.yaml:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_folder_is_said() =>
        Assert.Equal("/no/such/rules:0: no such folder", Assert.Throws<RulePackException>(() => RulePackLoader.Load("/no/such/rules")).Message);

    [Fact]
    public void A_later_folder_replaces_rules_of_the_same_id_and_goes_first()
    {
        using var folder = new PackFolder();
        folder.Write("site.yaml", """
            vendor: Cisco
            rules:
              - id: cisco.link
                mnemonic: LINK-3-UPDOWN
                action: none
            """);

        var rules = RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path);

        Assert.Equal(StandardPacks.Rules.Count, rules.Count);
        Assert.Equal("site.yaml", rules.Rules.Single(r => r.Id == "cisco.link").File);
    }

    [Fact]
    public void A_site_extends_what_is_delivered_and_says_only_what_differs()
    {
        using var folder = new PackFolder();
        folder.Write("site.yaml", """
            rules:
              - id: ietf.coldStart
                extends: ietf.coldStart
                severity: critical
              - id: site.base
                extends: site.other
                action: clear
              - id: site.other
                mnemonic: SITE-3-TEST
                condition: linkDown
                action: raise
            """);

        var rules = RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path);
        var delivered = StandardPacks.Rules.Rules.Single(r => r.Id == "ietf.coldStart");
        var site = rules.Rules.Single(r => r.Id == "ietf.coldStart");

        Assert.Equal(("site.yaml", delivered.Vendor), (site.File, site.Vendor));
        Assert.Equal(delivered.Traps, site.Traps);
        Assert.Equal(PerceivedSeverity.Critical, site.Statements[0].Severity.Read(new TrapFacts(new(SnmpVersion.V2c, NotificationKind.Trap, default, []))));
        Assert.Equal(Assurance.Collectors.Normalisation.Rules.RuleAction.Clear, rules.Rules.Single(r => r.Id == "site.base").Statements[0].Action);
    }

    [Fact]
    public void What_is_extended_in_vain_or_in_a_circle_is_said()
    {
        using var folder = new PackFolder();
        folder.Write("site.yaml", """
            rules:
              - id: a
                extends: b
              - id: b
                extends: a
              - id: c
                extends: ietf.coldStrat
                mnemonic: SITE-3-TEST
            """);

        var errors = Assert.Throws<RulePackException>(() => RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path)).Errors.Select(e => e.ToString()).ToArray();

        Assert.Contains(errors, e => e.StartsWith("site.yaml:3: rule 'b' extends itself", StringComparison.Ordinal) || e.StartsWith("site.yaml:3: rule 'a' extends itself", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.StartsWith("site.yaml:7: no rule 'ietf.coldStrat' to extend; did you mean 'ietf.coldStart'?", StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_that_is_nearly_right_is_named()
    {
        using var folder = new PackFolder();
        folder.Write("site.yaml", """
            rules:
              - id: a
                mnemonic: SITE-3-TEST
                condtion: x
                condition: linkDwon
                action: raise
            """);

        var errors = Assert.Throws<RulePackException>(() => RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path)).Errors.Select(e => e.ToString()).ToArray();

        Assert.Contains(errors, e => e.StartsWith("site.yaml:4: unknown key 'condtion'; did you mean 'condition'?", StringComparison.Ordinal));
        Assert.Contains("site.yaml:5: no condition 'linkDwon' is defined; did you mean 'linkDown'?", errors);
    }

    [Fact]
    public void The_published_schema_is_that_of_the_readers() =>
        Assert.Equal(PackSchema.Text, File.ReadAllText(Path.Combine(RulePackLoader.StandardFolder, "pack.schema.json")));
}
