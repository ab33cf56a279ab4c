using System.Net.Sockets;
using Assurance.Snmp;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Listening;

/// <summary>
/// Answers informs of SNMPv2c (RFC 3416 §4.2.7), retransmissions like the first: the same octets as a Response, from the address
/// they were sent to. Informs of SNMPv3 are not answered yet.
/// </summary>
internal sealed class InformResponder(IDatagramReceiver socket, ILogger log)
{
    private long answered;

    /// <summary>How many were answered.</summary>
    public long Answered => Volatile.Read(ref answered);

    /// <summary>The answer to a datagram, if it is an inform; anything else costs a look at its tags.</summary>
    public static bool TryPrepare(ReadOnlySpan<byte> datagram, PeerAddress sender, UInt128 destination, out Answer answer)
    {
        var inform = SnmpMessage.TryEncodeResponse(datagram, out var response, out _);
        answer = new Answer(response, sender, destination);
        return inform;
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
