using System.CommandLine;

namespace Assurance.Lab.Commands;

/// <summary>The lab's command line. Exit status 0 on success, 2 on bad usage, 1 on failure.</summary>
internal static class LabCommand
{
    private const int Failure = 1;
    private const int BadUsage = 2;

    public static RootCommand Create() =>
        new("A carrier network that breaks: writes its inventory, plays faults at a running product, scores what it concludes.")
        {
            ScenarioCommands.List(),
            ScenarioCommands.Play(),
            StormCommand.Create(),
            ScoreCommand.Create(),
            NetworkCommand.Create(),
            NamespacesCommand.Create(),
        };

    public static async Task<int> RunAsync(string[] args, TextWriter errors)
    {
        var parsed = Create().Parse(args);
        try
        {
            var status = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Error = errors });
            return parsed.Errors.Count > 0 ? BadUsage : status;
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or UriFormatException)
        {
            await errors.WriteLineAsync(problem.Message);
            return BadUsage;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException
            or HttpRequestException or System.Text.Json.JsonException)
        {
            await errors.WriteLineAsync(problem.Message);
            return Failure;
        }
        catch (OperationCanceledException)
        {
            return Failure;
        }
    }
}
