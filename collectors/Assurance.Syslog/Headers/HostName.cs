using System.Net;

namespace Assurance.Syslog.Headers;

/// <summary>HOSTNAME after a time (RFC 3164 §4.1.2): the next word, unless it is a TAG, a mnemonic or plain text.</summary>
internal static class HostName
{
    public const int Limit = 255;

    // Names of several words ("3Com Baseline Switch") stand before Comware's and VRP's %%; longer runs are text.
    private const int SpacedLimit = 64;

    /// <summary>Steps over the name, and a colon of its own behind it; empty when there is none.</summary>
    public static ReadOnlySpan<byte> Read(ref OctetReader reader)
    {
        if (TryReadBeforeVrpMnemonic(ref reader, out var name))
        {
            return name;
        }

        var ahead = reader;
        name = ahead.ReadToken();
        ahead.SkipSpaces();
        if (name.EndsWith(":"u8) && ahead.Peek() == '%')
        {
            name = name[..^1];
        }

        if (!IsName(name))
        {
            return default;
        }

        // "host : %ASA-3-..." has the colon apart.
        if (ahead.Peek() == ':' && ahead.Peek(1) == ' ')
        {
            ahead.Position++;
            ahead.SkipSpaces();
        }

        reader = ahead;
        return WithoutRoutingEngine(name);
    }

    private static bool TryReadBeforeVrpMnemonic(ref OctetReader reader, out ReadOnlySpan<byte> name)
    {
        name = default;
        var rest = reader.Rest;
        var at = rest[..Math.Min(rest.Length, SpacedLimit)].IndexOf(" %%"u8);
        if (at <= 0 || rest[..at].ContainsAny((byte)':', (byte)'%'))
        {
            return false;
        }

        reader.Position += at + 1;
        name = rest[..at].TrimEnd((byte)' ');
        var stack = name.IndexOf(" ("u8);
        name = stack > 0 ? name[..stack] : name;
        return true;
    }

    public static bool IsName(ReadOnlySpan<byte> word)
    {
        if (word.IsEmpty || word.Length > Limit || !(char.IsAsciiLetterOrDigit((char)word[0]) || word[0] >= 0x80 || word[0] == ':'))
        {
            return false;
        }

        foreach (var octet in word)
        {
            if (!(char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'.' or (byte)'-' or (byte)'_' or (byte)'@' or (byte)':' or (byte)'+' or >= 0x80))
            {
                return false;
            }
        }

        return !word.Contains((byte)':') || IPAddress.TryParse(System.Text.Encoding.Latin1.GetString(word), out _);
    }

    // Junos with two routing engines: re0.pe1, re1-pe1 name the same device.
    private static ReadOnlySpan<byte> WithoutRoutingEngine(ReadOnlySpan<byte> name) =>
        name is [(byte)'r', (byte)'e', (byte)'0' or (byte)'1', (byte)'.' or (byte)'-', _, ..] ? name[4..] : name;
}
