namespace Assurance.Model.Tickets;

/// <summary>Something taken away from a ticket again: that it was there stays, what it said or showed does not.</summary>
/// <param name="Item">The note's number on its ticket, from 1, or the picture's id.</param>
/// <param name="Author">Who put it there.</param>
/// <param name="Written">When.</param>
/// <param name="By">Who took it away.</param>
public sealed record Withdrawal(string Ticket, string Item, string Author, DateTimeOffset Written, string By, DateTimeOffset Time);
