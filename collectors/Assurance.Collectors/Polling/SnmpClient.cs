using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Assurance.Snmp;

namespace Assurance.Collectors.Polling;

/// <summary>Asks many agents over one socket (SNMPv2c). An answer counts only from the address asked, with the number of the question.</summary>
internal sealed class SnmpClient : IAsyncDisposable
{
    private const int LargestAnswer = 65_535;

    private readonly Socket socket = new(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp) { DualMode = true, ReceiveBufferSize = 4 << 20 };
    private readonly ConcurrentDictionary<int, Question> open = new();
    private readonly CancellationTokenSource stop = new();
    private readonly TimeProvider clock;
    private readonly Task receiving;
    private int lastId;

    public SnmpClient(TimeProvider clock)
    {
        this.clock = clock;
        socket.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        receiving = ReceiveAsync();
    }

    /// <summary>Datagrams that answered no open question.</summary>
    public long Strangers { get; private set; }

    /// <summary>The answer to a question for objects; null when none came within the profile's time and tries.</summary>
    public async Task<SnmpPdu?> GetAsync(PollTarget target, IReadOnlyList<Oid> names, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt <= target.Profile.Retries; attempt++)
        {
            var id = Interlocked.Increment(ref lastId) & int.MaxValue;
            var question = new Question(Mapped(target.Address));
            open[id] = question;
            try
            {
                var message = new SnmpMessage(SnmpVersion.V2c) { Community = target.Profile.Community, Pdu = SnmpPdu.Get(id, names) };
                await socket.SendToAsync(message.Encode(), SocketFlags.None, question.Address, cancellation).ConfigureAwait(false);
                return await question.Answer.Task.WaitAsync(target.Profile.Timeout, clock, cancellation).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // The next attempt, or none.
            }
            catch (SocketException)
            {
                // No route is no answer.
            }
            finally
            {
                open.TryRemove(id, out _);
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await receiving.ConfigureAwait(false);
        socket.Dispose();
        stop.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[LargestAnswer];
        var anybody = new IPEndPoint(IPAddress.IPv6Any, 0);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var received = await socket.ReceiveFromAsync(buffer, SocketFlags.None, anybody, stop.Token).ConfigureAwait(false);
                Take(buffer.AsSpan(0, received.ReceivedBytes), (IPEndPoint)received.RemoteEndPoint);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException)
            {
                // A refused port of somebody asked before: that one is found silent.
            }
        }
    }

    private void Take(ReadOnlySpan<byte> datagram, IPEndPoint from)
    {
        if (SnmpMessage.TryDecode(datagram, out var message, out _) && message.Pdu is { Type: PduType.Response } pdu
            && open.TryGetValue(pdu.RequestId, out var question) && question.Address.Equals(from))
        {
            question.Answer.TrySetResult(pdu);
        }
        else
        {
            Strangers++;
        }
    }

    private static IPEndPoint Mapped(IPEndPoint address) => new(address.Address.MapToIPv6(), address.Port);

    private sealed record Question(IPEndPoint Address)
    {
        public TaskCompletionSource<SnmpPdu> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
