using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Assurance.Collectors.Listening;

/// <summary>Reads <c>host:port</c>: an address, <c>[address]</c> for IPv6, <c>*</c> for every address, or a name of this computer.</summary>
public static class ListenAddress
{
    /// <param name="text">As configured; port 0 takes any free one.</param>
    /// <param name="endPoint">Where to listen.</param>
    /// <param name="error">What is wrong, without the key it was configured by.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out IPEndPoint? endPoint, [NotNullWhen(false)] out string? error)
    {
        (endPoint, error) = (null, null);
        var colon = text?.LastIndexOf(':') ?? -1;
        if (colon <= 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            error = $"'{text}' is not host:port";
            return false;
        }

        var host = text![..colon];
        if (host.Contains(':', StringComparison.Ordinal) && host is not ['[', .., ']'])
        {
            error = $"'{text}' is not host:port; an IPv6 address stands in brackets, as in [::]:{port}";
            return false;
        }

        if (Resolve(host) is not { } address)
        {
            error = $"'{host}' is no address of this computer";
            return false;
        }

        endPoint = new IPEndPoint(address, port);
        return true;
    }

    private static IPAddress? Resolve(string host)
    {
        if (host == "*")
        {
            return Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any;
        }

        if (IPAddress.TryParse(host, out var literal))
        {
            return literal;
        }

        try
        {
            var found = Dns.GetHostAddresses(host);
            return found.FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork) ?? found.FirstOrDefault();
        }
        catch (Exception unknown) when (unknown is SocketException or ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>A listener cannot have its address.</summary>
public sealed class ListenException(string transport, string endPoint, string reason, Exception? inner = null)
    : Exception($"{transport}: cannot listen on {endPoint}: {reason}", inner)
{
    /// <summary>The transport's label, such as <c>snmp</c>.</summary>
    public string Transport { get; } = transport;

    /// <summary>As configured.</summary>
    public string EndPoint { get; } = endPoint;
}
