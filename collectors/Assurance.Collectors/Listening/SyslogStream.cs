using System.Net.Security;
using System.Net.Sockets;

namespace Assurance.Collectors.Listening;

/// <summary>What a syslog sender's stream is read by: the socket itself, or TLS over it.</summary>
internal abstract class SyslogStream : IDisposable
{
    private const int DrainMilliseconds = 2_000;

    private long? drainUntil;

    /// <summary>When stopping: what has been sent already, then 0. A sender that does not stop is cut off, and knows by the reset.</summary>
    public abstract ValueTask<int> ReceiveAsync(byte[] buffer, CancellationToken stopping);

    public abstract void Dispose();

    /// <summary>Whether what has come may still be read while stopping.</summary>
    protected bool MayDrain()
    {
        drainUntil ??= Environment.TickCount64 + DrainMilliseconds;
        return Environment.TickCount64 < drainUntil;
    }
}

internal sealed class PlainStream(Socket socket) : SyslogStream
{
    public override async ValueTask<int> ReceiveAsync(byte[] buffer, CancellationToken stopping)
    {
        try
        {
            return await socket.ReceiveAsync(buffer, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return MayDrain() && socket.Available > 0 ? socket.Receive(buffer) : 0;
        }
    }

    public override void Dispose() => socket.Dispose();
}

internal sealed class TlsStream(SslStream tls, Socket socket) : SyslogStream
{
    // A read that is broken off leaves TLS in no state to read on: it goes on over the stop, for as long as more comes.
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(100);

    private Task<int>? reading;

    public override async ValueTask<int> ReceiveAsync(byte[] buffer, CancellationToken stopping)
    {
        reading ??= tls.ReadAsync(buffer, CancellationToken.None).AsTask();
        try
        {
            if (!stopping.IsCancellationRequested)
            {
                await reading.WaitAsync(stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // What has come is read below.
        }

        if (!reading.IsCompleted && (!MayDrain() || await Task.WhenAny(reading, Task.Delay(Idle, CancellationToken.None)).ConfigureAwait(false) != reading))
        {
            return 0;
        }

        var count = await reading.ConfigureAwait(false);
        reading = null;
        return count;
    }

    public override void Dispose()
    {
        // The socket first: what still reads ends by it.
        socket.Dispose();
        _ = reading?.ContinueWith(static r => r.Exception, TaskScheduler.Default);
        tls.Dispose();
    }
}
