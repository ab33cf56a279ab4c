using System.Reactive.Concurrency;
using System.Reactive.Disposables;
using System.Reactive.Linq;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages;

/// <summary>Which alarms come in such numbers that a list of them helps nobody.</summary>
internal static class DetectStormsStage
{
    public static IObservable<StormChange> DetectStorms(this IObservable<AlarmChange> changes, EngineOptions options, IScheduler scheduler, StageStates? states = null) =>
        Observable.Create<StormChange>(observer =>
        {
            var watch = new DetectStormsWatch(options, scheduler, observer.OnNext).KeptBy(states);
            return new CompositeDisposable(watch, changes.Subscribe(watch.Change, observer.OnError, observer.OnCompleted));
        });
}
