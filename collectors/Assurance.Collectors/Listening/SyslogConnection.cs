using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Assurance.Collectors.Journal;
using Assurance.Model.Journal;
using Assurance.Syslog;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Listening;

/// <summary>One sender's stream, cut into frames, each an entry of the journal.</summary>
internal sealed class SyslogConnection
{
    private const int BufferBytes = 64 << 10;

    private readonly Socket socket;
    private readonly TlsServer? tls;
    private readonly Intake intake;
    private readonly ILogger log;
    private readonly FrameReader frames = new();
    private readonly List<SyslogFrame> read = [];
    private readonly byte[] source;
    private readonly int port;
    private readonly SourceCounts counts;
    private readonly TcpAllowances allowances;
    private readonly SourceAllowance allowance;
    private bool cutSaid;

    // Whether it ever sent a PRI; what never did and sends no text either is no sender of syslog.
    private bool hasSpoken;
    private bool isNoise;

    /// <param name="tls">Null: plain TCP.</param>
    /// <param name="allowances">Says how fast its sender is read.</param>
    public SyslogConnection(Socket socket, TlsServer? tls, Intake intake, SourceTable table, TcpAllowances allowances, ILogger log)
    {
        (this.socket, this.tls, this.intake, this.allowances, this.log) = (socket, tls, intake, allowances, log);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        var peer = PeerAddress.Of((IPEndPoint)socket.RemoteEndPoint!);
        (Source, port) = (peer.Text(), peer.Port);
        source = Encoding.ASCII.GetBytes(Source);
        counts = table.Of(intake.Transport, Source);
        allowance = allowances.Of(Source);
    }

    public string Source { get; }

    /// <summary>Until the sender ends, breaks off, or the product stops; never faults.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var stream = await OpenAsync(stopping).ConfigureAwait(false);
        if (stream is null)
        {
            return;
        }

        var buffer = new byte[BufferBytes];
        try
        {
            while (!isNoise && await stream.ReceiveAsync(buffer, stopping).ConfigureAwait(false) is var count and > 0)
            {
                frames.Append(buffer.AsSpan(0, count));
                var entered = await EnterAsync().ConfigureAwait(false);
                await allowances.WaitAsync(allowance, entered, counts, stopping).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            log.BrokeOff(intake.Transport.Label(), Source, error.Message);
        }

        frames.Complete();
        await EnterAsync().ConfigureAwait(false);
    }

    /// <summary>Null when the sender did not get as far as to be read.</summary>
    private async Task<SyslogStream?> OpenAsync(CancellationToken stopping)
    {
        if (tls is null)
        {
            return new PlainStream(socket);
        }

        try
        {
            return new TlsStream(await tls.AcceptAsync(new NetworkStream(socket), stopping).ConfigureAwait(false), socket);
        }
        catch (Exception fault) when (fault is AuthenticationException or IOException or OperationCanceledException or SocketException)
        {
            if (!stopping.IsCancellationRequested)
            {
                intake.NotOpened(fault is AuthenticationException ? "certificate" : fault is OperationCanceledException ? "timeout" : "handshake");
                log.NoTls(Source, fault.InnerException?.Message ?? fault.Message);
            }

            socket.Dispose();
            return null;
        }
    }

    /// <summary>Returns how many frames there were.</summary>
    private async ValueTask<int> EnterAsync()
    {
        while (frames.TryRead(out var frame))
        {
            read.Add(frame);
            SayCut(frame);
        }

        if (!hasSpoken)
        {
            Judge();
        }

        var bytes = 0;
        foreach (var frame in read)
        {
            bytes += RecordFormat.Size(source.Length, frame.Octets.Length);
        }

        if (read.Count == 0)
        {
            return 0;
        }

        var arrived = intake.Now();
        intake.Received(read.Count);
        var (chunk, waits) = (intake.Chunk(arrived, bytes), allowances.Waits(counts));
        foreach (var frame in read)
        {
            counts.Received(arrived);
            if (waits)
            {
                counts.Wait();
            }

            chunk.Add(waits ? RecordKind.Deferred : RecordKind.Datagram, source, port, frame.Octets.Span);
        }

        read.Clear();
        await intake.EnterAsync(chunk).ConfigureAwait(false);
        return chunk.Count;
    }

    // Noise has line ends anywhere: it becomes one entry, for whoever looks into quarantine, and not hundreds of odd messages.
    private void Judge()
    {
        hasSpoken = read.Exists(static f => f.Octets.Span is [(byte)'<', >= (byte)'0' and <= (byte)'9', ..]);
        isNoise = !hasSpoken && read.Exists(static f => BinaryOctets.Are(f.Octets.Span));
        if (!isNoise)
        {
            return;
        }

        frames.Complete();
        while (frames.TryRead(out var rest))
        {
            read.Add(rest);
        }

        var octets = new List<byte>();
        foreach (var frame in read)
        {
            octets.AddRange(frame.Octets.Span);
            octets.Add((byte)'\n');
        }

        read.Clear();
        read.Add(new SyslogFrame(octets.ToArray(), SyslogFraming.NonTransparent));
        intake.Limited("no-syslog");
        log.NoSyslog(intake.Transport.Label(), Source);
    }

    private void SayCut(SyslogFrame frame)
    {
        if (!frame.Oversize)
        {
            return;
        }

        intake.Limited("frame");
        if (!cutSaid)
        {
            cutSaid = true;
            log.FramesCut(intake.Transport.Label(), Source, FrameReader.DefaultMaxFrame);
        }
    }
}
