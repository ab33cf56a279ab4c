using Assurance.Storage.Relational;
using Microsoft.EntityFrameworkCore;

namespace Assurance.Storage.Views;

/// <summary>A filter and order of a list that a person kept under a name.</summary>
/// <param name="Audience">Who sees it beside its owner; null: nobody.</param>
/// <param name="View">The list: <c>faults</c>, <c>alarms</c> and so on.</param>
/// <param name="Query">The list's part of the page's address.</param>
public sealed record SavedView(long Id, string Owner, string? Audience, string View, string Name, string Query);

/// <summary>Views that people keep, for themselves or for those who look at the same things.</summary>
public sealed class SavedViewStore
{
    private readonly Func<RelationalContext> open;
    private readonly TimeProvider clock;

    internal SavedViewStore(Func<RelationalContext> open, TimeProvider clock) => (this.open, this.clock) = (open, clock);

    /// <summary>One's own and those shared with one's audience, by list and name.</summary>
    public async Task<IReadOnlyList<SavedView>> SeenByAsync(string user, string audience, CancellationToken cancellation)
    {
        await using var context = open();
        var rows = await context.SavedViews.AsNoTracking().Where(v => v.Owner == user || v.Audience == audience)
            .OrderBy(v => v.View).ThenBy(v => v.Name).ThenBy(v => v.Id).ToListAsync(cancellation);
        return [.. rows.Select(v => new SavedView(v.Id, v.Owner, v.Audience, v.View, v.Name, v.Query))];
    }

    /// <summary>Keeps a view, in place of the owner's one of the same list and name.</summary>
    public async Task<SavedView> SaveAsync(string user, string? audience, string view, string name, string query, CancellationToken cancellation)
    {
        await using var context = open();
        await context.SavedViews.Where(v => v.Owner == user && v.View == view && v.Name == name).ExecuteDeleteAsync(cancellation);
        var row = new SavedViewRow { Owner = user, Audience = audience, View = view, Name = name, Query = query, SavedAt = clock.GetUtcNow() };
        context.SavedViews.Add(row);
        await context.SaveChangesAsync(cancellation);
        return new SavedView(row.Id, user, audience, view, name, query);
    }

    public async Task<int> CountAsync(string user, CancellationToken cancellation)
    {
        await using var context = open();
        return await context.SavedViews.CountAsync(v => v.Owner == user, cancellation);
    }

    /// <summary>Whether there was one of that id and owner.</summary>
    public async Task<bool> DeleteAsync(long id, string user, CancellationToken cancellation)
    {
        await using var context = open();
        return await context.SavedViews.Where(v => v.Id == id && v.Owner == user).ExecuteDeleteAsync(cancellation) > 0;
    }
}
