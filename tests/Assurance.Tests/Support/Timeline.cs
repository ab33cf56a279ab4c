using System.Reactive.Concurrency;
using System.Reactive.Subjects;

namespace Assurance.Tests.Support;

/// <summary>The engine's clock in a test: what happens at which second after <see cref="Some.Start"/>, and what came out when.</summary>
internal sealed class Timeline
{
    public HistoricalScheduler Clock { get; } = new(Some.Start);

    public Subject<T> Input<T>() => new();

    /// <summary>Lets time pass to that second, timers firing on the way, and then acts.</summary>
    public void At(double seconds, Action act)
    {
        PassTo(seconds);
        act();
    }

    public void PassTo(double seconds)
    {
        var time = Some.At(seconds);
        if (time > Clock.Now)
        {
            Clock.AdvanceTo(time);
        }
    }

    /// <summary>What the stream gives from now on, each with the second it came at.</summary>
    public Heard<T> Hear<T>(IObservable<T> stream)
    {
        var heard = new Heard<T>();
        stream.Subscribe(
            item => heard.Add((Clock.Now - Some.Start).TotalSeconds, item),
            error => throw new InvalidOperationException("a stage ended its stream", error));
        return heard;
    }
}

/// <summary>What a stream gave, in order.</summary>
internal sealed class Heard<T>
{
    private readonly List<(double At, T Item)> all = [];
    private Action<T>? followers;

    public IReadOnlyList<(double At, T Item)> All => all;

    public IEnumerable<T> Items => all.Select(h => h.Item);

    public T Last => all[^1].Item;

    /// <summary>One line an item, as <c>second words</c>.</summary>
    public string[] Told(Func<T, string> words) => [.. all.Select(h => $"{h.At} {words(h.Item)}")];

    /// <summary>Hands on each item as it comes.</summary>
    public void Follow(Action<T> next) => followers += next;

    internal void Add(double at, T item)
    {
        all.Add((at, item));
        followers?.Invoke(item);
    }
}
