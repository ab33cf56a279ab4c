namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>What other projects publish of their rules' own tests, against the delivered packs. The floors stand just below the figures.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Log_messages_mean_what_their_sources_say()
    {
        var judged = LogCorpus.Judge(PathOf("syslog-vendor.jsonl"), StandardPacks.Rules).ToArray();

        AtLeast(judged, "meaning", 0.99);
        AtLeast(judged, "no alarm", 1.0);
        AtLeast(judged, "vendor", 0.92);
    }

    [Fact]
    public void Notifications_the_rules_know_mean_what_their_sources_say()
    {
        Known("pairs", TrapCorpus.Pairs(PathOf("alarm-pairs.jsonl"), StandardPacks.Rules), known: 20, apart: 0);
        Known("pairs by name", TrapCorpus.Pairs(PathOf("mib-name-pairs.jsonl"), StandardPacks.Rules), known: 14, apart: 0);

        // Apart: what has no end, or no fault, is an event here (SNMP and OSPF authentication, mid threshold of VRF routes, changes of configuration).
        Known("definitions", TrapCorpus.Definitions(PathOf("alarm-pairs.jsonl"), StandardPacks.Rules), known: 35, apart: 5);
        Known("whole notifications", TrapCorpus.Packets(PathOf("traps-text.jsonl"), StandardPacks.Rules), known: 18, apart: 0);
    }

    private void Known(string what, IEnumerable<TrapJudgement> judged, int known, int apart)
    {
        var all = judged.ToArray();
        var ours = all.Where(j => j.Known).ToArray();
        output.WriteLine($"{what}: {ours.Length} of {all.Length} known, {ours.Count(j => j.Agrees)} agree");
        foreach (var other in ours.Where(j => !j.Agrees))
        {
            output.WriteLine($"  {other.Id}: {other.Got}");
        }

        Assert.True(ours.Length >= known, $"{what}: only {ours.Length} known");
        Assert.True(ours.Count(j => !j.Agrees) <= apart, $"{what}: {ours.Count(j => !j.Agrees)} apart");
    }

    private void AtLeast(IReadOnlyCollection<LogJudgement> judged, string what, double floor)
    {
        var of = judged.Where(j => j.What == what).ToArray();
        var agree = of.Count(j => j.Agrees);
        output.WriteLine($"{what}: {agree} of {of.Length}");
        foreach (var other in of.Where(j => !j.Agrees))
        {
            output.WriteLine($"  {other.Id}: {other.Text} became {other.Got}");
        }

        Assert.True(agree >= floor * of.Length, $"{what}: {agree} of {of.Length} is below {floor:P0}");
    }

    private static string PathOf(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "corpora", file);
            if (File.Exists(path))
            {
                return path;
            }
        }

        Assert.Skip($"shared/data/corpora/{file} is not beside the checkout");
        return "";
    }
}
