using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;
using Assurance.Model.Faults;

namespace Assurance.Tests.Correlation.Causes;

/// <summary>Accuracy as a number: faults all over the lab's network, their reports lost, late, doubled and among unrelated ones.</summary>
public sealed class LabAccuracyTests
{
    private static readonly Simulator Simulator = new(LabLine.Network);
    private static readonly LabDevice[] Complaining = [.. LabLine.Network.Devices.Where(d => d.Role is "core" or "provider" or "access")];

    private sealed record Case(string Kind, string Root, IReadOnlyList<string> Alternatives)
    {
        public bool Is(string root) => root == Root || Alternatives.Contains(root);
    }

    [Fact]
    public void Root_causes_and_circuits_are_right_in_spite_of_loss_delay_and_noise()
    {
        var score = Run(together: 1, lost: 5, late: 10, seed: 1);

        Assert.True(score.Top1 >= 0.95, score.ToString());
        Assert.True(score.F1 >= 0.99, score.ToString());
    }

    [Fact]
    public void Two_at_once_are_told_apart()
    {
        var score = Run(together: 2, lost: 5, late: 10, seed: 2);

        Assert.True(score.Top1 >= 0.95, score.ToString());
        Assert.True(score.F1 >= 0.99, score.ToString());
    }

    private static Score Run(int together, int lost, int late, int seed)
    {
        var asked = int.TryParse(Environment.GetEnvironmentVariable("ASSURANCE_ACCURACY_FAULTS"), out var many) ? many : 20;
        var score = new Score();
        var random = new Random(seed);
        foreach (var (cases, number) in Places(random).Take(asked).Chunk(together).Select((c, i) => (c, i)))
        {
            Examine(cases, new Random(seed * 10_000 + number), lost, late, score);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(score.ToString());
        return score;
    }

    private static void Examine(Case[] cases, Random random, int lost, int late, Score score)
    {
        var incident = new Incident(Simulator, $"accuracy{cases[0].Root}");
        foreach (var place in cases)
        {
            if (place.Kind == "site")
            {
                var ups = LabLine.Network.Devices.First(d => d.Site == place.Root && d.Role == "power");
                incident.Say(new PowerFact(ups, 2, true), TimeSpan.FromSeconds(-30));
            }

            incident.Break(TimeSpan.FromSeconds(random.NextDouble() * 20 * Math.Min(1, cases.Length - 1)), place.Root);
        }

        var line = new LabLine();
        var facts = LabLine.Facts(incident.Steps).DistinctBy(f => f.Fact)
            .Where(_ => random.Next(100) >= lost)
            .SelectMany(f => Enumerable.Repeat(f, random.Next(10) == 0 ? 2 : 1))
            .Select(f => (At: f.At + (random.Next(100) < late ? random.NextDouble() * 60 : 0), Fact: (Fact?)f.Fact));
        var noise = Enumerable.Range(-40, 140).Select(second => (At: second + random.NextDouble(), Fact: (Fact?)null));
        foreach (var (at, fact) in facts.Concat(noise).OrderBy(f => f.At))
        {
            line.To(100 + at);
            if (fact is null)
            {
                line.Noise(Complaining[random.Next(Complaining.Length)], random.Next(100));
            }
            else
            {
                line.Play([(0, fact)], line.Now);
            }
        }

        line.To(260);
        Count(cases, incident, line, score);
    }

    private static void Count(Case[] cases, Incident incident, LabLine line, Score score)
    {
        var truth = Simulator.Impact(incident.BrokenNow).Select(i => $"{i.Circuit.Id} {i.State.ToLowerInvariant()}").ToHashSet();
        var told = incident.Facts.Select(f => f.Object).ToHashSet();
        var about = line.Open.Where(f => f.Alarms.Any(a => told.Contains(line.Alarms[a.Alarm].Object.Id) && line.Alarms[a.Alarm].Effect == Assurance.Model.Alarms.ServiceEffect.Outage) || f.Root.Kind == "site").ToList();
        var found = about.SelectMany(f => f.Impact.Circuits).Where(c => c.State is ServiceState.Down or ServiceState.AtRisk)
            .Select(c => $"{c.Circuit} {c.State.ToString().ToLowerInvariant()}").ToHashSet();
        var right = cases.Count(c => about.Exists(f => c.Is(f.Root.Id)));
        var third = cases.Count(c => about.Exists(f => c.Is(f.Root.Id) || f.Candidates.Any(r => c.Is(r.Resource.Id))));
        score.Add(cases.Length, right, third, about.Count - cases.Length, found.Intersect(truth).Count(), found.Count, truth.Count);
        if (right < cases.Length || about.Count != cases.Length || !found.SetEquals(truth))
        {
            score.Remarks.Add($"{string.Join(" and ", cases.Select(c => $"{c.Kind} {c.Root}"))}: {string.Join(", ", about.Select(f => $"{f.Root.Kind} {f.Root.Id} {f.Confidence} [{f.Alarms.Length}] ({string.Join(" ", f.Candidates.Select(c => c.Resource.Id + " " + c.Confidence))})"))}; "
                + $"circuits +{string.Join(" ", found.Except(truth).Take(3))} -{string.Join(" ", truth.Except(found).Take(3))}");
        }
    }

    // One of each kind in turn, as long as any kind has places left.
    private static IEnumerable<Case> Places(Random random)
    {
        var site = new FaultSite(Simulator);
        var kinds = new Dictionary<string, IEnumerable<string>>
        {
            ["trunk"] = site.TrunkCables(), ["duct"] = site.Ducts(), ["feeder"] = site.Feeders(), ["card"] = site.Cards(Enum.GetValues<LabOs>()),
            ["bgp"] = site.Sessions(), ["site"] = site.PoweredSites(), ["device"] = site.Nodes(), ["link"] = site.ProtectedAccess(), ["interface"] = site.LonePorts(), ["hop"] = site.RingHops(),
        };
        var left = kinds.Select(k => (k.Key, Places: k.Value.OrderBy(_ => random.Next()).GetEnumerator())).ToList();
        while (left.Count > 0)
        {
            foreach (var (kind, places) in left.ToList())
            {
                if (places.MoveNext())
                {
                    yield return new Case(kind, places.Current, kind is "card" or "device" or "site" ? [] : kind == "bgp" ? [Simulator.Links[places.Current].A, Simulator.Links[places.Current].Z] : site.Equivalents(places.Current));
                }
                else
                {
                    left.RemoveAll(l => l.Key == kind);
                }
            }
        }
    }

    private sealed class Score
    {
        private int faults, first, third, split, merged, hit, found, truth;

        public List<string> Remarks { get; } = [];

        public double Top1 => (double)first / faults;

        public double F1 => 2.0 * hit / (found + truth);

        public void Add(int broken, int right, int amongThree, int surplus, int hits, int said, int so)
        {
            (faults, first, third) = (faults + broken, first + right, third + amongThree);
            (split, merged) = (split + Math.Max(surplus, 0), merged + Math.Max(-surplus, 0));
            (hit, found, truth) = (hit + hits, found + said, truth + so);
        }

        public override string ToString() =>
            $"{faults} faults: top 1 {Top1:0.000}, top 4 {(double)third / faults:0.000}, split {split}, merged {merged}, circuits precision {(double)hit / found:0.0000} recall {(double)hit / truth:0.0000} F1 {F1:0.0000}\n"
            + string.Join('\n', Remarks);
    }
}
