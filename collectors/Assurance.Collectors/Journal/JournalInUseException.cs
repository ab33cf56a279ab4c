namespace Assurance.Collectors.Journal;

/// <summary>Another process has the journal open.</summary>
public sealed class JournalInUseException(string directory, Exception inner)
    : IOException($"the journal in {directory} is in use by another process", inner)
{
    public string Directory { get; } = directory;
}
