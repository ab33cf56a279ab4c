using System.Globalization;
using System.Net;

namespace Assurance.Lab.Sending;

/// <summary>Where the product listens. Null: that transport is not sent to.</summary>
public sealed record LabTargets(IPEndPoint? Snmp, IPEndPoint? SyslogUdp, IPEndPoint? SyslogTcp)
{
    public static LabTargets Default { get; } = new(new(IPAddress.Loopback, 1162), new(IPAddress.Loopback, 5514), new(IPAddress.Loopback, 5514));

    /// <exception cref="FormatException">Not <c>address:port</c>.</exception>
    public static IPEndPoint Parse(string text) =>
        IPEndPoint.TryParse(text, out var endPoint) && endPoint.Port != 0
            ? endPoint
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{text}' is not an address and port such as 127.0.0.1:1162"));
}
