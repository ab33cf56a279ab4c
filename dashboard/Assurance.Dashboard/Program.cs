using Assurance.Dashboard.Commands;

namespace Assurance.Dashboard;

/// <summary>The entry point only hands over; tests start the same program through <see cref="CommandLine"/>.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => CommandLine.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
}
