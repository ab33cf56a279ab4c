using Assurance.Collectors.Usm;

namespace Assurance.Collectors.Listening;

/// <summary>Where the collectors listen, each as <c>host:port</c>; null or empty: not at all.</summary>
public sealed record CollectorOptions
{
    /// <summary><c>Snmp:Listen</c>.</summary>
    public string? SnmpListen { get; init; } = "0.0.0.0:1162";

    /// <summary><c>Syslog:Udp</c>.</summary>
    public string? SyslogUdp { get; init; } = "0.0.0.0:5514";

    /// <summary><c>Syslog:Tcp</c>.</summary>
    public string? SyslogTcp { get; init; } = "0.0.0.0:5514";

    /// <summary><c>Syslog:Tls</c>.</summary>
    public string? SyslogTls { get; init; }

    /// <summary>Certificate and terms of <see cref="SyslogTls"/>; needed with it.</summary>
    public TlsServer? Tls { get; init; }

    /// <summary><c>Snmp:Users</c>.</summary>
    public UsmUsers Users { get; init; } = UsmUsers.None;

    /// <summary>Our engine, for informs of SNMPv3; null: they are not answered.</summary>
    public UsmEngine? Engine { get; init; }

    /// <summary><c>Intake:SourceCeiling</c>.</summary>
    public SourceCeiling Ceiling { get; init; } = new(SourceCeiling.Default);

    /// <summary><c>Intake:SourceQueue</c>.</summary>
    public SourceTurns Turns { get; init; } = new(SourceTurns.Default);

    /// <summary>All that is wrong with the addresses, each with its configuration key; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        foreach (var (key, address) in (ReadOnlySpan<(string, string?)>)[("Snmp:Listen", SnmpListen), ("Syslog:Udp", SyslogUdp), ("Syslog:Tcp", SyslogTcp), ("Syslog:Tls", SyslogTls)])
        {
            if (!string.IsNullOrEmpty(address) && !ListenAddress.TryParse(address, out _, out var error))
            {
                problems.Add($"{key}: {error}");
            }
        }

        return problems;
    }
}
