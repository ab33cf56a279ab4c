using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Resolution;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Normalisation;

/// <summary>What all reports of one message share.</summary>
internal readonly record struct ReportDraft(DatagramEntry Entry, Sender Sender, string Vendor, string Text, DateTimeOffset? EventTime)
{
    private const int LongestText = 4000;

    /// <summary>The sender's time since it started, of a notification.</summary>
    public TimeSpan? Uptime { get; init; }

    private readonly string text = Text.Length > LongestText ? Text[..LongestText] : Text;

    /// <summary>What the rule makes of the message: a report for each statement that is not "no alarm".</summary>
    public Normalised Outcome(Rule rule, Facts facts, NetworkInventory inventory)
    {
        var about = new ObjectResolver(inventory).Resolve(rule.Object, facts, Sender);
        return new(rule.Id, Vendor, Reports(rule, facts, about)) { Subject = about };
    }

    /// <summary>What it makes of a message that speaks of several rows.</summary>
    public Normalised Outcome(Rule rule, IEnumerable<Facts> rows, NetworkInventory inventory)
    {
        Normalised? first = null;
        var reports = ImmutableArray.CreateBuilder<AlarmReport>();
        foreach (var facts in rows)
        {
            var outcome = Outcome(rule, facts, inventory);
            first ??= outcome;
            reports.AddRange(outcome.Reports);
        }

        return first! with { Reports = reports.DrainToImmutable() };
    }

    /// <summary>A report of what no rule knows.</summary>
    public AlarmReport Unknown(string qualifier, ManagedObject about) => new()
    {
        Position = Entry.Position,
        ReceivedAt = Entry.Time,
        EventTime = EventTime,
        Uptime = Uptime,
        Object = about,
        Action = AlarmAction.Event,
        Condition = Conditions.Unknown,
        Qualifier = qualifier,
        EventType = EventType.Other,
        ProbableCause = ProbableCause.Other,
        Severity = PerceivedSeverity.Indeterminate,
        Text = text,
        Rule = Conditions.Unknown,
        Vendor = Vendor,
        Transport = Entry.Transport.Label(),
        Source = Entry.Source,
    };

    // Most rules state one thing.
    private ImmutableArray<AlarmReport> Reports(Rule rule, Facts facts, ManagedObject about)
    {
        if (rule.Statements is [var only])
        {
            return only.ActionFor(facts) is var action and not RuleAction.None ? [Report(rule, only, action, facts, about)] : [];
        }

        var reports = ImmutableArray.CreateBuilder<AlarmReport>(rule.Statements.Length);
        foreach (var statement in rule.Statements)
        {
            if (statement.ActionFor(facts) is var action and not RuleAction.None)
            {
                reports.Add(Report(rule, statement, action, facts, about));
            }
        }

        return reports.DrainToImmutable();
    }

    private AlarmReport Report(Rule rule, Statement statement, RuleAction action, Facts facts, ManagedObject about)
    {
        var definition = statement.Definition;
        var problem = statement.Problem.Read(facts);
        return new()
        {
            Position = Entry.Position,
            ReceivedAt = Entry.Time,
            EventTime = EventTime,
            Uptime = Uptime,
            Object = about,
            Action = ActionOf(action),
            Condition = statement.Condition,
            Qualifier = statement.Qualifier.Read(facts),
            EventType = statement.EventType.Read(facts) ?? definition.EventType,
            ProbableCause = statement.Cause.Read(facts) ?? definition.Cause,
            SpecificProblem = problem.Length > 0 ? problem : definition.Problem,
            Severity = action == RuleAction.Clear ? PerceivedSeverity.Cleared : statement.Severity.Read(facts) ?? definition.Severity,
            Effect = statement.Effect ?? definition.Effect,
            Text = text,
            ProposedRepair = statement.Repair ?? definition.Repair,
            Rule = rule.Id,
            Vendor = Vendor,
            Transport = Entry.Transport.Label(),
            Source = Entry.Source,
        };
    }

    private static AlarmAction ActionOf(RuleAction action) => action switch
    {
        RuleAction.Raise => AlarmAction.Raise,
        RuleAction.Clear => AlarmAction.Clear,
        _ => AlarmAction.Event,
    };
}
