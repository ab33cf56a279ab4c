using Assurance.Storage.Relational;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Assurance.Storage.Choices;

/// <summary>How a person wants the page.</summary>
/// <param name="Version">Counts the changes; 0: nothing was chosen yet.</param>
/// <param name="Text">JSON; what is in it the page's endpoint says.</param>
public sealed record KeptChoices(long Version, string Text);

/// <summary>What each person chose, so that it follows them to another browser.</summary>
public sealed class ChoiceStore
{
    // SQLITE_CONSTRAINT: somebody kept the first ones meanwhile.
    private const int UniqueViolated = 19;

    private static readonly KeptChoices None = new(0, "{}");

    private readonly Func<RelationalContext> open;
    private readonly TimeProvider clock;

    internal ChoiceStore(Func<RelationalContext> open, TimeProvider clock) => (this.open, this.clock) = (open, clock);

    public async Task<KeptChoices> OfAsync(string user, CancellationToken cancellation)
    {
        await using var context = open();
        var row = await context.Choices.AsNoTracking().SingleOrDefaultAsync(c => c.User == user, cancellation);
        return row is null ? None : new KeptChoices(row.Version, row.Choices);
    }

    /// <summary>Keeps the choices in place of those of a version; null if these are no longer the ones kept.</summary>
    public async Task<KeptChoices?> KeepAsync(string user, long version, string text, CancellationToken cancellation)
    {
        await using var context = open();
        var now = clock.GetUtcNow();
        var next = new KeptChoices(version + 1, text);
        if (version > 0)
        {
            var changed = await context.Choices.Where(c => c.User == user && c.Version == version).ExecuteUpdateAsync(
                c => c.SetProperty(r => r.Version, next.Version).SetProperty(r => r.Choices, text).SetProperty(r => r.KeptAt, now), cancellation);
            return changed > 0 ? next : null;
        }

        try
        {
            context.Choices.Add(new ChoiceRow { User = user, Version = next.Version, Choices = text, KeptAt = now });
            await context.SaveChangesAsync(cancellation);
            return next;
        }
        catch (DbUpdateException error) when (error.InnerException is SqliteException { SqliteErrorCode: UniqueViolated })
        {
            return null;
        }
    }
}
