using Assurance.Dashboard.Composition;

namespace Assurance.Dashboard.Commands;

/// <summary>The program without a command: everything in one process until Ctrl-C or SIGTERM.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(CommandEnvironment environment, bool demo, CancellationToken cancellation)
    {
        var settings = environment.ReadSettings(demo);
        var output = environment.Output;
        await output.WriteLineAsync($"Data: {settings.DataDirectory}").ConfigureAwait(false);
        await using var assurance = await AssuranceApplication.StartAsync(settings, environment.SettingArguments, cancellation).ConfigureAwait(false);
        if (assurance.GeneratedAdminPassword is { } password)
        {
            await output.WriteLineAsync($"User admin was created; its password, shown only now: {password}").ConfigureAwait(false);
        }

        if (assurance.Journal.Beginning is { Since: not null } beginning)
        {
            await output.WriteLineAsync($"Folded anew: {beginning}").ConfigureAwait(false);
        }

        await output.WriteLineAsync($"SNMP traps and informs: udp {assurance.Snmp}").ConfigureAwait(false);
        await output.WriteLineAsync($"Syslog: udp {assurance.SyslogUdp}, tcp {assurance.SyslogTcp}{(assurance.SyslogTls is { } tls ? $", tls {tls}" : "")}").ConfigureAwait(false);
        await output.WriteLineAsync($"Live channel: {assurance.Url}/hubs/noc").ConfigureAwait(false);
        await output.WriteLineAsync($"Assurance is ready: {assurance.Url}").ConfigureAwait(false);
        await output.FlushAsync(cancellation).ConfigureAwait(false);

        using var stopDemo = CancellationTokenSource.CreateLinkedTokenSource(assurance.Stopping);
        var playing = demo ? DemoPlayer.PlayAsync(assurance, output, stopDemo.Token) : Task.CompletedTask;
        await assurance.WaitForStopAsync(cancellation).ConfigureAwait(false);
        await stopDemo.CancelAsync().ConfigureAwait(false);
        await playing.ConfigureAwait(false);
        await output.WriteLineAsync("Stopping").ConfigureAwait(false);
        return ExitStatus.Success;
    }
}
