using System.Net;
using System.Net.Sockets;
using System.Text;
using Assurance.Collectors.Journal;
using Assurance.Model.Journal;
using Assurance.Syslog;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Listening;

/// <summary>One sender's stream, cut into frames, each an entry of the journal.</summary>
internal sealed class SyslogConnection
{
    private const int BufferBytes = 16 << 10;
    private const int DrainMilliseconds = 2_000;

    private readonly Socket socket;
    private readonly Intake intake;
    private readonly ILogger log;
    private readonly FrameReader frames = new();
    private readonly List<SyslogFrame> read = [];
    private readonly byte[] source;
    private readonly int port;
    private readonly SourceCounts counts;
    private bool cutSaid;
    private long? drainUntil;

    public SyslogConnection(Socket socket, Intake intake, SourceTable table, ILogger log)
    {
        (this.socket, this.intake, this.log) = (socket, intake, log);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        var peer = PeerAddress.Of((IPEndPoint)socket.RemoteEndPoint!);
        (Source, port) = (peer.Text(), peer.Port);
        source = Encoding.ASCII.GetBytes(Source);
        counts = table.Of(intake.Transport, Source);
    }

    public string Source { get; }

    /// <summary>Until the sender ends, breaks off, or the product stops; never faults.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var _ = socket;
        var buffer = new byte[BufferBytes];
        try
        {
            while (await ReceiveAsync(buffer, stopping).ConfigureAwait(false) is var count and > 0)
            {
                frames.Append(buffer.AsSpan(0, count));
                await EnterAsync().ConfigureAwait(false);
            }
        }
        catch (SocketException error)
        {
            log.BrokeOff(intake.Transport.Label(), Source, error.Message);
        }

        frames.Complete();
        await EnterAsync().ConfigureAwait(false);
    }

    /// <summary>When stopping: what has been sent already, then 0. A sender that does not stop is cut off, and knows by the reset.</summary>
    private async ValueTask<int> ReceiveAsync(byte[] buffer, CancellationToken stopping)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            drainUntil ??= Environment.TickCount64 + DrainMilliseconds;
            return socket.Available > 0 && Environment.TickCount64 < drainUntil ? socket.Receive(buffer) : 0;
        }
    }

    private async ValueTask EnterAsync()
    {
        var bytes = 0;
        while (frames.TryRead(out var frame))
        {
            read.Add(frame);
            bytes += RecordFormat.Size(source.Length, frame.Octets.Length);
            SayCut(frame);
        }

        if (read.Count == 0)
        {
            return;
        }

        var arrived = intake.Now();
        intake.Received(read.Count);
        var chunk = intake.Chunk(arrived, bytes);
        foreach (var frame in read)
        {
            counts.Received(arrived);
            chunk.Add(RecordKind.Datagram, source, port, frame.Octets.Span);
        }

        read.Clear();
        await intake.EnterAsync(chunk).ConfigureAwait(false);
    }

    private void SayCut(SyslogFrame frame)
    {
        if (frame.Oversize && !cutSaid)
        {
            cutSaid = true;
            log.FramesCut(intake.Transport.Label(), Source, FrameReader.DefaultMaxFrame);
        }
    }
}
