using System.Globalization;
using System.Text;

namespace Assurance.Lab.Namespaces;

/// <summary>The configuration of one router's daemons. Timers are short: what a router notices after minutes is of no use to somebody who waits.</summary>
internal sealed class RouterFiles(NamespacePlan plan, NamespaceRouter router)
{
    public string Folder => plan.FolderOf(router);

    public string Run => Path.Combine(Folder, "run");

    public string State => Path.Combine(Folder, "state");

    public string LogSocket => Path.Combine(Run, "log");

    public string AgentX => Path.Combine(Run, "agentx");

    public string Of(string file) => Path.Combine(Folder, file);

    public void Write()
    {
        Directory.CreateDirectory(Run);
        Directory.CreateDirectory(State);
        Directory.CreateDirectory(Of("snmp"));
        File.WriteAllText(Of("snmp/frr.conf"), $"agentXSocket {AgentX}\n");
        File.WriteAllText(Of("zebra.conf"), $"hostname {router.Id}\nlog syslog informational\ninterface lo\n ip address {router.Loopback}/32\n");
        File.WriteAllText(Of("bgpd.conf"), Bgp());
        File.WriteAllText(Of("ospfd.conf"), Ospf());
        File.WriteAllText(Of("snmpd.conf"), Snmp());
        File.WriteAllText(Of("log.conf"), router.LogProgram == "rsyslogd" ? Rsyslog() : SyslogNg());
    }

    private string Bgp()
    {
        var text = new StringBuilder($"hostname {router.Id}\nlog syslog informational\nagentx\n");
        Line(text, $"router bgp {router.Autonomous}");
        Line(text, $" bgp router-id {router.Loopback}");
        text.Append(" bgp log-neighbor-changes\n no bgp ebgp-requires-policy\n timers bgp 1 3\n");
        foreach (var wire in plan.WiresOf(router))
        {
            var other = plan.Router(wire.A == router.Id ? wire.Z : wire.A);
            Line(text, $" neighbor {wire.AddressBeyond(router.Id)} remote-as {other.Autonomous}");
            Line(text, $" neighbor {wire.AddressBeyond(router.Id)} timers connect 1");
            if (wire.Z == router.Id)
            {
                // Both ends at once collide, and one session goes again before the other stays.
                Line(text, $" neighbor {wire.AddressBeyond(router.Id)} passive");
            }
        }

        Line(text, $" address-family ipv4 unicast\n  network {router.Loopback}/32\n exit-address-family");
        return text.ToString();
    }

    private string Ospf()
    {
        var text = new StringBuilder($"hostname {router.Id}\nlog syslog informational\nagentx\n");
        foreach (var wire in plan.WiresOf(router))
        {
            Line(text, $"interface {wire.InterfaceAt(router.Id)}\n ip ospf network point-to-point\n ip ospf hello-interval 1\n ip ospf dead-interval 4\n ip ospf area 0");
        }

        Line(text, $"router ospf\n ospf router-id {router.Loopback}\n log-adjacency-changes");
        return text.ToString();
    }

    // The monitors' user is needed, else no trap is ever sent and only a line in snmpd's log says so.
    private string Snmp() => string.Create(CultureInfo.InvariantCulture, $"""
        agentAddress udp:161
        sysName {router.Id}
        rocommunity public
        master agentx
        agentXSocket {AgentX}
        agentXPerms 0777 0777
        createUser _internal
        rouser _internal noauth
        iquerySecName _internal
        agentSecName _internal
        notificationEvent linkDownTrap .1.3.6.1.6.3.1.1.5.3 .1.3.6.1.2.1.2.2.1.1 .1.3.6.1.2.1.2.2.1.7 .1.3.6.1.2.1.2.2.1.8
        notificationEvent linkUpTrap   .1.3.6.1.6.3.1.1.5.4 .1.3.6.1.2.1.2.2.1.1 .1.3.6.1.2.1.2.2.1.7 .1.3.6.1.2.1.2.2.1.8
        monitor -r 1 -e linkDownTrap "linkDown" .1.3.6.1.2.1.2.2.1.8 == 2
        monitor -r 1 -e linkUpTrap   "linkUp"   .1.3.6.1.2.1.2.2.1.8 != 2
        trap2sink {plan.AddressFor(router)}:{plan.Targets.Snmp} public

        """);

    private int LogPort => router.Log switch { LogWay.Udp => plan.Targets.SyslogUdp, LogWay.Tcp => plan.Targets.SyslogTcp, _ => plan.Targets.SyslogTls };

    // Without the retries rsyslogd throws away what comes while the target is down.
    private string Rsyslog()
    {
        var way = router.Log switch
        {
            LogWay.Udp => "protocol=\"udp\"",
            LogWay.Tcp => "protocol=\"tcp\" TCP_Framing=\"octet-counted\"",
            _ => "protocol=\"tcp\" TCP_Framing=\"octet-counted\" StreamDriver=\"gtls\" StreamDriverMode=\"1\" StreamDriverAuthMode=\"x509/certvalid\"",
        };
        return string.Create(CultureInfo.InvariantCulture, $"""
            global(workDirectory="{State}" localHostname="{router.Id}"{(router.Log == LogWay.Tls ? $" DefaultNetstreamDriverCAFile=\"{plan.Targets.Authority}\"" : "")})
            module(load="imuxsock" SysSock.Use="off")
            input(type="imuxsock" Socket="{LogSocket}")
            *.* action(type="omfwd" target="{plan.AddressFor(router)}" port="{LogPort}" {way} template="RSYSLOG_SyslogProtocol23Format" action.resumeRetryCount="-1" action.resumeInterval="1")

            """);
    }

    private string SyslogNg() => string.Create(CultureInfo.InvariantCulture, $$"""
        @version: 3.38
        options { keep-hostname(no); use-fqdn(no); stats-freq(0); time-reopen(1); };
        source s { unix-dgram("{{LogSocket}}"); };
        rewrite named { set("{{router.Id}}", value("HOST")); };
        destination d { network("{{plan.AddressFor(router)}}" port({{LogPort}}) transport("{{(router.Log == LogWay.Udp ? "udp" : "tcp")}}")); };
        log { source(s); rewrite(named); destination(d); };

        """);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
