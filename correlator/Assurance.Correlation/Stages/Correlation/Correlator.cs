using System.Collections.Immutable;
using System.Reactive.Concurrency;
using Assurance.Correlation.Snapshots;
using Assurance.Correlation.Topology;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Operations;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>The state of the stage: the alarms that need an explanation, and the faults that explain them.</summary>
[StageState]
internal sealed class Correlator : IDisposable
{
    /// <summary>A cleared alarm still speaks for its cause for so long: recovery comes in pieces.</summary>
    internal static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);

    /// <summary>Where so many symptoms have to be explained together, further ones are taken in batches.</summary>
    private const int Crowd = 150;

    private readonly IScheduler scheduler;
    private readonly FaultBook book;
    private readonly CauseIndex index = new();
    private readonly LifeSigns life = new();
    private readonly OwnCause alone;
    private readonly VerdictDesk verdicts;
    private readonly RelationDesk related;
    private readonly SymptomRegister register;
    private readonly ReviewSchedule reviews;
    private TopologyGraph graph = TopologyGraph.Of(NetworkInventory.Empty);
    private SymptomPlacing placing;
    private HypothesisScorer scorer;

    /// <param name="relations">What people know follows from what, as it holds now.</param>
    public Correlator(EngineOptions options, IScheduler scheduler, Func<ImmutableArray<CausalRelation>> relations, Action<FaultChange> emit)
    {
        related = new RelationDesk(relations);
        register = new SymptomRegister(index, related);
        this.scheduler = scheduler;
        book = new FaultBook(options, register.Release, emit);
        reviews = new(scheduler, Review);
        alone = new OwnCause(index, book);
        verdicts = new VerdictDesk(book, index, life);
        (placing, scorer) = Over(graph);
    }

    public void Dispose() => reviews.Dispose();

    public void Take(NetworkInventory inventory)
    {
        graph = TopologyGraph.Of(inventory);
        (placing, scorer) = Over(graph);
        index.Clear();
        foreach (var fault in book.Held)
        {
            fault.Group!.Index.Clear();
        }

        book.Roots.ForgetNodes();
        foreach (var symptom in register.All)
        {
            placing.Place(symptom);
        }

        var all = register.All.Order(Comparer<Symptom>.Create(Symptom.Compare)).ToList();
        all.ForEach(register.Index);
        Explain(all, scheduler.Now);
    }

    public void Take(OperatorCommand command)
    {
        book.Command(command, scheduler.Now);
        Explain(verdicts.Take(command, scheduler.Now), scheduler.Now);
    }

    public void Take(AlarmChange change)
    {
        var alarm = change.Alarm;
        var gasping = alarm.Condition == Conditions.DyingGasp && change.Kind == AlarmChangeKind.Raised ? placing.GaspingDevice(alarm) : null;
        // Its own last word is no sign of life, however late it comes.
        var heard = (gasping is null || gasping != alarm.Object.DeviceId) && life.Note(change);
        if (gasping is not null)
        {
            life.Gasp(gasping, change.Time);
        }

        var needed = Symptom.NeedsWork(alarm);
        if (register.OfAlarm(alarm.Id) is { } symptom)
        {
            Change(symptom, alarm, needed, change.Time);
        }
        else if (needed)
        {
            Begin(alarm, change.Time);
        }

        if (heard && book.Roots.Doubting(alarm.Object.DeviceId!) is { Count: > 0 } doubting)
        {
            // Whoever is heard is not dead: what was told of it for fear of that is told no more.
            Explain([.. doubting.SelectMany(FirstOf)], change.Time);
        }
    }

    private (SymptomPlacing Placing, HypothesisScorer Scorer) Over(TopologyGraph topology)
    {
        var expectations = new ExpectationBook(topology);
        book.Composer = new FaultComposer(topology, expectations, life);
        verdicts.Over(topology, expectations);
        related.Graph = topology;
        return (new SymptomPlacing(topology), new HypothesisScorer(topology, expectations, index, life));
    }

    private void Begin(Alarm alarm, DateTimeOffset now)
    {
        var returning = book.Returning(alarm.Key, now);
        if (returning is not null)
        {
            Revive(returning, now);
        }

        var before = register.OfKey(alarm.Key);
        var symptom = new Symptom(alarm, before?.Onset ?? alarm.RaisedAt);
        placing.Place(symptom);
        var home = returning is { IsOpen: false } ? returning : before?.Fault is { } earlier ? book.Case(earlier) : null;
        symptom.Group = home is null ? verdicts.Drawing(symptom) : home.Group;
        if (related.LeaderOf(symptom) is { } following)
        {
            symptom.Follow(following);
        }

        register.Join(symptom);
        var followers = Lead(symptom);
        if ((home ?? symptom.Group?.Fault) is { } fault)
        {
            Link(symptom, fault);
        }

        foreach (var age in Likelihood.ReviewAges)
        {
            reviews.At(symptom, alarm.RaisedAt + age);
        }

        if (symptom.Group is null && IsCrowded(symptom))
        {
            reviews.At(symptom, now + ReviewSchedule.Grid);
        }
        else
        {
            Explain([symptom, .. followers, .. Rooted(symptom)], now);
        }
    }

    private void Change(Symptom symptom, Alarm alarm, bool needed, DateTimeOffset now)
    {
        var (before, stood) = (symptom.Alarm, symptom.Stands);
        symptom.Alarm = alarm;
        if (alarm.Effect != before.Effect || alarm.Key != before.Key)
        {
            // It says something else than before, or is found elsewhere: other causes may explain it.
            register.Unindex(symptom);
            register.Rename(symptom, before.Key);
            placing.Place(symptom);
            register.Index(symptom);
            Explain(alarm.Key == before.Key ? [symptom] : [symptom, .. Rooted(symptom)], now);
        }

        if (!needed && stood)
        {
            reviews.At(symptom, now + Recovery);
        }

        if (symptom.Stands && !needed)
        {
            // It fell below what needs work without being cleared.
            Leave(symptom, now);
        }
        else if (symptom.Fault is { } fault && book.Case(fault) is { } current && (stood != symptom.Stands || Tells(before, alarm)))
        {
            book.Refresh(current, now);
        }
    }

    private static bool Tells(Alarm before, Alarm after) =>
        before.Key != after.Key || before.Severity != after.Severity || before.Effect != after.Effect || before.IsSettled != after.IsSettled || before.PlannedWork != after.PlannedWork;

    private void Leave(Symptom symptom, DateTimeOffset now)
    {
        var rest = symptom.Fault is { } fault ? book.MembersOf(fault).Where(s => s != symptom).ToList() : [];
        var left = symptom.Fault is null ? null : book.Case(symptom.Fault);
        register.Release(symptom);
        left?.Linked.Remove(symptom);
        Explain(rest, now);
        if (left is { IsOpen: true, Linked.Count: 0 })
        {
            book.Empty(left, now);
        }
    }

    // A late cause takes what stood without it; what these leave behind is explained anew.
    private List<Symptom> Lead(Symptom symptom)
    {
        var left = new List<Symptom>();
        foreach (var (effect, relation) in related.EffectsOf(symptom))
        {
            left.AddRange(effect.Fault is { } fault ? book.MembersOf(fault).Where(s => s != effect) : []);
            register.Unindex(effect);
            effect.Follow(new(symptom.Leader, relation));
        }

        return left;
    }

    private static void Link(Symptom symptom, FaultCase fault)
    {
        symptom.Fault = fault.Id;
        fault.Linked.Add(symptom);
    }

    // A fault that comes back at once is seen with the alarms it ended with.
    private void Revive(FaultCase fault, DateTimeOffset now)
    {
        fault.Linked.RemoveWhere(s => now - s.Alarm.ClearedAt > Recovery);
        foreach (var symptom in fault.Linked.Where(s => register.OfAlarm(s.Alarm.Id) is null).Order(Comparer<Symptom>.Create(Symptom.Compare)))
        {
            placing.Place(symptom);
            register.Join(symptom);
            reviews.At(symptom, now + Recovery);
        }
    }

    // It falls under a fault that stands among very many alarms.
    private bool IsCrowded(Symptom symptom)
    {
        foreach (var cause in symptom.Causes)
        {
            foreach (var fault in book.Roots.At(cause.Node))
            {
                if (fault.Neighbours >= Crowd)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private List<Symptom> Rooted(Symptom symptom)
    {
        var found = new List<Symptom>();
        foreach (var cause in symptom.Causes)
        {
            foreach (var fault in book.Roots.At(cause.Node).Where(f => f.Group is null))
            {
                found.AddRange(FirstOf(fault));
            }
        }

        if (symptom.FarDevice >= 0)
        {
            found.AddRange(book.Roots.Parting(symptom.Device, symptom.FarDevice).Where(f => f.Group is null).SelectMany(FirstOf));
        }

        return found;
    }

    private static IEnumerable<Symptom> FirstOf(FaultCase fault) => fault.Linked.Order(Comparer<Symptom>.Create(Symptom.Compare)).Take(1);

    private void Review(List<Symptom> due, DateTimeOffset now)
    {
        var seeds = new List<Symptom>();
        foreach (var symptom in due.Where(register.Contains))
        {
            var fault = symptom.Fault is null ? null : book.Case(symptom.Fault);
            if (!symptom.Stands && now - symptom.Alarm.ClearedAt >= Recovery)
            {
                register.Release(symptom);
                fault?.Linked.Remove(symptom);
                symptom.Fault = null;
                seeds.AddRange(fault?.Linked ?? []);
            }
            else if (!ExplainsItself(symptom, fault, now))
            {
                seeds.Add(symptom);
            }
        }

        Explain(seeds, now);
    }

    // Nothing that grows likelier with time would explain it.
    private bool ExplainsItself(Symptom symptom, FaultCase? fault, DateTimeOffset now) =>
        fault is { Group: null, Conclusion.Cause.IsLocal: true } && Array.TrueForAll(symptom.Causes, c => scorer.Broken(c, now).Count == 0);

    private void Explain(IEnumerable<Symptom> seeds, DateTimeOffset now)
    {
        var done = new HashSet<Symptom>();
        foreach (var seed in seeds.Select(s => s.Leader))
        {
            if (done.Contains(seed) || !register.Contains(seed))
            {
                continue;
            }

            if (seed.Group is { } group)
            {
                done.UnionWith(group.Fault.Linked);
                verdicts.Judge(group, now);
                continue;
            }

            if (alone.Of(seed, scorer, now) is { } found)
            {
                var own = WithFollowers(found);
                done.UnionWith(own.Symptoms);
                book.Settle([.. own.All], [own], now);
                continue;
            }

            var neighbourhood = new Neighbourhood(graph, scorer, index, book.MembersOf, now);
            var symptoms = neighbourhood.Gather(seed);
            done.UnionWith(symptoms);
            var conclusions = ExplanationSolver.Solve(symptoms, neighbourhood).ConvertAll(WithFollowers);
            symptoms.UnionWith(conclusions.SelectMany(c => c.Followers));
            book.Settle(symptoms, conclusions, now);
        }
    }

    private static Conclusion WithFollowers(Conclusion conclusion) => conclusion.Symptoms.Any(s => s.Followers.Count > 0)
        ? conclusion with { Followers = [.. conclusion.Symptoms.SelectMany(s => s.Followers).Order(Comparer<Symptom>.Create(Symptom.Compare))] }
        : conclusion;
}
