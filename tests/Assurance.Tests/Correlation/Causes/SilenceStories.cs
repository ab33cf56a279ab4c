using Assurance.Model.Faults;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>Where the network falls apart, who is heard and who has fallen silent tells which part we listen in, and what died between.</summary>
public sealed class SilenceStories
{
    // We listen at A; everything else hangs behind C, which two links lead to.
    private const string Beyond = "DEFGHIJKL";

    private static NetworkSketch Chain()
    {
        var network = new NetworkSketch().Link("AB", "A.1", "B.1").Link("BC1", "B.2", "C.1").Link("BC2", "B.3", "C.2")
            .Link("CD", "C.3", "D.1").Link("CE", "C.4", "E.3").Link("CF", "C.5", "F.3");
        foreach (var (one, next) in Beyond.Zip(Beyond.Skip(1)))
        {
            network.Link($"{one}{next}", $"{one}.2", $"{next}.1");
        }

        return network.Circuit("behind", "K", ["CD DE"]);
    }

    private static Story Talking(double from, double until, Story story)
    {
        for (var (at, i) = (from, 0); at < until; at += 4, i++)
        {
            story.Says(at, Beyond[i % Beyond.Length].ToString());
        }

        return story;
    }

    [Fact]
    public void Where_all_beyond_fell_silent_the_device_between_is_dead_though_we_hear_the_smaller_part()
    {
        var story = Talking(0, 60, new Story(Chain())).Down(61, "B.2", "B.3").Later();

        Assert.Equal("C", story.Only.Root.Id);
        Assert.Contains("behind Down", Story.Circuits(story.Only));
        Assert.Contains(story.Only.Evidence, e => e.Supports && e.Statement == Explanation.Of(ExplanationCodes.EvidenceOnlyVoice, "C"));
    }

    [Fact]
    public void Where_they_go_on_talking_they_are_heard_by_another_way_and_would_tell_of_it()
    {
        var story = Talking(66, 180, Talking(0, 60, new Story(Chain())).Down(61, "B.2", "B.3"));

        Assert.Equal(["interface B.2: B.2", "interface B.3: B.3"], story.Grouping());
    }

    [Fact]
    public void Silence_of_those_who_never_spoke_says_nothing() =>
        Assert.Equal(["interface B.2: B.2", "interface B.3: B.3"], new Story(Chain()).Down(61, "B.2", "B.3").Later().Grouping());

    // Eight in a ring; S and T hang behind A alone.
    private static NetworkSketch RingWithStub()
    {
        const string ring = "ABCDEFGH";
        var network = new NetworkSketch().Link("AS", "A.3", "S.1").Link("ST", "S.2", "T.1");
        for (var i = 0; i < ring.Length; i++)
        {
            network.Link($"ring{i}", $"{ring[i]}.1", $"{ring[(i + 1) % ring.Length]}.2");
        }

        return network;
    }

    [Fact]
    public void That_nothing_is_heard_from_behind_the_cause_speaks_for_it() =>
        Assert.Contains(new Story(RingWithStub()).Down(0, "A.3").Later().Only.Evidence,
            e => e.Supports && e.Statement == Explanation.Of(ExplanationCodes.EvidenceBehindSilent, "2"));

    [Fact]
    public void That_somebody_behind_it_is_heard_speaks_against_it()
    {
        var story = new Story(RingWithStub()).Down(0, "A.3").Says(20, "T").Later();

        Assert.Contains(story.Only.Evidence, e => !e.Supports && e.Statement == Explanation.Of(ExplanationCodes.EvidenceBehindHeard, "1", "2"));
    }
}
