using System.Diagnostics;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Usm;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;
using Assurance.Snmp.Usm;
using Assurance.Syslog;

namespace Assurance.Benchmarks.Fuzzing;

/// <summary>What is fed: it reads octets and returns in a few words what they were to it, which is new or known; it throws where a promise is broken.</summary>
/// <param name="Seeds">What its inputs are made from at first.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Func<byte[], string> Read)
{
    /// <summary>Allocated at most: so much, and so much an octet. No length field may buy more.</summary>
    private const long AllocatedAtMost = 4_000_000, AllocatedAnOctet = 2_000;

    private static readonly DateTimeOffset At = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All(FuzzSeeds seeds, RuleSet rules) =>
    [
        new("snmp", seeds.Packets, Snmp),
        new("notification", seeds.Packets, new NotificationReading().Read),
        new("response", seeds.Packets, octets => SnmpMessage.TryEncodeResponse(octets, out var response, out var error) ? $"{response.Length}" : Shape(error.ToString())),
        new("usm", seeds.Packets, new UsmReading(At).Read),
        new("syslog", seeds.Messages, Syslog),
        new("frames", seeds.Streams, Frames),
        new("trap-line", seeds.Packets, octets => Line(Transport.Snmp, octets, rules)),
        new("syslog-line", seeds.Messages, octets => Line(Transport.SyslogUdp, octets, rules)),
    ];

    /// <summary>Reads an input. A fault is what was thrown, or that it took too long or too much.</summary>
    /// <param name="longest">Of one input; tried again before it is told, for other work on the machine is not the input's.</param>
    public string? Fault(byte[] octets, TimeSpan longest, out string shape)
    {
        shape = "";
        for (var attempt = 1; ; attempt++)
        {
            var (allocated, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            try
            {
                shape = Read(octets);
            }
            catch (Exception fault)
            {
                return fault.ToString();
            }

            var took = Stopwatch.GetElapsedTime(start);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            if (took <= longest && allocated <= AllocatedAtMost + (AllocatedAnOctet * octets.Length))
            {
                return null;
            }

            if (attempt == 5)
            {
                return $"{octets.Length} octets took {took.TotalMilliseconds:0} ms and {allocated} octets of memory";
            }
        }
    }

    private static string Snmp(byte[] octets)
    {
        if (!SnmpMessage.TryDecode(octets, out var message, out var error))
        {
            return Shape(error.ToString());
        }

        var notified = SnmpNotification.TryFrom(message, out var notification, out error);
        if (message.Pdu is { Truncated: false } pdu && message.V3 is null)
        {
            Expect(SnmpMessage.TryDecode(message.Encode(), out var again, out error), $"what was read and written cannot be read: {error}");
            Expect(again.Pdu!.VarBinds.Count == pdu.VarBinds.Count && again.Pdu.Type == pdu.Type, "what was read and written reads differently");
        }

        return $"{message.Version} {message.Pdu?.Type} {notified} {(notified ? notification.Problem?.ToString() is { } problem ? Shape(problem) : "" : "")} {message.Pdu?.VarBinds.Count}";
    }

    private static string Syslog(byte[] octets)
    {
        if (!SyslogDecoder.TryDecode(octets, At, out var message, out var error))
        {
            return Shape(error.ToString());
        }

        Expect(message.Text.Length <= SyslogDecoder.MaxOctets, "the text is longer than the message");
        return $"{message.Format} {message.Vendor} {message.Leniencies} {message.HasYear} {message.HasZone} {message.Hostname is null} {message.AppName is null} {message.StructuredData.Count}";
    }

    // The chunks a stream comes in change nothing.
    private static string Frames(byte[] octets)
    {
        var whole = Cut(octets, int.MaxValue);
        var cut = new Mutator(octets.Length).Chunk(7);
        Expect(whole.SequenceEqual(Cut(octets, cut)), $"the stream in chunks of {cut} gives other frames");
        return string.Join(' ', whole.Take(6).Select(f => f[..4]));
    }

    private static List<string> Cut(byte[] octets, int chunk)
    {
        var reader = new FrameReader(480);
        var frames = new List<string>();
        for (var at = 0; at < octets.Length; at += chunk)
        {
            reader.Append(octets.AsSpan(at, Math.Min(chunk, octets.Length - at)));
            Drain(reader, frames);
            if (chunk == int.MaxValue)
            {
                break;
            }
        }

        reader.Complete();
        Drain(reader, frames);
        return frames;
    }

    private static void Drain(FrameReader reader, List<string> frames)
    {
        while (reader.TryRead(out var frame))
        {
            frames.Add($"{(int)frame.Framing}{(frame.Oversize ? 'o' : '-')}{(frame.Unmarked ? 'u' : '-')}{(frame.Unterminated ? 't' : '-')} {Convert.ToHexString(frame.Octets.Span)}");
        }
    }

    private static string Line(Transport transport, byte[] octets, RuleSet rules)
    {
        if (!DatagramDecoder.TryDecode(new DatagramEntry(1, At, transport, "192.0.2.9", 514, octets), out var decoded, out var quarantined))
        {
            return quarantined.Reason;
        }

        var normalised = Normaliser.Normalise(decoded, rules, NetworkInventory.Empty);
        return $"{normalised.Rule} {normalised.Vendor} {normalised.Reports.Length}";
    }

    private static void Expect(bool holds, string promise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(promise);
        }
    }

    // Errors name places; that they are at another place makes them no other error.
    private static string Shape(string error) => new([.. error.Where(c => !char.IsAsciiDigit(c))]);

    /// <summary>A reader used again and again has to read what one of its own does, and a copy to stay.</summary>
    private sealed class NotificationReading
    {
        private readonly NotificationReader reader = new();
        private SnmpNotification? kept;
        private string keptTold = "";

        public string Read(byte[] octets)
        {
            var isRead = reader.TryRead(octets, out var read);
            var alone = SnmpNotification.TryDecode(octets, out var expected, out _) && expected.Version != SnmpVersion.V3;
            Expect(isRead == alone && (!alone || Told(read!) == Told(expected)), "a reader used before reads differently");
            Expect(kept is null || Told(kept) == keptTold, "a copy did not stay");
            (kept, keptTold) = isRead ? (read!.Copy(), Told(read)) : (null, "");
            return isRead ? $"{read!.Version} {read.Kind} {read.VarBinds.Count} {read.Truncated} {read.TrapOid.Length} {read.Uptime is null} {read.TrapAddress is null}" : "";
        }

        private static string Told(SnmpNotification n) => $"{n} {n.Community} {n.Uptime} {n.V1} {n.TrapAddress} {n.Truncated} {n.Problem} {string.Join(';', n.VarBinds)}";
    }

    private sealed class UsmReading(DateTimeOffset at)
    {
        private readonly SnmpMessage header = new(SnmpVersion.V3) { V3 = new SnmpV3Header(1, 65507, MessageFlags.Authenticated | MessageFlags.Private, 3) };
        private readonly UsmReceiver receiver = new(
            new UsmUsers([FuzzSeeds.User]), null);

        public string Read(byte[] octets)
        {
            // What decryption gives is as much the sender's as the packet.
            header.TryReadPlaintext(octets, out _, out _);
            if (!SnmpMessage.TryDecode(octets, out var message, out var error))
            {
                return Shape(error.ToString());
            }

            if (message.V3 is null)
            {
                return "not v3";
            }

            var failure = receiver.Check(octets, message, at, "", out var plaintext);
            message.TryReadPlaintext(plaintext.Span, out var opened, out _);
            return $"{failure} {opened.Pdu?.Type}";
        }
    }
}
