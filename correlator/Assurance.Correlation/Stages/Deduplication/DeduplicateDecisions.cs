using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Operations;

namespace Assurance.Correlation.Stages.Deduplication;

/// <summary>What people decide about alarms.</summary>
[StageState]
internal sealed class DeduplicateDecisions(IScheduler scheduler, DeduplicateCounters counters, DeduplicateInstances instances, DeduplicateTiming timing)
{
    public void Take(OperatorCommand command)
    {
        var now = scheduler.Now;
        switch (command)
        {
            case AcknowledgeAlarms ack:
                Each(ack.Alarms, AlarmChangeKind.Acknowledged, a => Acknowledgement.Counts(a.Acknowledged, ack.User, ack.Minutes)
                    ? a with { Acknowledged = Acknowledgement.By(ack.User, now, ack.Minutes), Lapsed = null }
                    : a);
                break;
            case UnacknowledgeAlarms unack:
                Each(unack.Alarms, AlarmChangeKind.Unacknowledged, a => a.Acknowledged?.IsMeant(unack.MadeUntil) == true ? a with { Acknowledged = null } : a);
                break;
            case EndAcknowledgement { IsFault: false } end:
                Each([end.Subject], AlarmChangeKind.Unacknowledged, a => a with { Acknowledged = null, Lapsed = a.Acknowledged });
                break;
            case CommentAlarms comment:
                Each(comment.Alarms, AlarmChangeKind.Commented, a => a with { Comments = a.Comments.Add(new(comment.User, now, comment.Text)) });
                break;
            case ClearAlarms clear:
                Each(clear.Alarms, AlarmChangeKind.Cleared, a => a.IsCleared ? a : DeduplicateInstance.EndedBy(a, clear.User, now));
                break;
        }
    }

    private void Each(IEnumerable<string> alarms, AlarmChangeKind kind, Func<Alarm, Alarm> change)
    {
        foreach (var id in alarms)
        {
            if (instances.Of(id) is not { } instance)
            {
                counters.UnknownAlarm();
                continue;
            }

            var before = instance.Alarm;
            var after = change(before);
            if (ReferenceEquals(after, before))
            {
                continue;
            }

            instance.Alarm = after with { ChangedAt = scheduler.Now };
            instances.Tell(instance, kind, scheduler.Now);
            if (before.Stands && !after.Stands)
            {
                instance.ForgetChanges();
                timing.End(instance);
            }
        }
    }
}
