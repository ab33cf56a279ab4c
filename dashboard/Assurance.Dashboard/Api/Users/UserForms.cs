using Assurance.Model.Inventory;
using Assurance.Storage.Accounts;

namespace Assurance.Dashboard.Api.Users;

/// <summary>An account as the page shows it.</summary>
/// <param name="Organization">The unit seen from downward; null: everything.</param>
/// <param name="Sessions">Log-ins that are live.</param>
/// <param name="Tokens">API tokens that are live.</param>
internal sealed record UserForm(
    string Name,
    string Role,
    string? Organization,
    string? OrganizationName,
    string? Language,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastLogin,
    int Sessions,
    int Tokens,
    bool Disabled)
{
    public static UserForm Of(AccountRecord account, NetworkInventory inventory) => new(
        account.Name,
        account.Role,
        account.Organization,
        UnitNames.Of(account.Organization, inventory),
        account.Language,
        account.CreatedAt,
        account.LastLogin,
        account.Sessions,
        account.Tokens,
        account.Disabled);
}

/// <param name="Id">Names the token without being it.</param>
internal sealed record TokenForm(string Id, string User, string Role, string? Organization, string? OrganizationName, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    public static TokenForm Of(TokenRecord token, NetworkInventory inventory) => new(
        token.Hash, token.User, token.Role, token.Organization, UnitNames.Of(token.Organization, inventory), token.CreatedAt, token.ExpiresAt);
}

/// <summary>A new account, or what one is to be.</summary>
/// <param name="Password">Of a new account; left out: one is generated.</param>
internal sealed record UserBody(string? Name, string? Role, string? Organization, string? Language, string? Password);

/// <param name="Password">Left out: one is generated.</param>
internal sealed record PasswordBody(string? Password);

/// <summary>A password was set.</summary>
/// <param name="Password">The generated one, told here and never again; null where it was given.</param>
internal sealed record PasswordForm(string User, string? Password);

internal static class UnitNames
{
    public static string? Of(string? organization, NetworkInventory inventory) =>
        organization is null ? null : inventory.Tables.Organizations.GetValueOrDefault(organization)?.Name;
}
