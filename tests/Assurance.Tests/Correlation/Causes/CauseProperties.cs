using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>What holds whatever happens and in whatever order it is heard of.</summary>
public sealed class CauseProperties
{
    private const int Runs = 120;

    // Four sites in a ring, two devices each, cables shared by two links, a duct, sessions, cards and power.
    private static NetworkSketch Ring()
    {
        var sketch = new NetworkSketch();
        for (var i = 0; i < 4; i++)
        {
            sketch.Site($"S{i}", $"A{i}", $"B{i}").Ups($"U{i}", $"S{i}");
        }

        for (var i = 0; i < 4; i++)
        {
            var next = (i + 1) % 4;
            sketch.Link($"a{i}", $"A{i}.c1.1", $"A{next}.c1.2", $"cable{i}").Link($"b{i}", $"B{i}.c1.1", $"B{next}.c1.2", $"cable{i}")
                .Link($"x{i}", $"A{i}.c2.1", $"B{next}.c2.2", $"spare{i}").Link($"y{i}", $"A{i}.c2.3", $"B{i}.c2.3")
                .Duct($"duct{i}", $"cable{i}", $"spare{i}").Bgp($"bgp{i}", $"A{i}", $"A{next}", $"a{i}");
            sketch.Circuit($"C{i}", "Bank", [$"a{i} bgp{i}", $"x{i} y{next}"]);
        }

        return sketch;
    }

    /// <summary>What breaks, and who says what about it, in seconds from the start.</summary>
    private static List<(double At, string Object, string Condition)> Trouble(Random random)
    {
        var i = random.Next(4);
        var next = (i + 1) % 4;
        string[] cable = [$"A{i}.c1.1", $"A{next}.c1.2", $"B{i}.c1.1", $"B{next}.c1.2", $"A{i}.peerA{next}", $"A{next}.peerA{i}"];
        string[][] kinds =
        [
            cable,
            [.. cable, $"A{i}.c2.1", $"B{next}.c2.2"],
            [$"A{i}.c1.1", $"A{next}.c1.2", $"A{i}.peerA{next}", $"A{next}.peerA{i}"],
            [$"A{i}.peerA{next}", $"A{next}.peerA{i}"],
            [$"A{i}.c2.1"],
            [$"A{i}.c1", $"A{i}.c1.1", $"A{next}.c1.2", $"A{i}.c1.2", $"A{(i + 3) % 4}.c1.1"],
            [$"A{next}.c1.2", $"A{(i + 3) % 4}.c1.1", $"B{next}.c2.2", $"B{i}.c2.3", $"A{next}.peerA{i}", $"A{(i + 3) % 4}.peerA{i}"],
            [$"U{i}"],
        ];
        return [.. kinds[random.Next(kinds.Length)].Select(o => (random.NextDouble() * 2, o, Condition(o)))];
    }

    private static string Condition(string name) =>
        name[0] == 'U' ? Conditions.MainsFailure
        : name.Contains(".peer", StringComparison.Ordinal) ? Conditions.BgpPeerDown
        : name.Count(c => c == '.') == 1 ? Conditions.CardFailure
        : Conditions.LinkDown;

    private static Story Tell(NetworkSketch network, IEnumerable<(double At, string Object, string Condition)> told)
    {
        var story = new Story(network);
        foreach (var (at, name, condition) in told.OrderBy(t => t.At))
        {
            story.Raise(at, name, condition, condition == Conditions.MainsFailure ? ServiceEffect.None : ServiceEffect.Outage);
        }

        return story;
    }

    private static IEnumerable<List<(double At, string Object, string Condition)>> Cases(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < Runs; run++)
        {
            var trouble = Trouble(random);
            yield return random.Next(3) == 0 ? [.. trouble, .. Trouble(random)] : trouble;
        }
    }

    [Fact]
    public void The_order_of_arrival_does_not_matter_once_all_has_arrived()
    {
        var network = Ring();
        var random = new Random(7);
        foreach (var trouble in Cases(1))
        {
            var expected = Tell(network, trouble).Later().Grouping();
            for (var order = 0; order < 3; order++)
            {
                var shuffled = trouble.Select(t => (random.NextDouble() * 20, t.Object, t.Condition)).Concat(trouble.Where(_ => random.Next(4) == 0).Select(t => (20 + random.NextDouble(), t.Object, t.Condition)));
                Assert.Equal(expected, Tell(network, shuffled).Later().Grouping());
            }
        }
    }

    [Fact]
    public void The_same_told_twice_gives_the_same_to_the_last_step()
    {
        foreach (var trouble in Cases(2).Take(40))
        {
            var (first, second) = (Tell(Ring(), trouble).Later(), Tell(Ring(), trouble).Later());

            Assert.Equal(first.Told.Select(Written), second.Told.Select(Written));
        }
    }

    [Fact]
    public void Every_standing_alarm_that_needs_work_is_in_exactly_one_open_fault()
    {
        var random = new Random(3);
        foreach (var trouble in Cases(3))
        {
            var story = Tell(Ring(), trouble);
            AssertPlaced(story);
            foreach (var (_, name, _) in trouble.OrderBy(_ => random.Next()).Take(random.Next(trouble.Count + 1)))
            {
                story.Up(story.Now + random.NextDouble() * 40, name);
                AssertPlaced(story);
            }

            AssertPlaced(story.Later());
        }
    }

    [Fact]
    public void Faults_end_with_their_alarms()
    {
        foreach (var trouble in Cases(4).Take(40))
        {
            var story = Tell(Ring(), trouble).At(50);
            story.Up(60, [.. trouble.Select(t => t.Object)]);

            Assert.Empty(story.Open);
            Assert.All(story.Faults, f => Assert.True(f.Status != FaultStatus.Resolved || f.Steps[^1].What.Code == ExplanationCodes.StepResolved));
        }
    }

    private static void AssertPlaced(Story story)
    {
        var standing = story.Standing.Select(a => a.Id).Order().ToList();
        var placed = story.Open.SelectMany(f => f.Alarms).Select(a => a.Alarm).Where(standing.Contains).Order().ToList();
        Assert.Equal(standing, placed);
    }

    private static string Written(FaultChange change) => System.Text.Json.JsonSerializer.Serialize(change);
}
