using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;
using Assurance.Model.Operations;

namespace Assurance.Correlation.Stages;

/// <summary>Whose a fault is, until its time is up or somebody says otherwise. It stays on record when the fault is over.</summary>
internal static class AssignStage
{
    /// <param name="fault">The fault as it stands now.</param>
    public static IObservable<Assignment> Assign(
        this IObservable<OperatorCommand> commands, IObservable<FaultChange> faults, Func<string, Fault?> fault, IScheduler scheduler, StageStates? states = null) =>
        Observable.Create<Assignment>(observer =>
        {
            var table = new AssignTable(fault, scheduler, observer.OnNext).KeptBy(states);
            return new CompositeDisposable(
                table,
                commands.OfType<AssignFaults>().Subscribe(table.Command, observer.OnError, observer.OnCompleted),
                faults.Subscribe(c => table.Look(c.Fault), observer.OnError));
        });
}

/// <summary>The assignments, by fault.</summary>
[StageState]
internal sealed class AssignTable : IDisposable
{
    private readonly Func<string, Fault?> fault;
    private readonly IScheduler scheduler;
    private readonly Action<Assignment> emit;
    private readonly TimerQueue<string> times;
    private readonly Dictionary<string, Assignment> assignments = new(StringComparer.Ordinal);

    public AssignTable(Func<string, Fault?> fault, IScheduler scheduler, Action<Assignment> emit)
    {
        (this.fault, this.scheduler, this.emit) = (fault, scheduler, emit);
        times = new(scheduler, (id, now) => Put(assignments[id].Ended(now)));
    }

    public void Dispose() => times.Dispose();

    public void Command(AssignFaults command)
    {
        foreach (var (id, version) in command.Faults)
        {
            var before = assignments.GetValueOrDefault(id) ?? Assignment.None(id);
            if (fault(id) is { Status: FaultStatus.Open } && before.Version == version && (before.User ?? command.To) is not null)
            {
                Put(before.To(command.To, command.User, scheduler.Now, command.Minutes));
            }
        }
    }

    /// <summary>The time of an assignment runs while its fault is open.</summary>
    public void Look(Fault now)
    {
        if (assignments.Count > 0 && assignments.TryGetValue(now.Id, out var assignment))
        {
            Wait(assignment, now.Status == FaultStatus.Open);
        }
    }

    private void Put(Assignment assignment)
    {
        assignments[assignment.Fault] = assignment;
        Wait(assignment, isOpen: true);
        emit(assignment);
    }

    private void Wait(Assignment assignment, bool isOpen)
    {
        if (isOpen && assignment.Until is { } until)
        {
            times.Set(assignment.Fault, until);
        }
        else
        {
            times.Cancel(assignment.Fault);
        }
    }
}
