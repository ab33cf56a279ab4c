using System.Buffers;

namespace Assurance.Syslog.Headers;

/// <summary>Cisco's "service timestamps log uptime": <c>00:01:01:</c>, <c>1d02h:</c>, <c>20w2d:</c>, <c>1y4w:</c>. It carries no date.</summary>
internal static class UptimeStamp
{
    private static readonly SearchValues<byte> ClockOctets = SearchValues.Create("0123456789:."u8);

    public static bool TrySkip(ref OctetReader reader)
    {
        var token = reader.PeekToken();
        if (!token.EndsWith(":"u8) || !(IsClock(token[..^1]) || IsUnits(token[..^1])))
        {
            return false;
        }

        reader.Position += token.Length - 1;
        return true;
    }

    private static bool IsClock(ReadOnlySpan<byte> word) =>
        word.Length is 8 or 12 && word[2] == ':' && word[5] == ':' && !word.ContainsAnyExcept(ClockOctets);

    private static bool IsUnits(ReadOnlySpan<byte> word)
    {
        var units = 0;
        var digits = 0;
        foreach (var octet in word)
        {
            if (char.IsAsciiDigit((char)octet))
            {
                digits++;
            }
            else if (digits > 0 && octet is (byte)'y' or (byte)'w' or (byte)'d' or (byte)'h')
            {
                units++;
                digits = 0;
            }
            else
            {
                return false;
            }
        }

        return units == 2 && digits == 0;
    }
}
