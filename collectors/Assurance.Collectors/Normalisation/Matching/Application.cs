using System.Buffers;
using Assurance.Syslog;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>The program that wrote a log message: of its header, else the tag its text begins with where the header is missing.</summary>
internal static class Application
{
    private const int Longest = 48;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./-()");

    /// <summary>Empty when nothing names one.</summary>
    public static string Of(SyslogMessage? message, string text) =>
        message?.AppName is { Length: > 0 } name ? name.TrimEnd(':') : message is null ? "" : LeadingTag(text);

    // sshd[77952]: text, UPS: text
    private static string LeadingTag(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept(NameCharacters);
        if (end is <= 0 or > Longest)
        {
            return "";
        }

        var after = end;
        if (text[after] == '[')
        {
            after = text.IndexOf(']', after) + 1;
        }

        return after > 0 && after + 1 < text.Length && text[after] == ':' && text[after + 1] == ' ' ? text[..end] : "";
    }
}
