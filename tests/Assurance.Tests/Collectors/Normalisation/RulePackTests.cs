using Assurance.Collectors.Normalisation.Packs;

namespace Assurance.Tests.Collectors.Normalisation;

public sealed class RulePackTests
{
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
}
