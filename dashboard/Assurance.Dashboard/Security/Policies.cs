using System.Collections.Frozen;
using Assurance.Storage.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Assurance.Dashboard.Security;

/// <summary>Who may do what. Every endpoint names one of these; what names none is refused.</summary>
internal static class Policies
{
    /// <summary>Look at what one's sight holds: every role.</summary>
    public const string View = "view";

    /// <summary>Comment on alarms and faults, keep views: every role of a person, for an account manager's or the desk's word counts too.</summary>
    public const string Comment = "comment";

    /// <summary>Look at the network itself, its map and topology: everyone but account managers, who see faults alone.</summary>
    public const string Network = "network";

    /// <summary>Acknowledge and clear.</summary>
    public const string Operate = "operate";

    /// <summary>Move and note trouble tickets.</summary>
    public const string Ticket = "ticket";

    /// <summary>Read raw datagrams, which may hold what devices should not have said.</summary>
    public const string Evidence = "evidence";

    /// <summary>Change what messages mean, for the whole network.</summary>
    public const string Rules = "rules";

    /// <summary>Replay the past, which names everything.</summary>
    public const string Replay = "replay";

    /// <summary>Replay the past by packs, or in a network, given for that alone.</summary>
    public const string ReplayGiven = "replayGiven";

    /// <summary>Import inventory.</summary>
    public const string Import = "import";

    /// <summary>Make and end read-only links for wall screens.</summary>
    public const string Walls = "walls";

    /// <summary>Decide whose messages are believed.</summary>
    public const string Collectors = "collectors";

    /// <summary>Keep accounts and tokens.</summary>
    public const string Users = "users";

    /// <summary>Read the audit trail.</summary>
    public const string Audit = "audit";

    private static readonly FrozenDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        [View] = [.. Roles.All],
        [Comment] = [.. Roles.All.Except([Roles.Wallboard])],
        [Network] = [.. Roles.All.Except([Roles.AccountManager])],
        [Operate] = [Roles.Operator, Roles.DutyManager, Roles.Engineer, Roles.Administrator],
        [Ticket] = [Roles.Operator, Roles.DutyManager, Roles.Engineer, Roles.Desk, Roles.Administrator],
        [Evidence] = [Roles.Operator, Roles.DutyManager, Roles.Engineer, Roles.Administrator],
        [Rules] = [Roles.DutyManager, Roles.Engineer, Roles.Administrator],
        [Replay] = [Roles.DutyManager, Roles.Engineer, Roles.Administrator],
        [ReplayGiven] = [Roles.Administrator],
        [Walls] = [Roles.DutyManager, Roles.Administrator],
        [Import] = [Roles.Engineer, Roles.Administrator],
        [Collectors] = [Roles.Administrator],
        [Users] = [Roles.Administrator],
        [Audit] = [Roles.Administrator],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a role may do, in order of name: pages show only what will not be refused.</summary>
    public static IReadOnlyList<string> Of(string role) => [.. Allowed.Where(p => p.Value.Contains(role)).Select(p => p.Key).Order(StringComparer.Ordinal)];

    /// <summary>The same without what means more of the network than is seen: the page offers nothing that would be refused.</summary>
    public static IReadOnlyList<string> Of(string role, Sight sight) => [.. Of(role).Where(may => may switch
    {
        Rules or Import => sight.SeesUnit(null),
        Replay or ReplayGiven => sight.SeesEverything,
        _ => true,
    })];

    public static void Add(AuthorizationOptions options)
    {
        foreach (var (policy, roles) in Allowed)
        {
            options.AddPolicy(policy, p => p.RequireRole(roles));
        }

        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(IsNoEndpoint).Build();
    }

    // No such path, method or content type: that answer gives nothing away to someone who is logged in. An endpoint without a policy is refused.
    private static bool IsNoEndpoint(AuthorizationHandlerContext context) => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint;
}
