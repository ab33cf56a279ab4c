using System.Net;
using Assurance.Collectors.Journal;
using Assurance.Collectors.Usm;
using Assurance.Model.Journal;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Listening;

/// <summary>All listeners of the product, from their sockets into the journal.</summary>
public sealed class CollectorLine : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(6);

    private readonly UdpListener? snmp;
    private readonly UdpListener? syslogUdp;
    private readonly SyslogTcpListener? syslogTcp;
    private readonly SyslogTcpListener? syslogTls;
    private readonly ILogger log;
    private Task? stopped;

    private CollectorLine(
        UdpListener? snmp, UdpListener? syslogUdp, SyslogTcpListener? syslogTcp, SyslogTcpListener? syslogTls, SourceTable sources, ILogger log) =>
        (this.snmp, this.syslogUdp, this.syslogTcp, this.syslogTls, Sources, this.log) = (snmp, syslogUdp, syslogTcp, syslogTls, sources, log);

    /// <summary>Who was heard.</summary>
    public SourceTable Sources { get; }

    /// <summary>Where SNMP is heard; null when it is not. With port 0 configured this has the port taken.</summary>
    public IPEndPoint? SnmpEndPoint => snmp?.LocalEndPoint;

    public IPEndPoint? SyslogUdpEndPoint => syslogUdp?.LocalEndPoint;

    public IPEndPoint? SyslogTcpEndPoint => syslogTcp?.LocalEndPoint;

    public IPEndPoint? SyslogTlsEndPoint => syslogTls?.LocalEndPoint;

    /// <summary>How many informs were answered since the start.</summary>
    public long InformsAnswered => snmp?.InformsAnswered ?? 0;

    /// <summary>Takes all addresses, then begins to receive.</summary>
    /// <exception cref="ListenException">An address is malformed, taken or not this computer's; then none is held.</exception>
    public static CollectorLine Start(
        CollectorOptions options, JournalStore journal, LineCounters counters, ILogger log, SourceTable? sources = null)
    {
        var table = sources ?? new SourceTable();
        Intake To(Transport transport) => new(transport, journal, counters, table);
        UdpListener? snmp = null;
        UdpListener? syslogUdp = null;
        SyslogTcpListener? syslogTcp = null;
        SyslogTcpListener? syslogTls = null;
        try
        {
            var usm = options.Engine is { } engine ? new UsmResponder(options.Users, engine, () => journal.Running, counters) : null;
            snmp = Udp(options.SnmpListen, To(Transport.Snmp), table, options, usm, log);
            syslogUdp = Udp(options.SyslogUdp, To(Transport.SyslogUdp), table, options, null, log);
            syslogTcp = Tcp(options.SyslogTcp, null, To(Transport.SyslogTcp), table, options, log);
            syslogTls = options.Tls is { } tls ? Tcp(options.SyslogTls, tls, To(Transport.SyslogTls), table, options, log) : null;
        }
        catch
        {
            snmp?.Dispose();
            syslogUdp?.Dispose();
            syslogTcp?.Dispose();
            syslogTls?.Dispose();
            throw;
        }

        syslogTcp?.Start();
        syslogTls?.Start();
        syslogUdp?.Start();
        snmp?.Start();
        return new CollectorLine(snmp, syslogUdp, syslogTcp, syslogTls, table, log);
    }

    /// <summary>
    /// Receives no more, takes into the journal what has been received, answers its informs, closes the sockets. The journal stays open.
    /// </summary>
    public Task StopAsync() => stopped ??= StopAllAsync();

    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    private async Task StopAllAsync()
    {
        var stopping = Task.WhenAll(
            snmp?.StopAsync() ?? Task.CompletedTask,
            syslogUdp?.StopAsync() ?? Task.CompletedTask,
            syslogTcp?.StopAsync() ?? Task.CompletedTask,
            syslogTls?.StopAsync() ?? Task.CompletedTask);
        try
        {
            await stopping.WaitAsync(StopLimit).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            log.NotStopped((int)StopLimit.TotalSeconds);
            return;
        }

        snmp?.Dispose();
        syslogUdp?.Dispose();
        syslogTcp?.Dispose();
        syslogTls?.Dispose();
    }

    private static UdpListener? Udp(string? address, Intake intake, SourceTable table, CollectorOptions options, UsmResponder? usm, ILogger log)
    {
        if (Parse(address, intake.Transport) is not { } endPoint)
        {
            return null;
        }

        var socket = BoundSocket.BindUdp(intake.Transport, endPoint);
        IDatagramReceiver receiver = OperatingSystem.IsLinux() ? new LinuxReceiver(socket) : new PortableReceiver(socket);
        return new UdpListener(socket, receiver, intake, table, options.Ceiling, options.Turns, usm, log);
    }

    private static SyslogTcpListener? Tcp(string? address, TlsServer? tls, Intake intake, SourceTable table, CollectorOptions options, ILogger log)
    {
        if (Parse(address, intake.Transport) is not { } endPoint)
        {
            return null;
        }

        return new SyslogTcpListener(BoundSocket.Listen(intake.Transport, endPoint), tls, intake, table, options.Ceiling, options.Turns, log);
    }

    private static IPEndPoint? Parse(string? address, Transport transport)
    {
        if (string.IsNullOrEmpty(address))
        {
            return null;
        }

        return ListenAddress.TryParse(address, out var endPoint, out var error)
            ? endPoint
            : throw new ListenException(transport.Label(), address, error);
    }
}
