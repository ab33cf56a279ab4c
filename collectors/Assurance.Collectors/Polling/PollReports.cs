using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Polling;

/// <summary>A poll's finding as a statement, in the words of the packs.</summary>
public static class PollReports
{
    public const string Transport = "snmp-poll";

    public static AlarmReport Of(PollEntry entry, RuleSet rules)
    {
        var finding = entry.Finding;
        var definition = rules.Defined(finding.Condition);
        return new AlarmReport
        {
            Position = entry.Position,
            ReceivedAt = entry.Time,
            Object = finding.Object,
            Action = finding.Action,
            Condition = finding.Condition,
            Qualifier = finding.Qualifier,
            EventType = definition?.EventType ?? EventType.Communications,
            ProbableCause = definition?.Cause ?? ProbableCause.Other,
            SpecificProblem = definition?.Problem ?? "",
            Severity = finding.Action == AlarmAction.Clear ? PerceivedSeverity.Cleared : definition?.Severity ?? PerceivedSeverity.Indeterminate,
            Effect = definition?.Effect ?? ServiceEffect.None,
            ProposedRepair = definition?.Repair ?? "",
            Text = finding.Text,
            Rule = "poll",
            Transport = Transport,
            Source = finding.Source,
        };
    }
}
