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
        // Apart: a server and its place in a farm are two things (CISCO-ENHANCED-SLB-MIB); a temperature is not ended by a humidity (PowerNet);
        // somebody who configures an appliance is no alarm (SteelHead);
        // by name, vdslDownMinSnrMgn and vdslUpMinSnrMgn look like a pair, but are the two directions of a line, and a RADIUS server's
        // "activated" like a raise; Foundry's BGP peers and remote balancers stand in the notification's text alone, which a name has not; what an operator
        // sets and clears (five of DASAN's settings) is no alarm.
        Known("pairs", TrapCorpus.Pairs(PathOf("alarm-pairs.jsonl"), StandardPacks.Rules), known: 460, apart: 3);
        Known("pairs by name", TrapCorpus.Pairs(PathOf("mib-name-pairs.jsonl"), StandardPacks.Rules), known: 390, apart: 9);

        Known("whole notifications", TrapCorpus.Packets(PathOf("traps-text.jsonl"), StandardPacks.Rules), known: 24, apart: 0);
    }

    [Fact]
    public void Definitions_get_their_direction_key_and_severity()
    {
        var judged = TrapDefinition.Judge(PathOf("alarm-pairs.jsonl"), StandardPacks.Rules).ToArray();
        output.WriteLine($"{"family",-12}{"stated",8}{"known",8}{"direct.",8}{"key",8}{"severity",9}{"all",8}");
        foreach (var family in judged.GroupBy(j => j.Family).OrderBy(g => g.Key.Length == 0).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine(Row(family.Key.Length == 0 ? "(others)" : family.Key, [.. family]));
        }

        var named = judged.Where(j => j.Family.Length > 0).ToArray();
        output.WriteLine(Row("named", named));
        foreach (var miss in named.Where(j => !j.Agrees).OrderBy(j => j.Family, StringComparer.Ordinal))
        {
            output.WriteLine($"  {miss.Family} {miss.Id}: {(miss.Known ? miss.Got : "no rule knows it")}");
        }

        Assert.True(named.Count(j => j.Agrees) >= 0.96 * named.Length, "fewer named definitions agree than before");
    }

    [Fact]
    public void Severities_are_at_most_one_step_from_what_is_stated()
    {
        var judged = TrapSeverity.Judge(PathOf("trap-severity.jsonl"), StandardPacks.Rules).ToArray();
        foreach (var family in judged.GroupBy(j => j.Family).OrderBy(g => g.Key.Length == 0).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{(family.Key.Length == 0 ? "(others)" : family.Key),-12}{family.Count(),6}, {family.Count(j => j.Known)} known, {family.Count(j => j.Agrees)} agree");
        }

        var named = judged.Where(j => j.Family.Length > 0).ToArray();
        output.WriteLine($"named: {named.Count(j => j.Agrees)} of {named.Length}");
        foreach (var miss in named.Where(j => !j.Agrees))
        {
            output.WriteLine($"  {miss.Family} {miss.Id}: {miss.Got}");
        }

        Assert.True(named.Count(j => j.Agrees) >= 0.94 * named.Length, "fewer severities agree than before");
    }

    private static string Row(string family, DefinitionJudgement[] of)
    {
        var known = of.Where(j => j.Known).ToArray();
        return $"{family,-12}{of.Length,8}{known.Length,8}{known.Count(j => j.Direction),8}{known.Count(j => j.Key),8}{known.Count(j => j.Severity),9}{of.Count(j => j.Agrees),8}";
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

    internal static string PathOf(string file)
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
