using Assurance.Lab.Commands;

namespace Assurance.Lab;

internal static class Program
{
    private static Task<int> Main(string[] args) => LabCommand.RunAsync(args, Console.Error);
}
