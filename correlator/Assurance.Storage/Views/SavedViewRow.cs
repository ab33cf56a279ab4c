namespace Assurance.Storage.Views;

internal sealed class SavedViewRow
{
    public long Id { get; init; }
    public required string Owner { get; init; }
    public string? Audience { get; init; }
    public required string View { get; init; }
    public required string Name { get; init; }
    public required string Query { get; init; }
    public required DateTimeOffset SavedAt { get; init; }
}
