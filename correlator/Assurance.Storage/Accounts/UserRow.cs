namespace Assurance.Storage.Accounts;

internal sealed class UserRow
{
    public required string Name { get; init; }
    public required byte[] PasswordHash { get; set; }
    public required byte[] Salt { get; set; }
    public required int Iterations { get; set; }
    public required string Role { get; set; }
    public string? Organization { get; set; }
    public string? Language { get; set; }
    public bool Disabled { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastLogin { get; set; }
}

/// <summary>A person who may log in. <paramref name="Organization"/>: the unit they see from downward; null sees everything.</summary>
public sealed record UserAccount(string Name, string Role, string? Organization, string? Language);
