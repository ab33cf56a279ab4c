using System.CommandLine;
using Assurance.Lab.Namespaces;

namespace Assurance.Lab.Commands;

/// <summary><c>namespaces up|down|cut WIRE|mend WIRE</c>: a ring of real routers on this computer, whose wires can be cut.</summary>
internal static class NamespacesCommand
{
    private static readonly Option<string> Folder = new("--folder") { Description = "Where their configuration, sockets and logs lie.", DefaultValueFactory = _ => "/tmp/assurance-lab" };

    public static Command Create()
    {
        var command = new Command("namespaces", "A ring of four real routers (FRR, snmpd, rsyslogd, syslog-ng) in network namespaces. Needs root.") { Up(), Down() };
        command.Add(Wire("cut", "Cuts a wire: both ends lose their carrier.", (lab, wire) => lab.Cut(wire)));
        command.Add(Wire("mend", "Mends it.", (lab, wire) => lab.Mend(wire)));
        return command;
    }

    private static Command Up()
    {
        var snmp = new Option<int>("--snmp") { Description = "The product's port of traps.", DefaultValueFactory = _ => 1162 };
        var syslog = new Option<int>("--syslog") { Description = "Its port of syslog by UDP and TCP.", DefaultValueFactory = _ => 5514 };
        var tls = new Option<int>("--syslog-tls") { Description = "Its port of syslog over TLS; needs --ca." };
        var authority = new Option<string?>("--ca") { Description = "PEM file of the authority that signed the product's certificate." };
        var name = new Option<string>("--name") { Description = "Of the namespaces.", DefaultValueFactory = _ => "lab" };
        var management = new Option<string>("--management") { Description = "First two octets of the routers' addresses here.", DefaultValueFactory = _ => "10.99" };
        var up = new Command("up", "Puts it up, and writes its inventory to FOLDER/inventory.") { Folder, snmp, syslog, tls, authority, name, management };
        up.SetAction(result =>
        {
            if (NamespaceLab.Missing() is { } missing)
            {
                throw new IOException(missing);
            }

            var (port, ca) = (result.GetValue(tls), result.GetValue(authority));
            if (port > 0 != ca is not null)
            {
                throw new ArgumentException("--syslog-tls and --ca go together");
            }

            var targets = new NamespaceTargets(result.GetValue(snmp), result.GetValue(syslog), result.GetValue(syslog), port, ca is null ? null : Path.GetFullPath(ca));
            var lab = new NamespaceLab(NamespacePlan.Ring(result.GetValue(name)!, result.GetValue(management)!, result.GetValue(Folder)!, targets, NamespaceLab.HasSyslogNg));
            lab.Lay();
            lab.Start();
            Console.WriteLine($"{lab.Plan.Routers.Count} routers are up; wires: {string.Join(", ", lab.Plan.Wires.Select(w => w.Id))}. Their inventory: {lab.Inventory}");
        });
        return up;
    }

    private static Command Down()
    {
        var down = new Command("down", "Takes it down.") { Folder };
        down.SetAction(result => new NamespaceLab(NamespacePlan.Read(result.GetValue(Folder)!)).Down());
        return down;
    }

    private static Command Wire(string name, string description, Action<NamespaceLab, string> act)
    {
        var wire = new Argument<string>("WIRE") { Description = "As r1-r2." };
        var command = new Command(name, description) { wire, Folder };
        command.SetAction(result => act(new NamespaceLab(NamespacePlan.Read(result.GetValue(Folder)!)), result.GetValue(wire)!));
        return command;
    }
}
