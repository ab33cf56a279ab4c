using Assurance.Collectors.Normalisation.Matching;
using Assurance.Syslog;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>A log message, read as far as finding its rule needs.</summary>
/// <param name="content">The text after the mnemonic.</param>
/// <param name="message">Null for a text that a notification held.</param>
internal readonly ref struct LogReading(Mnemonic? mnemonic, LogText content, string application, SyslogMessage? message)
{
    public Mnemonic? Mnemonic => mnemonic;

    public LogText Content { get; } = content;

    /// <summary>The program that wrote it; empty when nothing names one.</summary>
    public string Application => application;

    public SyslogMessage? Message => message;

    /// <summary>By the inventory; empty when unknown.</summary>
    public required string DeviceVendor { get; init; }

    /// <summary>Whose message it is for certain; empty when nothing is.</summary>
    public required string Maker { get; init; }
}
