using System.Net;
using System.Net.Sockets;
using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;

namespace Assurance.Lab.Sending;

/// <summary>Sends interface raises and clears from all over the network at a steady rate, to see what a receiver bears.</summary>
internal sealed class Storm
{
    private const int Distinct = 8_192;
    private readonly (byte[] Bytes, bool IsTrap)[] _messages;

    /// <param name="kind"><c>trap</c>, <c>syslog</c> or <c>mixed</c>.</param>
    /// <exception cref="ArgumentException">Another kind.</exception>
    public Storm(LabNetwork network, string kind, DateTimeOffset now)
    {
        if (kind is not ("trap" or "syslog" or "mixed")) throw new ArgumentException($"--kind is trap, syslog or mixed, not '{kind}'");
        var devices = network.Devices.ToDictionary(d => d.Id);
        var steps = network.Resources.Where(r => r.Kind == "interface").SelectMany(r => Steps(devices[r.Device], r))
            .Where(s => kind == "mixed" || s.Transport == (kind == "trap" ? "snmp" : "syslog-udp"));
        _messages = [.. steps.Take(Distinct).Select((s, n) => (s.Render(now, n + 1).Bytes, s.Transport == "snmp"))];
    }

    /// <summary>Sends for that long, catching up in bursts of a millisecond's worth when the clock is coarser than the rate.</summary>
    /// <param name="rate">Messages a second, above 0.</param>
    /// <returns>Messages sent and the time it took.</returns>
    public (long Sent, TimeSpan Took) Run(LabTargets targets, int rate, TimeSpan length, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { SendBufferSize = 4 << 20 };
        var (traps, logs) = (Address(targets.Snmp), Address(targets.SyslogUdp));
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        var total = (long)(rate * length.TotalSeconds);
        long sent = 0;
        while (sent < total && !cancellation.IsCancellationRequested)
        {
            var due = Math.Min(total, (long)(clock.GetElapsedTime(start).TotalSeconds * rate) + 1);
            if (due <= sent)
            {
                Thread.Sleep(1);
                continue;
            }
            for (; sent < due; sent++)
            {
                var (bytes, isTrap) = _messages[sent % _messages.Length];
                socket.SendTo(bytes, SocketFlags.None, isTrap ? traps : logs);
            }
        }
        return (sent, clock.GetElapsedTime(start));
    }

    // Every interface goes down and comes back, by whatever ways its device has over UDP.
    private static IEnumerable<ScenarioStep> Steps(LabDevice device, LabResource resource) =>
        ((bool[])[true, false]).SelectMany(raised => Voice.Of(device).Say(new InterfaceFact(device, resource, raised), TimeSpan.Zero))
            .Where(s => s.Transport != "syslog-tcp");

    private static SocketAddress Address(IPEndPoint? target) => (target ?? new IPEndPoint(IPAddress.Loopback, 9)).Serialize();
}
