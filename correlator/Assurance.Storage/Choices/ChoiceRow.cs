namespace Assurance.Storage.Choices;

internal sealed class ChoiceRow
{
    public required string User { get; init; }
    public required long Version { get; init; }
    public required string Choices { get; init; }
    public required DateTimeOffset KeptAt { get; init; }
}
