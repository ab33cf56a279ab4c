using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Operations;

namespace Assurance.Correlation.Stages;

/// <summary>What lies on the shelf, with how bad it was when it was put there.</summary>
[StageState]
internal sealed class ShelveTable : IDisposable
{
    private readonly Func<string, Alarm?> alarm;
    private readonly Func<string, Fault?> fault;
    private readonly IScheduler scheduler;
    private readonly Action<Shelving> emit;
    private readonly TimerQueue<string> times;
    private readonly Dictionary<string, (Shelving Shelving, Badness Was)> shelf = new(StringComparer.Ordinal);

    public ShelveTable(Func<string, Alarm?> alarm, Func<string, Fault?> fault, IScheduler scheduler, Action<Shelving> emit)
    {
        (this.alarm, this.fault, this.scheduler, this.emit) = (alarm, fault, scheduler, emit);
        times = new(scheduler, (id, _) => Return(id, ShelfEnd.TimeIsUp));
    }

    public void Dispose() => times.Dispose();

    public void Command(OperatorCommand command)
    {
        switch (command)
        {
            case Shelve put:
                foreach (var id in put.Alarms.Where(id => alarm(id) is { IsCleared: false }))
                {
                    Put(id, Badness.Of(alarm(id)!), put);
                }

                foreach (var id in put.Faults.Where(id => fault(id) is { Status: FaultStatus.Open }))
                {
                    Put(id, Badness.Of(fault(id)!), put);
                }

                break;
            case Unshelve back:
                foreach (var id in back.Alarms.Concat(back.Faults).Where(id => back.PutUntil is not { } until || (shelf.TryGetValue(id, out var lies) && lies.Shelving.Since <= until)))
                {
                    Return(id, ShelfEnd.TakenBack);
                }

                break;
        }
    }

    public void Look(Alarm now)
    {
        if (shelf.Count > 0 && shelf.TryGetValue(now.Id, out var lies))
        {
            Consider(now.Id, lies.Was, Badness.Of(now), now.IsCleared);
        }
    }

    public void Look(Fault now)
    {
        if (shelf.Count > 0 && shelf.TryGetValue(now.Id, out var lies))
        {
            Consider(now.Id, lies.Was, Badness.Of(now), now.Status != FaultStatus.Open);
        }
    }

    private void Consider(string id, Badness was, Badness now, bool isOver)
    {
        if (isOver)
        {
            Return(id, ShelfEnd.Over);
        }
        else if (now.IsWorseThan(was))
        {
            Return(id, ShelfEnd.GotWorse);
        }
    }

    private void Put(string id, Badness bad, Shelve put)
    {
        var shelving = new Shelving(id, put.User, scheduler.Now, scheduler.Now.AddMinutes(put.Minutes), put.Reason);
        shelf[id] = (shelving, bad);
        times.Set(id, shelving.Until);
        emit(shelving);
    }

    private void Return(string id, ShelfEnd why)
    {
        if (shelf.Remove(id, out var lay))
        {
            times.Cancel(id);
            emit(lay.Shelving with { End = why, EndedAt = scheduler.Now });
        }
    }

    private readonly record struct Badness(PerceivedSeverity Severity, int Down, int KeyAccounts)
    {
        public static Badness Of(Alarm alarm) => new(alarm.Severity, 0, 0);

        public static Badness Of(Fault fault) => new(
            fault.Severity, fault.Impact.Circuits.Count(c => c.State == ServiceState.Down), fault.Impact.Customers.Count(c => c.IsKeyAccount));

        public bool IsWorseThan(Badness before) => Severity > before.Severity || Down > before.Down || KeyAccounts > before.KeyAccounts;
    }
}
