namespace Assurance.Dashboard.Security;

/// <summary>Slows guessing: after five failures of one user from one address, or thirty from one address, the next try waits five minutes.</summary>
internal sealed class LoginThrottle(TimeProvider clock)
{
    private const int TriesPerUser = 5;
    private const int TriesPerSource = 30;
    private const int Remembered = 10_000;
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Source, string User), (int Failures, DateTimeOffset Last)> failures = [];

    /// <summary>How long this try has to wait; zero if it may go on. A try that may go on counts as failed until <see cref="Succeeded"/>,
    /// so that tries at the same time count too.</summary>
    public TimeSpan Begin(string user, string source)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            var wait = Max(Remaining(Key(user, source), TriesPerUser, now), Remaining((source, ""), TriesPerSource, now));
            if (wait == TimeSpan.Zero)
            {
                Count(Key(user, source), now);
                Count((source, ""), now);
            }

            return wait;
        }
    }

    public void Succeeded(string user, string source)
    {
        lock (gate)
        {
            failures.Remove(Key(user, source));
            if (failures.TryGetValue((source, ""), out var all))
            {
                failures[(source, "")] = all with { Failures = all.Failures - 1 };
            }
        }
    }

    private static (string Source, string User) Key(string user, string source) => (source, "u" + user.ToLowerInvariant());

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private TimeSpan Remaining((string Source, string User) key, int tries, DateTimeOffset now)
    {
        if (!failures.TryGetValue(key, out var known))
        {
            return TimeSpan.Zero;
        }

        // Of the future is what was before the clock was set back: it says nothing of how long ago it was.
        if ((now - known.Last).Duration() >= Wait)
        {
            failures.Remove(key);
            return TimeSpan.Zero;
        }

        return known.Failures >= tries ? Wait - (now - known.Last).Duration() : TimeSpan.Zero;
    }

    private void Count((string Source, string User) key, DateTimeOffset now)
    {
        if (failures.Count >= Remembered)
        {
            foreach (var old in failures.Where(f => (now - f.Value.Last).Duration() >= Wait).Select(f => f.Key).ToArray())
            {
                failures.Remove(old);
            }
        }

        // A guesser who fills the table from many names is still counted by address.
        if (failures.Count < Remembered || failures.ContainsKey(key))
        {
            failures[key] = (failures.GetValueOrDefault(key).Failures + 1, now);
        }
    }
}
