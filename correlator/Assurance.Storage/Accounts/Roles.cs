namespace Assurance.Storage.Accounts;

/// <summary>What people are in the house; with the organisation unit it decides what they see and may do.</summary>
public static class Roles
{
    public const string Operator = "operator";
    public const string DutyManager = "dutyManager";
    public const string Engineer = "engineer";
    public const string AccountManager = "accountManager";
    public const string Desk = "desk";
    /// <summary>A screen on a wall: it only looks.</summary>
    public const string Wallboard = "wallboard";

    public const string Administrator = "administrator";

    public static readonly IReadOnlyList<string> All = [Operator, DutyManager, Engineer, AccountManager, Desk, Wallboard, Administrator];

    /// <exception cref="ArgumentException">It is none of <see cref="All"/>.</exception>
    public static string Require(string role) =>
        All.Contains(role, StringComparer.Ordinal) ? role : throw new ArgumentException($"role '{role}' is none of {string.Join(", ", All)}", nameof(role));
}
