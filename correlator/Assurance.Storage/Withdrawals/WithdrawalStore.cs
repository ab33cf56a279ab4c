using System.Collections.Immutable;
using Assurance.Model.Tickets;
using Assurance.Storage.Relational;
using Microsoft.EntityFrameworkCore;

namespace Assurance.Storage.Withdrawals;

/// <summary>What was taken away from tickets before that was journalled. It is read once, at the start after an update, and put into the journal.</summary>
public sealed class WithdrawalStore
{
    private readonly Func<RelationalContext> open;

    internal WithdrawalStore(Func<RelationalContext> open) => this.open = open;

    /// <summary>In the order in which they were taken away.</summary>
    public async Task<ImmutableArray<Withdrawal>> ListAsync(CancellationToken cancellation)
    {
        await using var context = open();
        var rows = await context.Withdrawals.AsNoTracking().ToListAsync(cancellation).ConfigureAwait(false);
        return [.. rows.OrderBy(w => w.TakenAt).Select(w => new Withdrawal(w.Ticket, w.Item, w.Author, w.Written, w.TakenBy, w.TakenAt))];
    }

    /// <summary>The journal has them.</summary>
    public async Task ForgetAsync(CancellationToken cancellation)
    {
        await using var context = open();
        await context.Withdrawals.ExecuteDeleteAsync(cancellation).ConfigureAwait(false);
    }
}
