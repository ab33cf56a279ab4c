using System.Net.Sockets;
using Assurance.Collectors.Usm;
using Assurance.Snmp;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Listening;

/// <summary>
/// Answers informs of SNMPv2c (RFC 3416 §4.2.7), retransmissions like the first: the same octets as a Response, from the address
/// they were sent to; and those of SNMPv3 by USM.
/// </summary>
/// <param name="usm">Null: SNMPv3 is not answered.</param>
internal sealed class InformResponder(IDatagramReceiver socket, UsmResponder? usm, ILogger log)
{
    private long answered;

    /// <summary>How many were answered.</summary>
    public long Answered => Volatile.Read(ref answered);

    /// <summary>A trap of SNMPv1 or v2c in the form nearly all have, told by its first octets; false proves nothing.</summary>
    public static bool AsksNothing(ReadOnlySpan<byte> datagram)
    {
        // SEQUENCE, version, community, then the PDU's tag: RFC 3416 section 3.
        if (datagram.Length < 16 || datagram[0] != 0x30)
        {
            return false;
        }

        var at = datagram[1] < 0x80 ? 2 : 2 + (datagram[1] & 0x7F);
        if (at > 6 || datagram[at + 4] >= 0x80 || datagram[at] != 0x02 || datagram[at + 1] != 1 || datagram[at + 2] > 1 || datagram[at + 3] != 0x04)
        {
            return false;
        }

        var pdu = at + 5 + datagram[at + 4];
        return pdu < datagram.Length && datagram[pdu] is (byte)PduType.TrapV1 or (byte)PduType.TrapV2;
    }

    /// <summary>The answer to a datagram, if it is an inform; anything else costs a look at its tags.</summary>
    public bool TryPrepare(ReadOnlySpan<byte> datagram, PeerAddress sender, UInt128 destination, out Answer answer)
    {
        var isAnswered = SnmpMessage.TryEncodeResponse(datagram, out var response, out var error)
            || (usm is not null && error is { Field: "version" or "community" } && usm.TryAnswer(datagram, out response));
        answer = new Answer(response, sender, destination);
        return isAnswered;
    }

    public void Send(IReadOnlyList<Answer> answers)
    {
        foreach (var answer in answers)
        {
            try
            {
                socket.Answer(answer.Octets, answer.To, answer.From);
                Interlocked.Increment(ref answered);
            }
            catch (SocketException error)
            {
                log.CannotAnswer(answer.To.Text(), error.Message);
            }
        }
    }

    internal readonly record struct Answer(byte[] Octets, PeerAddress To, UInt128 From);
}
