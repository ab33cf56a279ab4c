using System.Collections.Immutable;

namespace Assurance.Model.Sla;

/// <summary>One time that a circuit was down by one fault.</summary>
/// <param name="Fault">Id of the fault.</param>
/// <param name="Start">Since when the circuit is down.</param>
/// <param name="End">Null while it is.</param>
/// <param name="PlannedWork">The announced time of the planned work that explains it and that its agreement need not count; beyond its end it counts.</param>
public sealed record Outage(string Fault, DateTimeOffset Start, DateTimeOffset? End, Span? PlannedWork);

/// <summary>The outages of one circuit, in the order they began. Immutable.</summary>
public sealed record OutageLedger(ImmutableArray<Outage> Outages)
{
    public static readonly OutageLedger Empty = new([]);

    /// <summary>What is older can touch no month that is still asked for.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    public OutageLedger Begin(string fault, DateTimeOffset start, Span? plannedWork) =>
        new((HasOlderThan(start - Kept) ? YoungerThan(start - Kept) : Outages).Add(new Outage(fault, start, null, plannedWork)));

    /// <summary>The circuit is up again as far as this fault goes.</summary>
    public OutageLedger End(string fault, DateTimeOffset end) => OpenAt(fault) is >= 0 and var at ? new(Outages.SetItem(at, Outages[at] with { End = end })) : this;

    /// <summary>The planned work that explains the open outage by a fault became known, or explains it no longer.</summary>
    public OutageLedger Explain(string fault, Span? plannedWork) => OpenAt(fault) is >= 0 and var at ? new(Outages.SetItem(at, Outages[at] with { PlannedWork = plannedWork })) : this;

    public Outage? Open(string fault) => OpenAt(fault) is >= 0 and var at ? Outages[at] : null;

    /// <summary>Time in the window that counts as unavailable, as known at <paramref name="now"/>.</summary>
    /// <param name="window">The month.</param>
    /// <param name="now">Open outages last until now.</param>
    /// <param name="excludePlannedWork">Whether the agreement leaves planned work out.</param>
    /// <param name="skipped">Times that never were, for the clock was set ahead over them.</param>
    public TimeSpan Unavailable(Span window, DateTimeOffset now, bool excludePlannedWork, ImmutableArray<Span> skipped)
    {
        if (Outages.IsEmpty)
        {
            return TimeSpan.Zero;
        }

        // Work in the middle of an outage cuts it in two.
        var room = 2 * Outages.Length;
        var set = new SpanSet(room <= 32 ? stackalloc Span[room] : new Span[room]);
        foreach (var outage in Outages)
        {
            var span = new Span(outage.Start, outage.End ?? now).Within(window);
            if (excludePlannedWork && outage.PlannedWork is { } work)
            {
                set.AddWithout(span, work);
            }
            else
            {
                set.Add(span);
            }
        }

        return set.Length(skipped);
    }

    /// <summary>From when the time runs that counts: now or later if the circuit is down, null if the clock stands.</summary>
    public DateTimeOffset? RunsFrom(DateTimeOffset now, bool excludePlannedWork)
    {
        DateTimeOffset? earliest = null;
        foreach (var outage in Outages)
        {
            if (outage.End is not null)
            {
                continue;
            }

            var from = excludePlannedWork && outage.PlannedWork is { } work && work.Start <= now && work.End > now ? work.End : now;
            earliest = earliest is null || from < earliest ? from : earliest;
        }

        return earliest;
    }

    private int OpenAt(string fault)
    {
        var at = Outages.Length - 1;
        while (at >= 0 && (Outages[at].End is not null || Outages[at].Fault != fault))
        {
            at--;
        }

        return at;
    }

    private bool HasOlderThan(DateTimeOffset time)
    {
        foreach (var outage in Outages)
        {
            if (outage.End < time)
            {
                return true;
            }
        }

        return false;
    }

    private ImmutableArray<Outage> YoungerThan(DateTimeOffset time) => Outages.RemoveAll(o => o.End < time);
}
