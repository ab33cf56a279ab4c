using Assurance.Model.Journal;

namespace Assurance.Collectors.Normalisation.Tools;

/// <summary>One message of a captured file. <paramref name="Number"/> counts from 1.</summary>
/// <param name="Problem">Why it holds no message; null when it does.</param>
internal sealed record CapturedMessage(int Number, Transport Transport, string Source, DateTimeOffset Time, ReadOnlyMemory<byte> Bytes, string? Problem = null)
{
    /// <summary>The sender where a file names none (RFC 5737).</summary>
    public const string NoSource = "192.0.2.0";

    public DatagramEntry Entry => new(Number, Time, Transport, Source, 0, Bytes);
}
