using System.Text.Json;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Snmp;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>What a record of trap-severity.jsonl states of a notification, and what the rules make of it.</summary>
/// <param name="Agrees">Whether it is known, with a severity at most one step off; what is stated cleared or normal may not be raised as major or worse.</param>
internal sealed record SeverityJudgement(string Family, string Id, bool Known, bool Agrees, string Got);

internal static class TrapSeverity
{
    public static IEnumerable<SeverityJudgement> Judge(string path, RuleSet rules)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var record = JsonDocument.Parse(line);
            var stated = record.RootElement.GetProperty("expect").GetProperty("severity").GetString()!;
            if (TrapDefinition.TrapOf(record.RootElement.GetProperty("trap")) is { } trap)
            {
                yield return Judge(record.RootElement.GetProperty("id").GetString()!, trap, stated, rules);
            }
        }
    }

    private static SeverityJudgement Judge(string id, Oid trap, string stated, RuleSet rules)
    {
        var outcome = TrapDefinition.Normalise(trap, rules);
        var report = outcome.Reports.FirstOrDefault();
        return new(TrapDefinition.FamilyOf(trap), id, outcome.Rule is not null, outcome.Rule is not null && Agrees(report, stated),
            $"{outcome.Rule}: {(report is null ? "no alarm" : $"{report.Action} {report.Severity}")}, stated {stated}");
    }

    private static bool Agrees(AlarmReport? report, string stated) =>
        !Enum.TryParse<PerceivedSeverity>(stated == "SEVERE" ? "Critical" : stated, ignoreCase: true, out var severity) || severity < PerceivedSeverity.Warning
            ? report is null || report.Action != AlarmAction.Raise || report.Severity < PerceivedSeverity.Major
            : report is null || report.Action == AlarmAction.Clear || Math.Abs((int)report.Severity - (int)severity) <= 1;
}
