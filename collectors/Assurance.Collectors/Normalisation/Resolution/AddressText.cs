using System.Globalization;
using System.Net;

namespace Assurance.Collectors.Normalisation.Resolution;

/// <summary>An address in its usual form, whatever form a message gives it.</summary>
internal static class AddressText
{
    /// <summary>InetAddress (RFC 4001) comes as four or sixteen octets: <c>0a:00:00:01</c>. What is no address stays as it is.</summary>
    public static string Canonical(string address) =>
        IsUsual(address) ? address
        : IsOctets(address) ? new IPAddress(Convert.FromHexString(address.Replace(":", "", StringComparison.Ordinal))).ToString()
        : IPAddress.TryParse(address, out var parsed) ? parsed.ToString() : address;

    // Four numbers of 0 to 255 without leading zeros, as most are.
    private static bool IsUsual(ReadOnlySpan<char> address)
    {
        var parts = 0;
        while (parts < 4)
        {
            var dot = address.IndexOf('.');
            var part = dot < 0 ? address : address[..dot];
            if (part.IsEmpty || (part.Length > 1 && part[0] == '0') || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return false;
            }

            parts++;
            if (dot < 0)
            {
                return parts == 4;
            }

            address = address[(dot + 1)..];
        }

        return false;
    }

    private static bool IsOctets(string text) =>
        text.Length is 11 or 47 && text.AsSpan().Count(':') == text.Length / 3 && text.Split(':').All(o => o.Length == 2 && o.All(char.IsAsciiHexDigit));
}
