using System.Reflection;
using System.Text.RegularExpressions;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Wording;

namespace Assurance.Tests.Notification;

public sealed partial class WordsTests
{
    [Fact]
    public void Both_languages_have_the_same_phrases_with_the_same_arguments()
    {
        Assert.Equal(Words.English.Keys.Order(), Words.Chinese.Keys.Order());
        foreach (var code in Words.English.Keys.Where(k => k.StartsWith("cause.", StringComparison.Ordinal) || k.StartsWith("alarm.", StringComparison.Ordinal)))
        {
            var explanation = Explanation.Of(code, "<A>", "<B>", "<C>");
            Assert.Equal(Places(Words.English.Of(explanation)), Places(Words.Chinese.Of(explanation)));
        }
    }

    [Fact]
    public void Every_cause_and_condition_the_line_knows_has_words()
    {
        var causes = Constants(typeof(ExplanationCodes)).Where(c => c.StartsWith("cause.", StringComparison.Ordinal));
        var conditions = Constants(typeof(Conditions)).Select(c => $"condition.{c}");

        Assert.Empty(causes.Concat(conditions).Except(Words.English.Keys));
    }

    [Fact]
    public void Every_condition_that_all_packs_share_has_words_and_what_is_proposed_to_do_too()
    {
        var lines = File.ReadLines(Path.Combine(RulePackLoader.StandardFolder, "common", "conditions.yaml")).Select(l => Shared().Match(l)).Where(m => m.Success).ToArray();

        Assert.True(lines.Length > 100);
        Assert.Empty(lines.Select(m => $"condition.{m.Groups["name"].Value}").Except(Words.Chinese.Keys));
        Assert.Empty(lines.Where(m => m.Groups["repair"].Success).Select(m => $"repair.{m.Groups["repair"].Value}").Except(Words.Chinese.Keys));
    }

    [Fact]
    public void Every_condition_that_a_pack_names_is_told_in_Chinese_whole()
    {
        var names = RulePackLoader.LoadStandard().Conditions.Select(c => c.Name).ToArray();

        Assert.True(names.Length > 3_000, $"{names.Length} conditions");
        // Abbreviations stay as they are, in any language.
        Assert.Empty(names.Where(n => EnglishWord().IsMatch(Words.Chinese.Condition(n))));
    }

    [Theory]
    [InlineData("upsBatteryLow", "UPS 电池过低")]
    [InlineData("module4Receiver", "模块4接收机")]
    [InlineData("lossOfCellDelineation", "小区定界丢失")]
    [InlineData("publicIpv4Address", "公共 IPv4 地址")]
    [InlineData("flumoxBatteryLow", "flumox battery low")]
    public void A_condition_of_one_pack_is_put_together_of_its_words_and_never_by_half(string name, string words) => Assert.Equal(words, Words.Chinese.Condition(name));

    [Fact]
    public void Conditions_are_told_in_words_wherever_they_stand()
    {
        var explanation = Explanation.Of(ExplanationCodes.CauseReported, "linkDown", "GE0/0/1");

        Assert.Equal("GE0/0/1 reports: link down; nothing else explains it", Words.English.Of(explanation));
        Assert.Equal("GE0/0/1 上报：链路中断；无其他原因可解释", Words.Chinese.Of(explanation));
        Assert.Equal("laser bias high", Words.English.Condition("laserBiasHigh"));
    }

    [Fact]
    public void What_has_no_words_is_shown_as_it_is()
    {
        Assert.Equal("new.code (A, B)", Words.English.Of(Explanation.Of("new.code", "A", "B")));
        Assert.Equal("new.code", Words.Chinese.Of(Explanation.Of("new.code")));
        Assert.Equal("both ends of ? report it down", Words.English.Of(Explanation.Of(ExplanationCodes.CauseBothEnds)));
        Assert.Equal("both ends of {1} report it down", Words.English.Of(Explanation.Of(ExplanationCodes.CauseBothEnds, "{1}", "x")));
    }

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Order();

    [GeneratedRegex("^  (?<name>\\w+): \\{ event(?:.*repair: \"(?<repair>[^\"]*)\")?")]
    private static partial Regex Shared();

    [GeneratedRegex("(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])")]
    private static partial Regex EnglishWord();

    [GeneratedRegex("<[ABC]>")]
    private static partial Regex Place();
}
