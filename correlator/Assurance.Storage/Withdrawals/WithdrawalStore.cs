using System.Collections.Immutable;
using Assurance.Storage.Relational;
using Microsoft.EntityFrameworkCore;

namespace Assurance.Storage.Withdrawals;

/// <summary>Something taken away from a ticket again: that it was there stays, what it said or showed does not.</summary>
/// <param name="Item">The note's or picture's id on its ticket.</param>
/// <param name="Author">Who put it there.</param>
/// <param name="Written">When, to the millisecond.</param>
/// <param name="By">Who took it away.</param>
public sealed record Withdrawal(string Ticket, string Item, string Author, DateTimeOffset Written, string By, DateTimeOffset Time);

/// <summary>Notes and pictures that were taken away from tickets. All are held in memory too, for every reading of a ticket asks. Thread-safe.</summary>
public sealed class WithdrawalStore
{
    private readonly Func<RelationalContext> open;
    private ImmutableDictionary<(string Ticket, string Item), Withdrawal> all;

    internal WithdrawalStore(Func<RelationalContext> open)
    {
        this.open = open;
        using var context = open();
        all = context.Withdrawals.AsNoTracking().ToImmutableDictionary(
            w => (w.Ticket, w.Item), w => new Withdrawal(w.Ticket, w.Item, w.Author, w.Written, w.TakenBy, w.TakenAt));
    }

    /// <summary>Null while it is there.</summary>
    public Withdrawal? Of(string ticket, string item) => all.GetValueOrDefault((ticket, item));

    /// <summary>Whether what a person put on a ticket at a time was taken away: for who knows it by these only.</summary>
    public bool Holds(string ticket, string author, DateTimeOffset written) =>
        all.Values.Any(w => w.Ticket == ticket && w.Author == author && w.Written.ToUnixTimeMilliseconds() == written.ToUnixTimeMilliseconds());

    /// <summary>Keeps it, durably; what was taken away already stays as it was.</summary>
    public async Task AddAsync(Withdrawal withdrawal, CancellationToken cancellation)
    {
        if (!ImmutableInterlocked.TryAdd(ref all, (withdrawal.Ticket, withdrawal.Item), withdrawal))
        {
            return;
        }

        try
        {
            await using var context = open();
            context.Withdrawals.Add(new WithdrawalRow
            {
                Ticket = withdrawal.Ticket, Item = withdrawal.Item, Author = withdrawal.Author, Written = withdrawal.Written, TakenBy = withdrawal.By, TakenAt = withdrawal.Time,
            });
            await context.SaveChangesAsync(cancellation);
        }
        catch
        {
            ImmutableInterlocked.TryRemove(ref all, (withdrawal.Ticket, withdrawal.Item), out _);
            throw;
        }
    }
}
