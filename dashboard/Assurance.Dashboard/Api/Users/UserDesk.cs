using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Security;
using Assurance.Storage.Accounts;
using Assurance.Storage.Audit;

namespace Assurance.Dashboard.Api.Users;

/// <summary>Changes accounts and tokens for an administrator, each attempt onto the audit trail. What changes takes effect on open sessions at once.</summary>
internal sealed class UserDesk(AccountStore accounts, AccountRegister register, LiveTokens live, AuditTrail audit, Sights sights)
{
    /// <exception cref="ApiException">A field is wrong, or the name is taken.</exception>
    public Task<PasswordForm> CreateAsync(HttpContext context, UserBody body)
    {
        var account = new UserAccount(body.Name?.Trim() ?? "", body.Role ?? "", Given(body.Organization), Given(body.Language));
        return AttemptAsync(context, "createUser", account.Name, Words(account), async () =>
        {
            new UserChecks().Name(account.Name).Role(body.Role).Unit(account.Organization, null, sights.Of(context).Inventory)
                .Language(account.Language).Password(Given(body.Password), account.Name).Require();
            if (await register.FindAsync(account.Name, context.RequestAborted) is not null)
            {
                throw new ApiException(ApiError.InvalidFields(new Dictionary<string, string> { ["name"] = "taken" }));
            }

            var generated = Given(body.Password) is null ? AccountStore.RandomPassword() : null;
            await accounts.CreateAsync(account, generated ?? body.Password!, context.RequestAborted);
            return new PasswordForm(account.Name, generated);
        });
    }

    /// <summary>Gives another role, unit or language.</summary>
    /// <exception cref="ApiException">A field is wrong, the account is not there, is one's own, or the last administrator's.</exception>
    public async Task ChangeAsync(HttpContext context, string name, UserBody body)
    {
        var before = await FindAsync(context, name);
        var after = new UserAccount(before.Name, body.Role ?? "", Given(body.Organization), Given(body.Language));
        await AttemptAsync(context, "changeUser", before.Name, $"{Words(before)} -> {Words(after)}", async () =>
        {
            new UserChecks().Role(body.Role).Unit(after.Organization, before.Organization, sights.Of(context).Inventory).Language(after.Language).Require();
            if (after.Role != before.Role)
            {
                RequireOther(context, before.Name);
            }

            Take(await register.ChangeAsync(after, context.RequestAborted), before.Name);
            return after;
        });
    }

    /// <summary>Sets a password; sessions of the account end, but the one that asks.</summary>
    /// <exception cref="ApiException">The password will not do, or the account is not there.</exception>
    public Task<PasswordForm> SetPasswordAsync(HttpContext context, string name, PasswordBody body) => AttemptAsync(context, "setPassword", name, "", async () =>
    {
        new UserChecks().Password(Given(body.Password), name).Require();
        var generated = Given(body.Password) is null ? AccountStore.RandomPassword() : null;
        Take(await register.SetPasswordAsync(name, generated ?? body.Password!, Viewer.TokenOf(context.User), context.RequestAborted), name);
        return new PasswordForm(name, generated);
    });

    /// <exception cref="ApiException">The account is not there, is one's own, or the last administrator's.</exception>
    public Task DisableAsync(HttpContext context, string name) => AttemptAsync(context, "disableUser", name, "", async () =>
    {
        RequireOther(context, name);
        return Take(await register.DisableAsync(name, context.RequestAborted), name);
    });

    /// <exception cref="ApiException">The account is not there.</exception>
    public Task EnableAsync(HttpContext context, string name) =>
        AttemptAsync(context, "enableUser", name, "", async () => Take(await register.EnableAsync(name, context.RequestAborted), name));

    public Task RevokeAsync(HttpContext context, TokenRecord token) => AttemptAsync(context, "revokeToken", token.User, token.Hash[..12], async () =>
    {
        await live.RevokeAsync(token.Hash, context.RequestAborted);
        return token;
    });

    private async Task<UserAccount> FindAsync(HttpContext context, string name) =>
        await register.FindAsync(name, context.RequestAborted) ?? throw NotFound(name);

    private AccountChange Take(AccountChange change, string name)
    {
        switch (change.Outcome)
        {
            case AccountOutcome.Unknown:
                throw NotFound(name);
            case AccountOutcome.LastAdministrator:
                throw new ApiException(ApiError.Conflict("lastAdministrator", $"'{name}' is the last administrator who can log in"));
            default:
                live.Forget(change.Tokens);
                return change;
        }
    }

    private async Task<T> AttemptAsync<T>(HttpContext context, string action, string target, string detail, Func<Task<T>> attempt)
    {
        var happened = new AuditEvent(Viewer.Of(context.User).User, action, target, context.RemoteAddress(), true, detail);
        try
        {
            var done = await attempt();
            await audit.AppendAsync(happened, CancellationToken.None);
            return done;
        }
        catch (ApiException refused)
        {
            await audit.AppendAsync(happened with { Success = false, Detail = detail.Length == 0 ? refused.Error.Reason : $"{detail}; {refused.Error.Reason}" }, CancellationToken.None);
            throw;
        }
    }

    private static void RequireOther(HttpContext context, string name)
    {
        if (Viewer.Of(context.User).User.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiException(ApiError.Conflict("ownAccount", "nobody takes their own role away; another administrator can"));
        }
    }

    private static ApiException NotFound(string name) => new(ApiError.NotFound($"user '{name}'"));

    private static string Words(UserAccount account) => $"{account.Role}, {account.Organization ?? "all units"}, {account.Language ?? "no language"}";

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
