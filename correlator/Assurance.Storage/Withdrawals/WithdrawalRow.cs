namespace Assurance.Storage.Withdrawals;

internal sealed class WithdrawalRow
{
    public required string Ticket { get; init; }
    public required string Item { get; init; }
    public required string Author { get; init; }
    public required DateTimeOffset Written { get; init; }
    public required string TakenBy { get; init; }
    public required DateTimeOffset TakenAt { get; init; }
}
