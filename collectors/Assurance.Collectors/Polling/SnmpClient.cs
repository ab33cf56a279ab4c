using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Assurance.Snmp;
using Assurance.Snmp.Usm;
using RandomNumberGenerator = System.Security.Cryptography.RandomNumberGenerator;

namespace Assurance.Collectors.Polling;

/// <summary>Asks many agents over one socket (SNMPv2c and v3). An answer counts only from the address asked, with the number of the question, and in v3 only
/// with the user's digest, at the level asked and in time.</summary>
internal sealed class SnmpClient : IAsyncDisposable
{
    private const int LargestAnswer = 65_535;

    // Learning the engine, its time, and that both were of before a restart.
    private const int MostSteps = 4;

    private readonly Socket socket = new(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp) { DualMode = true, ReceiveBufferSize = 4 << 20 };
    private readonly ConcurrentDictionary<int, Question> open = new();
    private readonly ConcurrentDictionary<(string Device, IPEndPoint Address), UsmAgent> agents = new();
    private readonly CancellationTokenSource stop = new();
    private readonly TimeProvider clock;
    private readonly long began;
    private readonly Task receiving;

    // Never the same twice for one engine, across restarts as well as can be.
    private ulong salt = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private int lastId = RandomNumberGenerator.GetInt32(int.MaxValue);

    public SnmpClient(TimeProvider clock)
    {
        (this.clock, began) = (clock, clock.GetTimestamp());
        socket.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        receiving = ReceiveAsync();
    }

    /// <summary>Datagrams that answered no open question, or were not secured as they should be.</summary>
    public long Strangers { get; private set; }

    private TimeSpan Now => clock.GetElapsedTime(began);

    /// <summary>The answer to a question for objects; neither answer nor refusal when none came within the profile's time and tries.</summary>
    public Task<PollAnswer> GetAsync(PollTarget target, IReadOnlyList<Oid> names, CancellationToken cancellation)
    {
        var address = Mapped(target.Address);
        return AskAsync(target.Profile, address, AgentOf(target, address), names, cancellation);
    }

    /// <summary>Which engine is there and what its clock shows, by its user's digest over the answer to a question of now; null if none says so.</summary>
    public async Task<(EngineId Engine, RemoteEngineClock Clock)?> ClockOfAsync(IPEndPoint address, PollProfile profile, CancellationToken cancellation)
    {
        var agent = new UsmAgent(profile.User!, profile.Context);
        _ = await AskAsync(profile, Mapped(address), agent, [PollJudge.SysUpTime], cancellation).ConfigureAwait(false);
        return agent.Proven;
    }

    private async Task<PollAnswer> AskAsync(PollProfile profile, IPEndPoint address, UsmAgent? agent, IReadOnlyList<Oid> names, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt <= profile.Retries; attempt++)
        {
            try
            {
                for (var step = 0; step < MostSteps; step++)
                {
                    var answer = await ExchangeAsync(profile, address, agent, names, cancellation).ConfigureAwait(false);
                    if (!answer.IsAgain)
                    {
                        return answer;
                    }
                }
            }
            catch (TimeoutException)
            {
                // The next attempt, or none.
            }
            catch (SocketException)
            {
                // No route is no answer.
            }
        }

        return default;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await receiving.ConfigureAwait(false);
        socket.Dispose();
        stop.Dispose();
    }

    // Of a device whose profile or address changed nothing is known.
    private UsmAgent? AgentOf(PollTarget target, IPEndPoint address)
    {
        if (target.Profile.User is not { } user)
        {
            return null;
        }

        var agent = agents.GetOrAdd((target.Device, address), static (_, profile) => new UsmAgent(profile.User!, profile.Context), target.Profile);
        return agent.User == user && agent.Context == target.Profile.Context ? agent : agents[(target.Device, address)] = new UsmAgent(user, target.Profile.Context);
    }

    private async Task<PollAnswer> ExchangeAsync(PollProfile profile, IPEndPoint address, UsmAgent? agent, IReadOnlyList<Oid> names, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref lastId) & int.MaxValue;
        var question = new Question(address, agent);
        open[id] = question;
        try
        {
            var message = agent is null
                ? new SnmpMessage(SnmpVersion.V2c) { Community = profile.Community, Pdu = SnmpPdu.Get(id, names) }.Encode()
                : agent.Ask(id, names, Interlocked.Increment(ref salt), Now);
            await socket.SendToAsync(message, SocketFlags.None, address, cancellation).ConfigureAwait(false);
            return await question.Answer.Task.WaitAsync(profile.Timeout, clock, cancellation).ConfigureAwait(false);
        }
        finally
        {
            open.TryRemove(id, out _);
        }
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
                if (!TryTake(buffer.AsSpan(0, received.ReceivedBytes), (IPEndPoint)received.RemoteEndPoint))
                {
                    Strangers++;
                }
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

    private bool TryTake(ReadOnlySpan<byte> datagram, IPEndPoint from)
    {
        if (!SnmpMessage.TryDecode(datagram, out var message, out _)
            || !open.TryGetValue(message.V3?.MessageId ?? message.Pdu?.RequestId ?? -1, out var question) || !question.Address.Equals(from))
        {
            return false;
        }

        if (question.Agent is { } agent)
        {
            return agent.TryTake(datagram, message, Now, out var answer) && question.Answer.TrySetResult(answer);
        }

        return message is { V3: null, Pdu: { Type: PduType.Response } pdu } && question.Answer.TrySetResult(new PollAnswer(pdu, null));
    }

    private static IPEndPoint Mapped(IPEndPoint address) => new(address.Address.MapToIPv6(), address.Port);

    private sealed record Question(IPEndPoint Address, UsmAgent? Agent)
    {
        public TaskCompletionSource<PollAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
