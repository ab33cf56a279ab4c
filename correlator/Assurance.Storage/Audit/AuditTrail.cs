using Assurance.Storage.Relational;
using Microsoft.EntityFrameworkCore;

namespace Assurance.Storage.Audit;

internal sealed class AuditRow
{
    public long Id { get; init; }
    public required DateTimeOffset Time { get; init; }
    public required string User { get; init; }
    public required string Action { get; init; }
    public required string Target { get; init; }
    public required string Source { get; init; }
    public required bool Success { get; init; }
    public required string Detail { get; init; }
}

/// <summary>One line of the audit trail: who did what to what, from where, and whether it succeeded.</summary>
/// <param name="Action">A short word: <c>login</c>, <c>logout</c>, <c>ackAlarms</c>, <c>refused</c>, ...</param>
public sealed record AuditEvent(string User, string Action, string Target, string Source, bool Success, string Detail = "");

/// <summary>An event with its number and time.</summary>
public sealed record AuditEntry(long Id, DateTimeOffset Time, AuditEvent Event);

/// <summary>Which events are asked for.</summary>
/// <param name="Count">At most so many.</param>
/// <param name="Before">Only those older than the event of this number; null: from the newest on.</param>
public sealed record AuditQuery(int Count, string? User = null, string? Action = null, long? Before = null);

/// <summary>The audit trail: only ever appended to; nothing deletes from it yet, so it is kept longer than the 184 days required.</summary>
public sealed class AuditTrail
{
    private const int MaximumText = 1000;

    private readonly Func<RelationalContext> open;
    private readonly TimeProvider clock;

    internal AuditTrail(Func<RelationalContext> open, TimeProvider clock) => (this.open, this.clock) = (open, clock);

    public async Task AppendAsync(AuditEvent happened, CancellationToken cancellation)
    {
        await using var context = open();
        context.Audit.Add(new AuditRow
        {
            Time = clock.GetUtcNow(),
            User = OneLine(happened.User),
            Action = happened.Action,
            Target = OneLine(happened.Target),
            Source = happened.Source,
            Success = happened.Success,
            Detail = OneLine(happened.Detail),
        });
        await context.SaveChangesAsync(cancellation);
    }

    /// <summary>The newest events, newest first.</summary>
    public Task<IReadOnlyList<AuditEntry>> LatestAsync(int count, CancellationToken cancellation) => FindAsync(new AuditQuery(count), cancellation);

    /// <summary>The words of all actions there are events of, in order.</summary>
    public async Task<IReadOnlyList<string>> ActionsAsync(CancellationToken cancellation)
    {
        await using var context = open();
        return await context.Audit.AsNoTracking().Select(a => a.Action).Distinct().OrderBy(a => a).ToListAsync(cancellation);
    }

    /// <summary>The newest events that are asked for, newest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> FindAsync(AuditQuery query, CancellationToken cancellation)
    {
        await using var context = open();
        IQueryable<AuditRow> found = context.Audit.AsNoTracking();
        found = query.User is { } user ? found.Where(a => a.User == user) : found;
        found = query.Action is { } action ? found.Where(a => a.Action == action) : found;
        found = query.Before is { } before ? found.Where(a => a.Id < before) : found;
        var rows = await found.OrderByDescending(a => a.Id).Take(query.Count).ToListAsync(cancellation);
        return [.. rows.Select(a => new AuditEntry(a.Id, a.Time, new AuditEvent(a.User, a.Action, a.Target, a.Source, a.Success, a.Detail)))];
    }

    // Names and targets come from outside: no line breaks or control characters get into the trail, and nothing endless.
    private static string OneLine(string text)
    {
        var bounded = text.Length <= MaximumText ? text : text[..MaximumText];
        return bounded.AsSpan().ContainsAnyInRange('\0', '\x1f')
            ? string.Create(bounded.Length, bounded, static (to, from) =>
            {
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = char.IsControl(from[i]) ? ' ' : from[i];
                }
            })
            : bounded;
    }
}
