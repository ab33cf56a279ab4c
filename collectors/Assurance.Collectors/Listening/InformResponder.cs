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
