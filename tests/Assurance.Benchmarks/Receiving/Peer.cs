using System.Globalization;
using System.Net;

namespace Assurance.Benchmarks.Receiving;

/// <summary>How another's receiver is told to write a file and do no more, with the largest receive buffer it can have.</summary>
internal abstract record Peer(string Name, string[] Packages)
{
    protected const int ReceiveBuffer = 32 << 20;

    public abstract string Settings(string folder, string file, int port, Way way);

    public abstract string[] Arguments(PeerProgram program, string settings, string folder, string file, IPEndPoint endPoint);
}

/// <summary>net-snmp's.</summary>
internal sealed record Snmptrapd() : Peer("snmptrapd", ["snmptrapd", "libnetsnmptrapd40", "libsnmp40", "libmariadb3", "libwrap0"])
{
    public override string Settings(string folder, string file, int port, Way way) =>
        (way == Way.SecureTrap ? SecureTraps.NetSnmpSettings : "") + string.Create(CultureInfo.InvariantCulture, $"disableAuthorization yes\n[snmp] serverRecvBuf {ReceiveBuffer}\nformat2 %b\\t%v\\n\n");

    public override string[] Arguments(PeerProgram program, string settings, string folder, string file, IPEndPoint endPoint) =>
        ["-f", "-n", "-On", "-C", "-c", settings, "-Lf", file, "-p", Path.Combine(folder, "pid"), $"udp:{endPoint}"];
}

/// <summary>rsyslog's.</summary>
internal sealed record Rsyslogd() : Peer("rsyslogd", ["rsyslog", "libestr0", "libfastjson4"])
{
    public override string Settings(string folder, string file, int port, Way way)
    {
        var input = way == Way.LogTcp
            ? string.Create(CultureInfo.InvariantCulture, $"module(load=\"imtcp\")\ninput(type=\"imtcp\" address=\"127.0.0.1\" port=\"{port}\")")
            : string.Create(CultureInfo.InvariantCulture, $"module(load=\"imudp\" batchSize=\"128\")\ninput(type=\"imudp\" address=\"127.0.0.1\" port=\"{port}\" rcvbufSize=\"{ReceiveBuffer}\")");
        return $"global(workDirectory=\"{folder}\" net.enableDNS=\"off\")\n{input}\naction(type=\"omfile\" file=\"{file}\")\n";
    }

    public override string[] Arguments(PeerProgram program, string settings, string folder, string file, IPEndPoint endPoint) =>
        ["-n", "-f", settings, "-i", Path.Combine(folder, "pid"), .. program.IsUnpacked ? (string[])["-M", program.Below("usr/lib/x86_64-linux-gnu/rsyslog")] : []];
}

/// <summary>One Identity's.</summary>
internal sealed record SyslogNg() : Peer("syslog-ng", ["syslog-ng-core", "libivykis0", "libnet1", "libpcre3", "libwrap0"])
{
    public override string Settings(string folder, string file, int port, Way way)
    {
        var (transport, more) = way == Way.LogTcp ? ("tcp", "max-connections(64) log-iw-size(64000)") : ("udp", string.Create(CultureInfo.InvariantCulture, $"so-rcvbuf({ReceiveBuffer})"));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            @version: 3.35
            options { use-dns(no); keep-hostname(yes); stats-freq(0); log-fifo-size(1000000); flush-lines(1000); };
            source s { network(ip("127.0.0.1") port({{port}}) transport("{{transport}}") log-fetch-limit(1000) {{more}}); };
            destination d { file("{{file}}"); };
            log { source(s); destination(d); };

            """);
    }

    public override string[] Arguments(PeerProgram program, string settings, string folder, string file, IPEndPoint endPoint) =>
    [
        "-F", "-f", settings, "-R", Path.Combine(folder, "persist"), "-p", Path.Combine(folder, "pid"), "-c", Path.Combine(folder, "control"), "--no-caps",
        .. program.IsUnpacked ? (string[])["--module-path", program.Below("usr/lib/syslog-ng/3.38")] : [],
    ];
}
