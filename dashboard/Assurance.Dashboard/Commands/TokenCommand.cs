using System.CommandLine;
using Assurance.Dashboard.Composition;
using Assurance.Storage.Audit;

namespace Assurance.Dashboard.Commands;

/// <summary><c>token create --user U --role R --unit ORG</c>: an API token, shown once.</summary>
internal static class TokenCommand
{
    public static Command Create(CommandEnvironment environment)
    {
        var user = new Option<string>("--user") { Required = true, Description = "Who the token speaks for" };
        var role = new Option<string>("--role") { Required = true, Description = "operator, dutyManager, engineer, accountManager, desk or administrator" };
        var unit = new Option<string>("--unit") { Description = "Organisation unit; left out: all units" };
        role.AcceptOnlyFromAmong("operator", "dutyManager", "engineer", "accountManager", "desk", "administrator");
        var create = new Command("create", "Creates an API token and prints it") { user, role, unit };
        create.SetAction(async (parsed, cancellation) =>
        {
            var settings = environment.ReadSettings();
            var store = DataFiles.OpenRelational(settings);
            var issued = await store.Tokens.IssueApiAsync(parsed.GetValue(user)!, parsed.GetValue(role)!, parsed.GetValue(unit), cancellation).ConfigureAwait(false);
            var made = new AuditEvent("command line", "createToken", parsed.GetValue(user)!, "", true, $"{parsed.GetValue(role)} {parsed.GetValue(unit)}".TrimEnd());
            await store.Audit.AppendAsync(made, cancellation).ConfigureAwait(false);
            await environment.Output.WriteLineAsync(issued.Token).ConfigureAwait(false);
            return ExitStatus.Success;
        });
        return new Command("token", "API tokens") { create };
    }
}
