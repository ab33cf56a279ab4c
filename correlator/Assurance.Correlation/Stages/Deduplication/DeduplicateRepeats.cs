using System.Collections.Immutable;
using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages.Deduplication;

/// <summary>What was said of an alarm again since it was told of last: a thousand repeats a second cost a count each, not an alarm each.</summary>
internal sealed class DeduplicateRepeats
{
    /// <summary>Positions of datagrams an alarm keeps: the first and the latest.</summary>
    private const int KeptPositions = 32;

    private readonly Queue<long> positions = new();
    private AlarmReport? latest;
    private double flapsPerMinute;
    private double reportsPerMinute;

    /// <summary>Repeats, without what only mentioned it.</summary>
    public int Count { get; private set; }

    public bool Any => positions.Count > 0;

    public void Add(AlarmReport report, double flaps, double reports)
    {
        (latest, flapsPerMinute, reportsPerMinute) = (report, flaps, reports);
        Count++;
        Add(report.Position);
    }

    public void Add(long position)
    {
        positions.Enqueue(position);
        if (positions.Count >= KeptPositions)
        {
            positions.Dequeue();
        }
    }

    /// <summary>The alarm with all of it: where and when it was raised first stays, what the device says of it now is taken over. Begins to count anew.</summary>
    public Alarm Into(Alarm alarm)
    {
        var evidence = Evidence(alarm.Journal);
        var after = latest is null ? alarm with { Journal = evidence } : alarm with
        {
            Journal = evidence,
            FlapsPerMinute = flapsPerMinute,
            ReportsPerMinute = reportsPerMinute,
            Tally = alarm.Tally + Count,
            LastOccurrence = latest.ReceivedAt,
            ChangedAt = latest.ReceivedAt,
            Severity = latest.Severity,
            Effect = latest.Effect,
            ProbableCause = latest.ProbableCause,
            SpecificProblem = latest.SpecificProblem,
            Text = latest.Text,
            ProposedRepair = latest.ProposedRepair,
            IsStale = false,
        };
        latest = null;
        Count = 0;
        positions.Clear();
        return after;
    }

    // One datagram may say it more than once.
    private ImmutableArray<long> Evidence(ImmutableArray<long> journal)
    {
        Span<long> all = stackalloc long[journal.Length + positions.Count];
        journal.CopyTo(all);
        var count = journal.Length;
        foreach (var position in positions)
        {
            if (count == 0 || all[count - 1] != position)
            {
                all[count++] = position;
            }
        }

        return count <= KeptPositions ? [.. all[..count]] : [all[0], .. all[(count - KeptPositions + 1)..count]];
    }
}
