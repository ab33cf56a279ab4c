using System.Text.RegularExpressions;
using Assurance.Dashboard.Api.Errors;
using Assurance.Model.Inventory;
using Assurance.Storage.Accounts;

namespace Assurance.Dashboard.Api.Users;

/// <summary>What an account has to be like; all that is wrong is told at once, by field.</summary>
internal sealed partial class UserChecks
{
    private const int ShortestPassword = 12;
    private const int LongestPassword = 256;

    private static readonly string[] Languages = ["en", "zh-CN"];

    private readonly Dictionary<string, string> faults = new(StringComparer.Ordinal);

    public UserChecks Name(string? name) =>
        Check("name", string.IsNullOrWhiteSpace(name) ? "required" : !Names().IsMatch(name) ? "malformed" : null);

    public UserChecks Role(string? role) => Check("role", role is null ? "required" : !Roles.All.Contains(role, StringComparer.Ordinal) ? "unknown" : null);

    /// <param name="kept">The unit it has; it may stay, even if the inventory has lost it.</param>
    public UserChecks Unit(string? organization, string? kept, NetworkInventory inventory) => Check(
        "organization", organization is not null && organization != kept && !inventory.Tables.Organizations.ContainsKey(organization) ? "unknown" : null);

    public UserChecks Language(string? language) => Check("language", language is not null && !Languages.Contains(language) ? "unknown" : null);

    public UserChecks Password(string? password, string? name) => Check("password", password switch
    {
        null => null,
        { Length: < ShortestPassword } => "short",
        { Length: > LongestPassword } => "long",
        _ when password.Equals(name, StringComparison.OrdinalIgnoreCase) => "name",
        _ => null,
    });

    /// <exception cref="ApiException">Something is wrong.</exception>
    public void Require()
    {
        if (faults.Count > 0)
        {
            throw new ApiException(ApiError.InvalidFields(faults));
        }
    }

    private UserChecks Check(string field, string? fault)
    {
        if (fault is not null)
        {
            faults[field] = fault;
        }

        return this;
    }

    // It stands in addresses and logs, and an inventory's person is found by it: their id, e-mail address or name.
    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}._@ +-]{0,61}[\p{L}\p{N}]$|^[\p{L}\p{N}]$", RegexOptions.NonBacktracking)]
    private static partial Regex Names();
}
