using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Normalisation.Tools;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Pages.Unknown;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Api.Pages.Rules;

/// <summary>The packs for people to look at, and what a changed one would do.</summary>
internal sealed class RuleOverview(
    IRulesInForce rules, RuleDesk desk, UnknownMessages unknown, IJournal journal, LiveState state, PagesOptions options, TimeProvider clock)
{
    /// <summary>Messages of the journal a trial reads at most: the latest of the last day.</summary>
    private const int MostTried = 200_000;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public RulesForm Form()
    {
        var (now, since) = (rules.Current, rules.Since);
        return new(rules.Hash, since?.Time, since?.Change.User ?? "", since?.Change.Origin ?? "", now.Count, now.ImportedNames, unknown.ReadCount, unknown.UnknownCount, Packs(now), desk.Refused);
    }

    /// <summary>What the packs would be and do with one of the site's files replaced.</summary>
    public CheckForm Check(string file, string pack, string cases)
    {
        RuleSet with;
        try
        {
            with = desk.Compile(file, pack);
        }
        catch (RulePackException e)
        {
            return new(e.Errors, 0, [], null);
        }

        var (passed, failures) = desk.CheckCases(file, cases, with);
        return new([], passed, failures, Trial(file, with));
    }

    private JournalTrialForm Trial(string file, RuleSet with)
    {
        var oldest = clock.GetUtcNow() - Day;
        var from = Math.Max(1, journal.Position - MostTried + 1);
        var latest = journal.ReadFrom(from).OfType<DatagramEntry>().Where(d => d.Time >= oldest).ToList();
        var isWhole = from == 1 || latest.Count == 0 || latest[0].Position > from;
        latest.Reverse();
        var result = RuleTrial.Run(latest, rules.Current, with, file, state.Inventory, options.Usm);
        return new(result.From, isWhole, result.Messages, result.Taken, result.TakenFromOthers, result.Changed,
            [.. result.Changes.Select(c => new ChangedMessageForm(c.Position, c.Text, c.RuleBefore, c.Before, c.RuleAfter, c.After))]);
    }

    private static PackForm[] Packs(RuleSet now) =>
        [.. now.Packs.Select(p => new PackForm(p.Layer == 0 ? "delivered" : "site", p.File, p.Vendor, p.Rules))];
}
