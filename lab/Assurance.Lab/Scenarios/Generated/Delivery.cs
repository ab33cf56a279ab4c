using Assurance.Lab.Network;

namespace Assurance.Lab.Scenarios.Generated;

/// <summary>What becomes of messages on their way: lost, late, doubled, out of order; their stamps by clocks that are wrong.</summary>
internal sealed class Delivery(Conduct conduct, Dice dice, DateTimeOffset start)
{
    private int _number;

    public IEnumerable<Arrival> Of(IReadOnlyList<ScenarioStep> steps, TimeSpan from)
    {
        foreach (var step in steps.OrderBy(s => s.Offset))
        {
            if (dice.Chance(conduct.Lost)) continue;
            var copies = dice.Chance(conduct.Doubled) ? 2 : 1;
            for (var copy = 0; copy < copies; copy++)
            {
                var sent = from + step.Offset;
                var message = step.Render(start + sent + Skew(step.Device), ++_number);
                var late = (dice.Chance(conduct.Late) ? conduct.Lateness : conduct.Jitter) * dice.Fraction();
                yield return new Arrival(sent + late, message.Transport, Unframed(message.Transport, message.Bytes), step.Device, false);
            }
        }
    }

    private TimeSpan Skew(string device)
    {
        var clock = Dice.For(3, device);
        return clock.Chance(conduct.Skewed) ? conduct.Skew * ((2 * clock.Fraction()) - 1) : TimeSpan.Zero;
    }

    // What a receiver has once it has undone RFC 6587's framing.
    private static byte[] Unframed(string transport, byte[] bytes)
    {
        if (transport != "syslog-tcp") return bytes;
        if (bytes[^1] == (byte)'\n') return bytes[..^1];
        var space = Array.IndexOf(bytes, (byte)' ');
        return space > 0 && bytes.AsSpan(0, space).IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 ? bytes[(space + 1)..] : bytes;
    }
}
