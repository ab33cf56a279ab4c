using System.Security.Claims;
using Assurance.Storage.Accounts;

namespace Assurance.Dashboard.Security;

/// <summary>Who is looking: role and organisation unit decide what there is to see (<see cref="Sight"/>) and do (<see cref="Policies"/>).</summary>
/// <param name="Organization">The unit seen from downward; null for no limit.</param>
internal sealed record Viewer(string User, string Role, string? Organization)
{
    private const string UnitClaim = "unit";
    private const string TokenClaim = "token";
    private const string LanguageClaim = "language";
    private const string CarrierClaim = "carrier";

    /// <summary>Equal for viewers who see the same.</summary>
    public string SightKey => Role switch
    {
        Roles.Administrator => "*",
        Roles.AccountManager => $"manager:{User}",
        _ => Organization is null ? "*" : $"unit:{Organization}",
    };

    public bool SeesAlarmsThroughFaults => Role == Roles.AccountManager;

    public static Viewer Of(ClaimsPrincipal principal) => new(
        principal.FindFirstValue(ClaimTypes.Name) ?? throw new InvalidOperationException("an endpoint without policy asked who is looking"),
        principal.FindFirstValue(ClaimTypes.Role)!,
        principal.FindFirstValue(UnitClaim));

    /// <summary>Names the token the principal came with.</summary>
    public static string? TokenOf(ClaimsPrincipal principal) => principal.FindFirstValue(TokenClaim);

    public static string? LanguageOf(ClaimsPrincipal principal) => principal.FindFirstValue(LanguageClaim);

    /// <summary>Whether the browser sent the token by itself, so that another site could have made it do so.</summary>
    public static bool CameByCookie(ClaimsPrincipal principal) => principal.FindFirstValue(CarrierClaim) == nameof(TokenCarrier.Cookie);

    public static ClaimsPrincipal Principal(TokenGrant grant, TokenCarrier carrier, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.Name, grant.User));
        identity.AddClaim(new Claim(ClaimTypes.Role, grant.Role));
        identity.AddClaim(new Claim(TokenClaim, grant.Hash));
        identity.AddClaim(new Claim(CarrierClaim, carrier.ToString()));
        Add(UnitClaim, grant.Organization);
        Add(LanguageClaim, grant.Language);
        return new ClaimsPrincipal(identity);

        void Add(string type, string? value)
        {
            if (value is not null)
            {
                identity.AddClaim(new Claim(type, value));
            }
        }
    }
}

/// <summary>What carried the token.</summary>
internal enum TokenCarrier
{
    Header,
    Cookie,

    /// <summary>The <c>access_token</c> parameter, taken at the hub only: browsers cannot set headers on a WebSocket.</summary>
    Query,
}
