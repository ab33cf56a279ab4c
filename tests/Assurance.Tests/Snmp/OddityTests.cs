using System.Globalization;
using Assurance.Snmp;
using Assurance.Tests.Support;

namespace Assurance.Tests.Snmp;

/// <summary>
/// Datagrams as odd agents encode them, made from X.690 and RFCs 1157, 2578, 3416, 3417 and 3584, in <c>oddities.txt</c>: each with its reading here and what
/// net-snmp's <c>snmptrapd</c> does with it. What it reads is refused here in one case, which says why.
/// </summary>
public sealed class OddityTests
{
    public static TheoryData<string, string, string> Cases() => Oddities.Beside();

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_odd_datagram_reads_as_stated(string name, string octets, string reading) =>
        Assert.Equal((name, reading), (name, Reading(Convert.FromHexString(octets))));

    [Fact]
    public void An_inform_whose_request_id_is_held_as_unsigned_is_answered_with_the_same_octets()
    {
        var inform = Convert.FromHexString("302502010104067075626c6963a618020500fffffff00201000201003009300706032b06010500");

        Assert.True(SnmpMessage.TryEncodeResponse(inform, out var response, out var error), error.ToString());
        inform[13] = (byte)PduType.Response;
        Assert.Equal(inform, response);
        Assert.True(SnmpMessage.TryDecode(response, out var read, out error), error.ToString());
        Assert.Equal(-16, read.Pdu!.RequestId);
    }

    private static string Reading(byte[] octets)
    {
        if (!SnmpMessage.TryDecode(octets, out var message, out var error))
        {
            return $"REFUSED {error}";
        }

        Assert.True(SnmpNotification.TryFrom(message, out var n, out _));
        var at = n.Uptime is { } uptime ? (uptime.TotalMilliseconds / 10).ToString(CultureInfo.InvariantCulture) : "-";
        return $"{n.Version} {n.Kind} {(n.TrapOid.IsEmpty ? "-" : n.TrapOid)} at {at}"
            + (n.V1?.AgentAddress is { } agent ? $" of {agent}" : "") + (n.TrapAddress is { } address ? $" for {address}" : "")
            + (n.Truncated ? " truncated" : "") + (n.Problem is { } problem ? $" ({problem.What})" : "") + ": "
            + string.Join(" ; ", n.VarBinds.Select(v => $"{v.Name}={v.Value.Type}:{v.Value.AsText()}"));
    }
}
