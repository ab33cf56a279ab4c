using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Assurance.Collectors.Journal;
using Assurance.Collectors.Usm;
using Assurance.Model.Journal;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Listening;

/// <summary>One UDP port: a thread that takes datagrams in batches and hands them to the journal without looking into them.</summary>
internal sealed class UdpListener : IDisposable
{
    private const int ChunkBytes = 64 << 10;
    private const int DrainMilliseconds = 2_000;
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(100);

    private readonly Socket socket;
    private readonly IDatagramReceiver receiver;
    private readonly Intake intake;
    private readonly Admission admission;
    private readonly InformResponder? informs;
    private readonly KernelDrops drops;
    private readonly ILogger log;
    private readonly ManualResetEventSlim stopping = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread thread;

    /// <param name="ceiling">What one sender may send under pressure.</param>
    /// <param name="turns">When senders take turns.</param>
    /// <param name="usm">Answers SNMPv3; null where nothing does.</param>
    public UdpListener(
        Socket socket, IDatagramReceiver receiver, Intake intake, SourceTable table, SourceCeiling ceiling, SourceTurns turns, UsmResponder? usm, ILogger log)
    {
        (this.socket, this.receiver, this.intake, this.log) = (socket, receiver, intake, log);
        admission = new Admission(receiver, intake, new KnownSources(table, intake.Transport, ceiling), ceiling, turns, log);
        informs = intake.Transport == Transport.Snmp ? new InformResponder(receiver, usm, log) : null;
        drops = new KernelDrops(socket, intake, log);
        LocalEndPoint = (IPEndPoint)socket.LocalEndPoint!;
        thread = new Thread(Run) { Name = $"{intake.Transport.Label()} listener", IsBackground = true };
    }

    public IPEndPoint LocalEndPoint { get; }

    public long InformsAnswered => informs?.Answered ?? 0;

    public void Start()
    {
        log.Listens(intake.Transport.Label(), LocalEndPoint, socket.ReceiveBufferSize);
        thread.Start();
    }

    /// <summary>Closes the door, takes in what stands in it, and returns when that is durable and answered, or given up.</summary>
    public async Task StopAsync()
    {
        stopping.Set();
        if (!thread.ThreadState.HasFlag(ThreadState.Unstarted))
        {
            await stopped.Task.ConfigureAwait(false);
        }

        await intake.Settled().ConfigureAwait(false);
    }

    public void Dispose()
    {
        receiver.Dispose();
        stopping.Dispose();
    }

    private void Run()
    {
        FirstInLine.Step();
        while (!stopping.IsSet)
        {
            ReceiveOnce(wait: true);
        }

        Deafen();
        var until = Environment.TickCount64 + DrainMilliseconds;
        while (ReceiveOnce(wait: false) && Environment.TickCount64 < until)
        {
        }

        drops.Look(atOnce: true);
        stopped.SetResult();
    }

    private bool ReceiveOnce(bool wait)
    {
        try
        {
            var count = receiver.Receive(wait);
            Enter(count);
            drops.Look(atOnce: count == 0);
            return count > 0;
        }
        catch (SocketException error)
        {
            log.CannotReceive(intake.Transport.Label(), error.Message);
            stopping.Wait(Retry);
            return false;
        }
    }

    /// <summary>Connected to the discard port, a UDP socket hears nobody; what it has heard before stays to be read.</summary>
    private void Deafen()
    {
        try
        {
            socket.Connect(socket.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback, 9);
        }
        catch (SocketException error)
        {
            log.CannotReceive(intake.Transport.Label(), error.Message);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Enter(int count)
    {
        if (count == 0)
        {
            return;
        }

        intake.Received(count);
        var arrived = intake.Now();
        for (var rest = admission.Of(count, arrived); rest.Length > 0;)
        {
            var (next, bytes) = (0, 0);
            while (next < rest.Length && (next == 0 || bytes < ChunkBytes))
            {
                bytes += RecordFormat.Size(rest[next].Source.Ascii.Length, receiver.Payload(rest[next].Index).Length);
                next++;
            }

            Enter(rest[..next], bytes, arrived);
            rest = rest[next..];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Enter(ReadOnlySpan<Admitted> datagrams, int bytes, DateTimeOffset arrived)
    {
        var answers = Answers(datagrams);
        var chunk = intake.Chunk(arrived, bytes, answers is null ? null : () => SendLater(answers));
        foreach (ref readonly var datagram in datagrams)
        {
            chunk.Add(datagram.Waits ? RecordKind.Deferred : RecordKind.Datagram, datagram.Source.Ascii, datagram.Sender.Port, receiver.Payload(datagram.Index));
        }

        intake.TryEnter(chunk);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private List<InformResponder.Answer>? Answers(ReadOnlySpan<Admitted> datagrams)
    {
        if (informs is null)
        {
            return null;
        }

        List<InformResponder.Answer>? answers = null;
        foreach (ref readonly var datagram in datagrams)
        {
            var payload = receiver.Payload(datagram.Index);
            if (!InformResponder.AsksNothing(payload)
                && informs.TryPrepare(payload, datagram.Sender, receiver.Destination(datagram.Index), out var answer))
            {
                (answers ??= []).Add(answer);
            }
        }

        return answers;
    }

    // Not on the journal's thread, which has other commits to make.
    private void SendLater(List<InformResponder.Answer> answers) => ThreadPool.UnsafeQueueUserWorkItem(
        static state =>
        {
            state.Listener.informs!.Send(state.Answers);
            state.Listener.intake.Settle();
        },
        (Listener: this, Answers: answers),
        preferLocal: false);
}
