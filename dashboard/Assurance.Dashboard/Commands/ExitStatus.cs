namespace Assurance.Dashboard.Commands;

/// <summary>Exit statuses of the contract.</summary>
internal static class ExitStatus
{
    public const int Success = 0;
    public const int Failure = 1;

    /// <summary>Bad usage or configuration.</summary>
    public const int Usage = 2;
}

/// <summary>Ends a command with one clear line for a person.</summary>
internal sealed class CommandFailedException(string message, int status = ExitStatus.Failure) : Exception(message)
{
    public int Status { get; } = status;
}
