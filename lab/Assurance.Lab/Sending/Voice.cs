using System.Globalization;
using System.Text;
using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;

namespace Assurance.Lab.Sending;

internal enum TrapForm { None, V1, V2 }

internal enum LogForm { None, Udp, TcpCounted, TcpLines }

/// <summary>
/// By which ways a device reports, fixed for each device: backbone and provincial routers by trap and by syslog over TCP
/// or UDP, access routers by one or both, customers' routers by one or, if unmanaged, not at all; power by v1 traps.
/// </summary>
internal sealed record Voice(TrapForm Trap, LogForm Log, bool Structured)
{
    public bool Silent => Trap == TrapForm.None && Log == LogForm.None;

    public static Voice Of(LabDevice device)
    {
        var dice = Dice.For(0, device.Id);
        var trap = dice.Chance(30) ? TrapForm.V1 : TrapForm.V2;
        return device.Role switch
        {
            "core" => new Voice(trap, device.Os == LabOs.HuaweiVrp ? LogForm.TcpLines : LogForm.TcpCounted, true),
            "provider" => new Voice(trap, dice.Chance(50) ? LogForm.Udp : LogForm.TcpLines, true),
            "access" => dice.Next(3) switch
            {
                0 when device.Os != LabOs.CiscoNxOs => new Voice(trap, LogForm.None, false),
                1 => new Voice(TrapForm.None, LogForm.Udp, false),
                _ => new Voice(trap, LogForm.Udp, false),
            },
            "customer" => dice.Next(10) switch
            {
                < 3 => new Voice(TrapForm.None, LogForm.None, false),
                < 6 => new Voice(trap, LogForm.None, false),
                _ => new Voice(TrapForm.None, LogForm.Udp, false),
            },
            _ => new Voice(TrapForm.V1, LogForm.None, false),
        };
    }

    /// <summary>
    /// The messages for a fact. A device with both ways tells of a fault by both; that an interface or a BGP peer is back it
    /// tells by both or by either alone, so that a raise is often cleared by the other transport.
    /// </summary>
    public IEnumerable<ScenarioStep> Say(Fact fact, TimeSpan offset)
    {
        var trap = Trap == TrapForm.None ? null : TrapVoice.For(fact);
        var lines = Log == LogForm.None ? [] : LogVoice.For(fact);
        if (fact is (InterfaceFact or BgpFact) and { Raised: false } && trap is not null && lines.Count > 0)
        {
            var way = Dice.For(1, fact.Device.Id + fact.Object).Next(3);
            if (way == 1) lines = [];
            if (way == 2) trap = null;
        }
        if (trap is not null) yield return new ScenarioStep(offset, fact, "snmp", (at, n) => Encode(trap, fact.Device, at, n));
        var late = offset;
        foreach (var line in lines)
        {
            late += TimeSpan.FromMilliseconds(15);
            yield return new ScenarioStep(late, fact, Log == LogForm.Udp ? "syslog-udp" : "syslog-tcp", (at, n) => Frame(line.Render(fact.Device, at, n, Structured)));
        }
    }

    private byte[] Encode(Trap trap, LabDevice device, DateTimeOffset at, int number)
    {
        // Up since some instant of the past that differs from device to device.
        var upTime = (uint)(at.ToUnixTimeMilliseconds() / 10 % 100_000_000) + (uint)Dice.For(2, device.Id).Next(1_000_000_000);
        return Trap == TrapForm.V1 ? trap.EncodeV1(device.Address, upTime) : trap.EncodeV2(device.Address, upTime, 10_000 + number);
    }

    private byte[] Frame(byte[] line) => Log switch
    {
        LogForm.TcpCounted => [.. Encoding.ASCII.GetBytes(line.Length.ToString(CultureInfo.InvariantCulture) + " "), .. line],
        LogForm.TcpLines => [.. line, (byte)'\n'],
        _ => line,
    };
}
