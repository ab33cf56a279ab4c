using System.Reactive.Subjects;
using Assurance.Correlation;
using Assurance.Correlation.Stages;
using Assurance.Model.Alarms;
using Assurance.Model.Operations;
using Assurance.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Assurance.Tests.Correlation.Alarms;

/// <summary>What holds for any sequence of reports on a few objects, by any transport, at any severity.</summary>
public sealed class FrontProperties
{
    /// <summary>An object, what is said of it, how badly, by which transport, and after how many tenths of a second.</summary>
    private sealed record Word(int Object, AlarmAction Action, PerceivedSeverity Severity, string Transport, int Tenths);

    private static readonly Gen<Word[]> Words = (
        from target in Gen.Choose(0, 3)
        from action in Gen.Frequency((5, Gen.Constant(AlarmAction.Raise)), (4, Gen.Constant(AlarmAction.Clear)), (1, Gen.Constant(AlarmAction.Event)))
        from severity in Gen.Elements(PerceivedSeverity.Warning, PerceivedSeverity.Minor, PerceivedSeverity.Major, PerceivedSeverity.Critical)
        from transport in Gen.Elements("snmp", "syslog-udp", "syslog-tcp")
        from tenths in Gen.Frequency((6, Gen.Choose(0, 30)), (1, Gen.Choose(300, 2000)))
        select new Word(target, action, severity, transport, tenths)).ArrayOf();

    [Fact]
    public void A_clear_always_finds_its_raise() => Holds(words =>
    {
        var said = words.Where(w => w.Action != AlarmAction.Event).ToArray();
        var changes = Run([.. said, .. Enumerable.Range(0, 4).Select(o => new Word(o, AlarmAction.Clear, PerceivedSeverity.Major, "snmp", 0))], quiet: 3600);

        return changes.GroupBy(c => c.Alarm.Id).All(life => !life.Last().Alarm.Stands);
    });

    [Fact]
    public void Every_raise_and_event_is_counted_in_exactly_one_alarm() => Holds(words =>
    {
        var tallies = Run(words).GroupBy(c => c.Alarm.Id).Sum(life => life.Last().Alarm.Tally);

        return tallies == words.Count(w => w.Action != AlarmAction.Clear);
    });

    [Fact]
    public void At_most_one_instance_of_a_key_stands() => Holds(words =>
    {
        var standing = new Dictionary<string, string>();
        foreach (var alarm in Run(words).Select(c => c.Alarm))
        {
            if (alarm.Stands && standing.TryGetValue(alarm.Key, out var other) && other != alarm.Id)
            {
                return false;
            }

            _ = alarm.Stands ? standing[alarm.Key] = alarm.Id : standing.Remove(alarm.Key, out _) ? "" : "";
        }

        return true;
    });

    [Fact]
    public void The_same_reports_give_the_same_alarms_again() => Holds(words => Run(words).Select(Print).SequenceEqual(Run(words).Select(Print)));

    [Fact]
    public void An_alarm_settles_at_most_once_and_only_if_it_stood_so_long_or_flapped() => Holds(words =>
        Run(words).GroupBy(c => c.Alarm.Id).All(life =>
        {
            var settled = life.Where(c => c.Kind == AlarmChangeKind.Settled).ToArray();
            return settled.Length <= 1 && settled.All(s => s.Alarm.IsFlapping || s.Time - s.Alarm.RaisedAt == TimeSpan.FromSeconds(5));
        }));

    [Fact]
    public void Nothing_flaps_for_ever_and_what_flaps_stands() => Holds(words =>
        Run(words, quiet: 3600).GroupBy(c => c.Alarm.Id).All(life => !life.Last().Alarm.IsFlapping && life.All(c => !c.Alarm.IsFlapping || c.Alarm.Stands)));

    private static void Holds(Func<Word[], bool> property) => Properties.Hold(Words, property);

    private static List<AlarmChange> Run(Word[] words, double quiet = 0)
    {
        var time = new Timeline();
        using var reports = new Subject<AlarmReport>();
        using var commands = new Subject<OperatorCommand>();
        var options = new EngineOptions();
        var heard = time.Hear(reports.Deduplicate(commands, options, time.Clock, new()).Settle(options, time.Clock));
        var at = 0.0;
        var position = 0L;
        foreach (var word in words)
        {
            at += word.Tenths / 10.0;
            var report = Some.Report(
                word.Action, at, ++position, Some.Interface($"r{word.Object}"), severity: word.Severity, transport: word.Transport);
            time.At(at, () => reports.OnNext(report));
        }

        time.PassTo(at + quiet);
        return [.. heard.Items];
    }

    private static string Print(AlarmChange change) =>
        $"{change.Time:O} {change.Kind} {change.Alarm with { Journal = [] }} {string.Join(',', change.Alarm.Journal)}";
}
