using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Tools;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>The cases beside the packs.</summary>
public sealed class RuleCaseTests
{
    [Fact]
    public void All_cases_of_the_delivered_packs_pass()
    {
        var output = new StringWriter();

        Assert.True(RulesTest.Run(RulePackLoader.StandardFolder, output), output.ToString());
        Assert.EndsWith(" passed, 0 failed" + Environment.NewLine, output.ToString());
    }

    [Fact]
    public void Every_rule_has_a_case()
    {
        var errors = new List<PackError>();
        var covered = RulesTest.Cases(RulePackLoader.StandardFolder, errors).Select(c => c.Rule).ToHashSet();

        // A rule that hands the message on is covered by where its message arrives.
        Assert.Empty(StandardPacks.Rules.Rules.Where(r => r.Becomes.IsEmpty && !covered.Contains(r.Id)).Select(r => $"{r.File}:{r.Line}: {r.Id}"));
        Assert.Empty(errors);
    }

    [Fact]
    public void A_failing_case_names_its_place_and_what_came_instead()
    {
        using var folder = new PackFolder();
        folder.Write("cases/wrong.yaml", """
            cases:
              - log: "<187>r1: %LINK-3-UPDOWN: Interface Gi0/1, changed state to down"
                rule: cisco.link
                gives: "clear linkDown interface Gi0/1"
            """);
        var output = new StringWriter();

        Assert.False(RulesTest.Run(folder.Path, output));
        Assert.Contains("cases/wrong.yaml:2: gives 'raise linkDown interface Gi0/1', not 'clear linkDown interface Gi0/1'", output.ToString());
        Assert.EndsWith("0 passed, 1 failed" + Environment.NewLine, output.ToString());
    }

    [Fact]
    public void Packs_that_cannot_be_used_are_failures_with_their_places()
    {
        using var folder = new PackFolder();
        folder.Write("mine.yaml", "rules:\n  - { id: mine.x, text: abc, condition: noSuchThing, action: raise }\n");
        var output = new StringWriter();

        Assert.False(RulesTest.Run(folder.Path, output));
        Assert.StartsWith("mine.yaml:2: no condition 'noSuchThing' is defined", output.ToString());
    }
}
