using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Resolution;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Normalisation;

/// <summary>What all reports of one message share.</summary>
internal sealed record ReportDraft(DatagramEntry Entry, Sender Sender, string Vendor, string Text, DateTimeOffset? EventTime)
{
    private const int LongestText = 4000;

    /// <summary>What the rule makes of the message: for each of its facts a report for each statement that is not "no alarm".</summary>
    public Normalised Outcome(Rule rule, IReadOnlyList<Facts> facts, NetworkInventory inventory)
    {
        var resolver = new ObjectResolver(inventory);
        var reports = ImmutableArray.CreateBuilder<AlarmReport>();
        ManagedObject? subject = null;
        foreach (var fact in facts)
        {
            var about = resolver.Resolve(rule.Object, fact, Sender);
            subject ??= about;
            foreach (var statement in rule.Statements)
            {
                if (statement.ActionFor(fact) is var action and not RuleAction.None)
                {
                    reports.Add(Report(rule, statement, action, fact, about));
                }
            }
        }

        return new(rule.Id, Vendor, reports.ToImmutable()) { Subject = subject };
    }

    /// <summary>A report of an object with what every report carries.</summary>
    public AlarmReport Start(ManagedObject about, AlarmAction action, string condition, string rule) => new()
    {
        Position = Entry.Position,
        ReceivedAt = Entry.Time,
        EventTime = EventTime,
        Object = about,
        Action = action,
        Condition = condition,
        EventType = EventType.Other,
        ProbableCause = ProbableCause.Other,
        Severity = PerceivedSeverity.Indeterminate,
        Text = Text.Length > LongestText ? Text[..LongestText] : Text,
        Rule = rule,
        Vendor = Vendor,
        Transport = Entry.Transport.Label(),
        Source = Entry.Source,
    };

    private AlarmReport Report(Rule rule, Statement statement, RuleAction action, Facts facts, ManagedObject about)
    {
        var definition = statement.Definition;
        var problem = statement.Problem.Read(facts);
        return Start(about, ActionOf(action), statement.Condition, rule.Id) with
        {
            Qualifier = statement.Qualifier.Read(facts),
            EventType = Read(statement.EventType.Read(facts), definition.EventType),
            ProbableCause = ProbableCauses.Find(statement.Cause.Read(facts)) ?? definition.Cause,
            SpecificProblem = problem.Length > 0 ? problem : definition.Problem,
            Severity = action == RuleAction.Clear ? PerceivedSeverity.Cleared : Read(statement.Severity.Read(facts), definition.Severity),
            Effect = statement.Effect ?? definition.Effect,
            ProposedRepair = statement.Repair ?? definition.Repair,
        };
    }

    private static AlarmAction ActionOf(RuleAction action) => action switch
    {
        RuleAction.Raise => AlarmAction.Raise,
        RuleAction.Clear => AlarmAction.Clear,
        _ => AlarmAction.Event,
    };

    // A number from the wire is never a rank of ours: only names count.
    private static T Read<T>(string text, T otherwise)
        where T : struct, Enum =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : otherwise;
}
