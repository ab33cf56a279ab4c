using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Assurance.Tests.Collectors.Normalisation;

public sealed class TextIndexTests
{
    // Few letters, so that literals overlap and are each other's beginnings, middles and ends.
    private static readonly Gen<string> Words = Gen.Elements("a", "b", "ab", "ba", " ", "aab", "中").NonEmptyListOf().Select(string.Concat);

    [Fact]
    public void It_finds_every_literal_that_a_text_holds_and_no_other()
    {
        var inputs = from literals in Words.NonEmptyListOf() from text in Words.ListOf() select (Literals: literals.ToArray(), Text: string.Concat(text));
        Properties.Hold(inputs, input =>
        {
            var index = new LiteralIndex(input.Literals.Select((l, i) => (l, i)));
            var found = new NumberSet(stackalloc int[2]);
            index.Find(input.Text, ref found);
            return found.Ascending().SequenceEqual(Enumerable.Range(0, input.Literals.Length).Where(i => input.Text.Contains(input.Literals[i], StringComparison.Ordinal)).ToArray());
        });
    }

    [Fact]
    public void Characters_of_no_meaning_are_none_of_a_literal()
    {
        var found = new NumberSet(stackalloc int[2]);

        new LiteralIndex([("abc", 0), ("peer", 1)]).Find("\0\0\0\0peer\0\0", ref found);

        Assert.Equal([1], found.Ascending().ToArray());
    }

    [Fact]
    public void Templates_that_differ_in_a_number_alone_stay_apart()
    {
        var templates = Enumerable.Range(0, 3_000).Select(i => Template.CompileFindable($"event EVT-{i:00000} on {{if:if}}")).ToImmutableArray();
        var index = new TextIndex<Template>(templates, t => [t]);

        var candidates = index.Candidates(LogText.Of("Event EVT-01234 on ge-0/0/1"), stackalloc int[4]);

        Assert.Equal([1_234], candidates.ToArray());
    }

    [Theory]
    [InlineData("Interface Gi0/1 is DOWN", "interface gi0/1 is down")]
    [InlineData("端口 GE0/0/1 ÄÖ", "端口 ge0/0/1 äö")]
    [InlineData("\u212Aelvin is no k", "\u212Aelvin is no k")]
    [InlineData("", "")]
    public void A_text_is_folded_at_its_own_places(string text, string folded)
    {
        var read = LogText.Of(text);

        Assert.Equal(folded, read.Lower.ToString());
        Assert.Equal(folded[(text.Length / 2)..], read.From(text.Length / 2).Lower.ToString());
        Assert.Equal(text[(text.Length / 2)..], read.From(text.Length / 2).Characters.ToString());
    }

    [Fact]
    public void A_long_text_is_read_as_a_short_one_is()
    {
        var text = new string('X', 50_000) + " Peer 192.0.2.1 is Down";

        var captures = Template.Compile("peer {peer:ip} is {state:up|down}").Match(LogText.Of(text));

        Assert.Equal(("192.0.2.1", "Down", null), (captures?["peer"], captures?["state"], captures?["nothing"]));
    }

    [Fact]
    public void A_capture_that_stands_twice_is_the_later_one()
    {
        var captures = Template.Compile("from {if:if} to {if:if}").Match(LogText.Of("moved from Gi0/1 to  Gi0/2."));

        Assert.Equal("Gi0/2", captures?["if"]);
    }
}
