using Assurance.Collectors.Journal;
using Assurance.Dashboard.Api.Errors;

namespace Assurance.Dashboard.Past;

/// <summary>What a look into the past came to.</summary>
/// <param name="Answer">What was read; null while the journal is still being folded.</param>
/// <param name="Reached">How far it is folded.</param>
internal readonly record struct PastGlance<T>(T? Answer, DateTimeOffset Reached)
    where T : class;

/// <summary>Begins a fold as near before a moment as it can.</summary>
internal delegate PastFold BeginPast(DateTimeOffset moment);

/// <summary>The past, moment by moment: the journal is folded again for whoever looks, one fold a person, a few at a time, since each holds a whole
/// network in memory.</summary>
internal sealed class PastMoments : IDisposable
{
    private const int People = 3;

    // Long enough that a short journal is answered at once, short enough that the page can show how far it is.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    // Who has not looked for so long gives up their place when others want it; after the second it is given up anyway.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);

    private readonly BeginPast begin;
    private readonly TimeProvider clock;
    private readonly ITimer forgetting;
    private readonly Lock gate = new();
    private readonly List<PastStandpoint> standpoints = [];

    public PastMoments(BeginPast begin, TimeProvider clock)
    {
        (this.begin, this.clock) = (begin, clock);
        forgetting = clock.CreateTimer(_ => Forget(), null, Idle, Idle);
    }

    /// <exception cref="ApiException">503: as many people as there is room for look into the past already.</exception>
    public async Task<PastGlance<T>> LookAsync<T>(string user, DateTimeOffset moment, Func<PastFold, T> read, CancellationToken cancellation)
        where T : class
    {
        var standpoint = Take(user, moment);
        try
        {
            await standpoint.Arrival.WaitAsync(Patience, clock, cancellation);
        }
        catch (TimeoutException)
        {
            return new(null, standpoint.Reached);
        }
        catch (JournalRetainedException gone)
        {
            lock (gate)
            {
                Release(s => s == standpoint);
            }

            throw new ApiException(ApiError.Gone(gone.Message));
        }

        T? answer = null;
        standpoint.Read(moment, fold => answer = read(fold));
        return new(answer, standpoint.Reached);
    }

    public void Dispose()
    {
        forgetting.Dispose();
        lock (gate)
        {
            standpoints.ForEach(s => s.Dispose());
            standpoints.Clear();
        }
    }

    private PastStandpoint Take(string user, DateTimeOffset moment)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var standpoint = standpoints.Find(s => s.User == user) ?? Add(user, now);
            standpoint.SetOut(moment, now);
            return standpoint;
        }
    }

    // A fold that nobody looks at holds its network no longer than that.
    private void Forget()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            Release(s => now - s.LastAsked > Forgotten);
        }
    }

    private PastStandpoint Add(string user, DateTimeOffset now)
    {
        if (standpoints.Count >= People)
        {
            var longest = standpoints.MinBy(s => s.LastAsked)!;
            if (now - longest.LastAsked < Idle)
            {
                throw new ApiException(new ApiError(
                    StatusCodes.Status503ServiceUnavailable, "pastIsFull", $"{People} people look into the past already; try again in half a minute"));
            }

            Release(s => s == longest);
        }

        var added = new PastStandpoint(user, begin);
        standpoints.Add(added);
        return added;
    }

    private void Release(Predicate<PastStandpoint> which)
    {
        foreach (var left in standpoints.FindAll(which))
        {
            standpoints.Remove(left);
            left.Dispose();
        }
    }
}
