using System.CommandLine;
using Assurance.Collectors.Journal;
using Assurance.Dashboard.Composition;
using Assurance.Dashboard.Settings;
using Assurance.Model.Inventory;
using Assurance.Storage.Audit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assurance.Dashboard.Commands;

/// <summary><c>token create --user U --role R --unit ORG</c>: an API token, shown once.</summary>
internal static class TokenCommand
{
    private const int MostNamed = 20;

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
            await CheckUnitAsync(environment, settings, parsed.GetValue(unit)).ConfigureAwait(false);
            var store = DataFiles.OpenRelational(settings);
            var issued = await store.Tokens.IssueApiAsync(parsed.GetValue(user)!, parsed.GetValue(role)!, parsed.GetValue(unit), cancellation).ConfigureAwait(false);
            var made = new AuditEvent("command line", "createToken", parsed.GetValue(user)!, "", true, $"{parsed.GetValue(role)} {parsed.GetValue(unit)}".TrimEnd());
            await store.Audit.AppendAsync(made, cancellation).ConfigureAwait(false);
            await environment.Output.WriteLineAsync(issued.Token).ConfigureAwait(false);
            return ExitStatus.Success;
        });
        return new Command("token", "API tokens") { create };
    }

    // A token of a unit that does not exist would see nothing, and nobody would know why.
    private static async Task CheckUnitAsync(CommandEnvironment environment, AssuranceSettings settings, string? unit)
    {
        if (unit is null)
        {
            return;
        }

        var units = Inventory(settings).Tables.Organizations;
        if (units.Count == 0)
        {
            await environment.Errors.WriteLineAsync($"--unit '{unit}' cannot be checked: no organisation unit was imported yet").ConfigureAwait(false);
        }
        else if (!units.ContainsKey(unit))
        {
            var known = string.Join(", ", units.Values.Take(MostNamed).Select(u => u.Id));
            throw new CommandFailedException($"--unit '{unit}' is no organisation unit of the inventory; it has {known}{(units.Count > MostNamed ? ", ..." : "")}", ExitStatus.Usage);
        }
    }

    private static NetworkInventory Inventory(AssuranceSettings settings) =>
        Directory.Exists(JournalOptions.Below(settings.DataDirectory).Directory)
            ? DataFiles.FoldInventory(ReplayCommand.Open(settings), new InventoryKeeper(settings.InventoryStore, NullLogger<InventoryKeeper>.Instance))
            : NetworkInventory.Empty;
}
