using Assurance.Collectors.Normalisation.Packs;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Operations;
using Assurance.Tests.Collectors.Normalisation;
using Assurance.Tests.Support;
using static Assurance.Model.Faults.ExplanationCodes;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>What people know follows from what, stated by rule packs.</summary>
public sealed class RelationStories
{
    private static readonly CausalRelation Heat = Relation("heat", Conditions.FanFailure, Conditions.HighTemperature, RelationPlace.SameDevice);

    private static NetworkSketch Network() => new NetworkSketch()
        .Site("North", "A", "B").Site("South", "C", "D")
        .Link("L1", "A.c1.1", "C.c1.1", "cable1").Link("L2", "B.c1.1", "D.c1.1", "cable1").Link("L7", "A.c3.2", "B.c3.1");

    [Fact]
    public void Without_a_relation_they_are_two_faults_with_one_they_are_one() =>
        Assert.Equal((2, 1), (Hot(new Story(Network())).Open.Count, Hot(new Story(Network(), null, Heat)).Open.Count));

    [Fact]
    public void A_symptom_goes_under_its_cause_and_tells_by_which_relation()
    {
        var fault = Hot(new Story(Network(), null, Heat)).Only;
        Assert.Equal((Conditions.FanFailure, "A.c1"), (fault.Condition, fault.Root.Id));
        var symptom = Assert.Single(fault.Alarms, a => a.Role == AlarmRole.Symptom);
        Assert.Equal((AlarmRelated, "A, fanFailure, A c1, heat"), (symptom.Reason.Code, string.Join(", ", symptom.Reason.Arguments)));
        Assert.Equal(PerceivedSeverity.Critical, fault.Severity);
    }

    [Fact]
    public void A_late_cause_takes_what_stood_alone_and_the_fault_of_that_is_merged()
    {
        var story = new Story(Network(), null, Heat).Raise(0, "A", Conditions.HighTemperature, ServiceEffect.None);
        Assert.Equal(Conditions.HighTemperature, story.Only.Condition);

        story.Raise(3, "A.c1", Conditions.FanFailure, ServiceEffect.None).Later();
        Assert.Equal(Conditions.FanFailure, story.Only.Condition);
        Assert.Equal(2, story.Only.Alarms.Length);
        Assert.All(story.Faults.Where(f => f.Id != story.Only.Id), f => Assert.Equal(FaultStatus.Merged, f.Status));
    }

    [Theory]
    [InlineData(61, 2)]
    [InlineData(59, 1)]
    [InlineData(-4, 1)]
    [InlineData(-6, 2)]
    public void It_holds_within_its_time(double after, int faults)
    {
        var story = new Story(Network(), null, Heat);
        var first = Math.Max(0, -after);
        _ = after >= 0
            ? story.Raise(first, "A.c1", Conditions.FanFailure, ServiceEffect.None).Raise(first + after, "A", Conditions.HighTemperature, ServiceEffect.None)
            : story.Raise(0, "A", Conditions.HighTemperature, ServiceEffect.None).Raise(first, "A.c1", Conditions.FanFailure, ServiceEffect.None);
        Assert.Equal(faults, story.Later().Open.Count);
    }

    [Fact]
    public void It_holds_where_it_says_and_nowhere_else()
    {
        int Faults(RelationPlace place, string cause, string effect) =>
            new Story(Network(), null, Heat with { Place = place }).Raise(0, cause, Conditions.FanFailure, ServiceEffect.None).Raise(1, effect, Conditions.HighTemperature, ServiceEffect.None).Later().Open.Count;

        Assert.Equal([1, 2], [Faults(RelationPlace.SameDevice, "A.c1", "A"), Faults(RelationPlace.SameDevice, "A.c1", "B")]);
        Assert.Equal([1, 2], [Faults(RelationPlace.NeighbourDevice, "A", "B"), Faults(RelationPlace.NeighbourDevice, "A", "D")]);
        Assert.Equal(2, Faults(RelationPlace.SameObject, "A.c1", "A"));
    }

    [Fact]
    public void What_depends_on_the_causes_object_follows_it()
    {
        var relation = Relation("errors", Conditions.LossOfSignal, "crcErrors", RelationPlace.DependsOn);
        var story = new Story(Network(), null, relation)
            .Raise(0, "A.c1.1", Conditions.LossOfSignal).Raise(2, "C.c1.1", "crcErrors", ServiceEffect.Degradation, type: EventType.Communications).Later();
        Assert.Contains(story.Open, f => f.Alarms.Length == 2);
    }

    [Fact]
    public void When_the_cause_goes_and_its_symptom_stays_that_is_a_fault_of_its_own()
    {
        var story = Hot(new Story(Network(), null, Heat)).Up(200, "A.c1");
        Assert.Equal(2, story.Only.Alarms.Length);
        story.Later();
        Assert.Equal(Conditions.HighTemperature, story.Only.Condition);
        story.Up(story.Now, "A").Later();
        Assert.Empty(story.Open);
    }

    [Fact]
    public void When_the_symptom_goes_the_cause_stays() => Assert.Equal(Conditions.FanFailure, Hot(new Story(Network(), null, Heat)).Up(200, "A").Later().Only.Condition);

    [Fact]
    public void Of_two_relations_the_heavier_holds_and_a_chain_ends_at_its_head()
    {
        var light = Relation("power", Conditions.PowerSupplyFailure, Conditions.HighTemperature, RelationPlace.SameDevice) with { Weight = 0.3 };
        var chained = Relation("chain", Conditions.PowerSupplyFailure, Conditions.FanFailure, RelationPlace.SameDevice);
        var heavier = new Story(Network(), null, Heat, light)
            .Raise(0, "A.c1", Conditions.FanFailure, ServiceEffect.None).Raise(1, "A.c3", Conditions.PowerSupplyFailure, ServiceEffect.None).Raise(2, "A", Conditions.HighTemperature, ServiceEffect.None).Later();
        Assert.Contains(heavier.Open, f => f.Condition == Conditions.FanFailure && f.Alarms.Length == 2);

        var chain = new Story(Network(), null, Heat, chained)
            .Raise(0, "A.c1", Conditions.FanFailure, ServiceEffect.None).Raise(2, "A", Conditions.HighTemperature, ServiceEffect.None)
            .Raise(4, "A.c3", Conditions.PowerSupplyFailure, ServiceEffect.None).Later().Only;
        Assert.Equal((Conditions.PowerSupplyFailure, 3), (chain.Condition, chain.Alarms.Length));
    }

    [Fact]
    public void A_follower_goes_where_its_leader_is_explained_and_what_it_breaks_is_broken()
    {
        var relation = Relation("peer", Conditions.LinkDown, "tunnelDown", RelationPlace.NeighbourDevice);
        var story = new Story(Network(), null, relation)
            .Down(0, "A.c1.1", "C.c1.1", "B.c1.1", "D.c1.1").Raise(2, "B.c3.1", "tunnelDown", ServiceEffect.Outage, type: EventType.Communications).Later();
        var fault = story.Only;
        Assert.Equal(("cable1", 5), (fault.Root.Id, fault.Alarms.Length));
        Assert.Contains(fault.BrokenElements, b => b.Id == "B.c3.1");
    }

    [Fact]
    public void A_persons_word_wins_over_a_relation()
    {
        var story = Hot(new Story(Network(), null, Heat));
        var symptom = story.Only.Alarms.Single(a => a.Role == AlarmRole.Symptom).Alarm;
        story.Do(story.Now, new SplitFault("wang", story.Only.Id, [symptom])).Later();
        Assert.Equal(2, story.Open.Count);
        story.Do(story.Now, new MergeFaults("wang", story.Open[0].Id, [story.Open[1].Id])).Later();
        Assert.Equal(2, story.Only.Alarms.Length);
        story.Up(story.Now, "A", "A.c1").Later();
        Assert.Empty(story.Open);
    }

    [Fact]
    public void An_import_leaves_it_in_place() => Assert.Equal(2, Hot(new Story(Network(), null, Heat)).Import(300, Network()).Later().Only.Alarms.Length);

    [Fact]
    public void In_whatever_order_they_arrive_the_faults_are_the_same()
    {
        (double At, string On, string Condition)[] alarms =
        [
            (0, "A.c1", Conditions.FanFailure), (0.5, "A", Conditions.HighTemperature), (1, "A.c1.1", Conditions.LinkDown), (1.2, "C.c1.1", Conditions.LinkDown), (1.5, "B.c1", Conditions.FanFailure), (2, "B", Conditions.HighTemperature),
        ];
        var random = new Random(11);
        var expected = Told(alarms);
        for (var i = 0; i < 60; i++)
        {
            random.Shuffle(alarms);
            Assert.Equal(expected, Told(alarms));
        }

        static IReadOnlyList<string> Told((double At, string On, string Condition)[] alarms)
        {
            var story = new Story(Network(), null, Heat);
            for (var i = 0; i < alarms.Length; i++)
            {
                story.Raise(i * 0.3, alarms[i].On, alarms[i].Condition, alarms[i].Condition == Conditions.LinkDown ? ServiceEffect.Outage : ServiceEffect.None);
            }

            return story.Later().Grouping();
        }
    }

    [Fact]
    public void A_pack_states_them_and_its_faults_are_told_by_line()
    {
        using var folder = new PackFolder();
        folder.Write("site.yaml", """
            relations:
              - { id: heat, cause: fanFailure, effect: highTemperature, on: sameDevice, within: 600, before: 10, weight: 0.8 }
              - { id: late, cause: fanFailure, effect: highTemperatur, on: anywhere, within: 99999, weight: 2 }
            """);
        var errors = Assert.Throws<RulePackException>(() => RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path)).Errors;
        Assert.Equal([3, 3, 3, 3], errors.Select(e => e.Line));
        folder.Write("site.yaml", File.ReadAllText(Path.Combine(folder.Path, "site.yaml")).Split("\n  - { id: late")[0]);
        var relation = Assert.Single(RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path).Relations);
        Assert.Equal(new CausalRelation("heat", "fanFailure", "highTemperature", RelationPlace.SameDevice, TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(10), 0.8), relation);
    }

    private static Story Hot(Story story) => story
        .Raise(0, "A.c1", Conditions.FanFailure, ServiceEffect.None)
        .Raise(2, "A", Conditions.HighTemperature, ServiceEffect.None, PerceivedSeverity.Critical).Later();

    private static CausalRelation Relation(string id, string cause, string effect, RelationPlace place) =>
        new(id, cause, effect, place, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(5), 1);
}
