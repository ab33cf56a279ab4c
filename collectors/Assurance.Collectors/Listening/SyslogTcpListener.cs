using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Assurance.Model.Journal;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Listening;

/// <summary>Syslog over TCP (RFC 6587), both framings, or over TLS (RFC 5425). A sender is not read from while there is no room for what it sent.</summary>
internal sealed class SyslogTcpListener : IDisposable
{
    private const int MaxConnections = 1_000;

    // Whoever opens ever more leaves room to others.
    private const int MaxOfOne = MaxConnections / 2;
    private static readonly TimeSpan SayAgain = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(100);

    private readonly Socket socket;
    private readonly TlsServer? tls;
    private readonly Intake intake;
    private readonly SourceTable table;
    private readonly TcpAllowances allowances;
    private readonly ILogger log;
    private long? saidAt;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Task, string> connections = new();
    private Task accepting = Task.CompletedTask;

    /// <param name="tls">Null: plain TCP.</param>
    /// <param name="ceiling">What one sender may send under pressure.</param>
    /// <param name="turns">When senders take turns.</param>
    public SyslogTcpListener(Socket socket, TlsServer? tls, Intake intake, SourceTable table, SourceCeiling ceiling, SourceTurns turns, ILogger log)
    {
        allowances = new TcpAllowances(intake, ceiling, turns, log);
        (this.socket, this.tls, this.intake, this.table, this.log) = (socket, tls, intake, table, log);
        LocalEndPoint = (IPEndPoint)socket.LocalEndPoint!;
    }

    public IPEndPoint LocalEndPoint { get; }

    public void Start()
    {
        log.Listens(intake.Transport.Label(), LocalEndPoint, socket.ReceiveBufferSize);
        accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Takes no more connections, takes in what the open ones have sent, and returns when that is durable or given up.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await accepting.ConfigureAwait(false);
        await Task.WhenAll(connections.Keys).ConfigureAwait(false);
        await intake.Settled().ConfigureAwait(false);
    }

    public void Dispose()
    {
        socket.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Admit(await socket.AcceptAsync(stopping.Token).ConfigureAwait(false));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException error)
            {
                // Such as too many open files: those who wait to be accepted can wait.
                log.CannotReceive(intake.Transport.Label(), error.Message);
                await Task.Delay(Retry, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Admit(Socket accepted)
    {
        var connection = new SyslogConnection(accepted, tls, intake, table, allowances, log);
        if (connections.Count >= MaxConnections || connections.Values.Count(s => s == connection.Source) >= MaxOfOne)
        {
            intake.Limited("connections");
            SayRefused(connection.Source);
            accepted.Dispose();
            return;
        }

        var running = connection.RunAsync(stopping.Token);
        connections.TryAdd(running, connection.Source);
        running.ContinueWith(
            done => connections.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void SayRefused(string source)
    {
        var now = Environment.TickCount64;
        if (saidAt is null || now - saidAt >= SayAgain.TotalMilliseconds)
        {
            saidAt = now;
            log.Refused(intake.Transport.Label(), source, MaxConnections, MaxOfOne);
        }
    }
}
