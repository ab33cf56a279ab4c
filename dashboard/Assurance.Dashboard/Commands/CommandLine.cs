using System.CommandLine;
using System.CommandLine.Parsing;
using Assurance.Dashboard.Settings;

namespace Assurance.Dashboard.Commands;

/// <summary>The program's commands. Settings (<c>--Section:Key=value</c>) are taken out first and go to the configuration.</summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        var (settings, words) = SettingArguments.Split(args);
        var root = Build(settings, output, errors);
        var parsed = root.Parse(words);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await errors.WriteLineAsync(error.Message).ConfigureAwait(false);
            }

            return ExitStatus.Usage;
        }

        try
        {
            var invocation = new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(invocation, cancellation).ConfigureAwait(false);
        }
        catch (CommandFailedException failed)
        {
            await errors.WriteLineAsync(failed.Message).ConfigureAwait(false);
            return failed.Status;
        }
    }

    private static RootCommand Build(string[] settings, TextWriter output, TextWriter errors)
    {
        var environment = new CommandEnvironment(settings, output, errors);
        var demo = new Option<bool>("--demo") { Description = "Import the lab's network if the inventory is empty, and play the lab's scenarios at it" };
        var root = new RootCommand("Assurance: collects device alarms, finds what is really broken, whom it hurts, and tells them")
        {
            demo,
            ImportCommand.Create(environment),
            RulesCommand.Create(environment),
            ReplayCommand.Create(environment),
            TokenCommand.Create(environment),
        };
        root.SetAction((parsed, cancellation) => RunCommand.RunAsync(environment, parsed.GetValue(demo), cancellation));
        return root;
    }
}

/// <summary>What every command has: the settings given to it and where to write.</summary>
internal sealed record CommandEnvironment(string[] SettingArguments, TextWriter Output, TextWriter Errors)
{
    /// <exception cref="CommandFailedException">A setting is wrong; all are listed.</exception>
    public AssuranceSettings ReadSettings(bool demo = false) => AssuranceConfiguration.Read(SettingArguments, demo);
}
