using System.Globalization;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;

namespace Assurance.Collectors.Polling;

/// <summary>What one device's interfaces counted from look to look: a line that loses frames says nothing of it by itself.</summary>
internal sealed class InterfaceCounters
{
    /// <summary>Rounds from one look to the next.</summary>
    public const int Every = 5;

    // RFC 2863. Packets by their 64 bits where the agent has them: 32 turn over within half a minute on a fast line.
    private static readonly Oid InErrors = Oid.Parse("1.3.6.1.2.1.2.2.1.14");
    private static readonly Oid InPackets = Oid.Parse("1.3.6.1.2.1.2.2.1.11");
    private static readonly Oid InPackets64 = Oid.Parse("1.3.6.1.2.1.31.1.1.1.7");

    // Raised at one in a thousand, over when below a tenth of that; few errors prove nothing.
    private const long LeastErrors = 100;
    private const double Raise = 1e-3;
    private const double Clear = 1e-4;

    private readonly Dictionary<string, Counted> before = new(StringComparer.Ordinal);

    private readonly record struct Counted(uint Errors, ulong Packets, bool Wide);

    public static Oid[] Names(Resource of) => [InErrors.Append(Index(of)), InPackets.Append(Index(of)), InPackets64.Append(Index(of))];

    /// <summary>The agent began anew, and so did its counters.</summary>
    public void Forget() => before.Clear();

    /// <summary>What the answers say beside those of the last look.</summary>
    public IEnumerable<PollFinding> Judge(
        PollTarget target, IEnumerable<Resource> interfaces, IReadOnlyCollection<StandingAlarm> standing, IReadOnlyDictionary<Oid, SnmpValue> answers)
    {
        foreach (var of in interfaces)
        {
            if (Read(of, answers) is not { } now)
            {
                before.Remove(of.Id);
                continue;
            }

            if (before.TryGetValue(of.Id, out var then) && then.Wide == now.Wide && Judge(target, of, then, now, standing) is { } finding)
            {
                yield return finding;
            }

            before[of.Id] = now;
        }
    }

    private static PollFinding? Judge(PollTarget target, Resource of, Counted then, Counted now, IReadOnlyCollection<StandingAlarm> standing)
    {
        // 32-bit counters turn over; a 64-bit one that went back began anew.
        var errors = unchecked(now.Errors - then.Errors);
        if (now.Wide && now.Packets < then.Packets)
        {
            return null;
        }

        var packets = now.Wide ? now.Packets - then.Packets : unchecked((uint)now.Packets - (uint)then.Packets);
        var all = (double)errors + packets;
        var stands = standing.Any(a => a.Condition == Conditions.InterfaceErrors && a.Object.Id == of.Id);
        var text = string.Create(CultureInfo.InvariantCulture, $"ifInErrors.{of.IfIndex} counted {errors} beside {packets} packets since the last look");
        return !stands && errors >= LeastErrors && errors >= all * Raise ? PollJudge.OfInterface(target, of, AlarmAction.Raise, Conditions.InterfaceErrors, text)
            : stands && all > 0 && errors < all * Clear ? PollJudge.OfInterface(target, of, AlarmAction.Clear, Conditions.InterfaceErrors, text)
            : null;
    }

    private static Counted? Read(Resource of, IReadOnlyDictionary<Oid, SnmpValue> answers)
    {
        if (Value(answers, InErrors, of) is not { } errors)
        {
            return null;
        }

        return Value(answers, InPackets64, of) is { } wide ? new((uint)errors, wide, true)
            : Value(answers, InPackets, of) is { } packets ? new((uint)errors, packets, false)
            : null;
    }

    private static ulong? Value(IReadOnlyDictionary<Oid, SnmpValue> answers, Oid column, Resource of) =>
        answers.TryGetValue(column.Append(Index(of)), out var value) ? value.AsUInt64() : null;

    private static uint Index(Resource of) => (uint)of.IfIndex!.Value;
}
