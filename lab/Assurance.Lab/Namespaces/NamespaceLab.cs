using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Assurance.Lab.Namespaces;

/// <summary>Puts up, breaks, mends and takes down a ring of real routers in network namespaces. Needs root.</summary>
public sealed class NamespaceLab(NamespacePlan plan)
{
    private static readonly Dictionary<string, string> Plain = [];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What is missing to put it up, in words; null if nothing is.</summary>
    public static string? Missing()
    {
        string[] missing = [.. ((string[])["ip", "zebra", "bgpd", "ospfd", "snmpd", "rsyslogd"]).Where(p => Programs.Find(p) is null)];
        return !OperatingSystem.IsLinux() ? "network namespaces are Linux's"
            : !Environment.IsPrivilegedProcess ? "network namespaces need root"
            : missing.Length > 0 ? $"not installed: {string.Join(", ", missing)} (packages iproute2, frr, frr-snmp, snmpd, rsyslog)"
            : Directory.GetFiles("/usr/lib", "bgpd_snmp.so", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 4 }).Length == 0 ? "FRR's AgentX is not installed (package frr-snmp)"
            : null;
    }

    /// <summary>Whether syslog-ng is here; where it is not rsyslogd does its part.</summary>
    public static bool HasSyslogNg => SyslogNg.Program is not null;

    public NamespacePlan Plan => plan;

    public string Inventory => Path.Combine(plan.Folder, "inventory");

    /// <summary>Lays the wires and writes the inventory, which may be imported before the routers say anything.</summary>
    /// <exception cref="IOException">Something failed; what stands already is taken down by <see cref="Down"/>.</exception>
    public void Lay()
    {
        Directory.CreateDirectory(plan.Folder);
        plan.Write();
        Ip("netns", "add", plan.Panel);
        foreach (var router in plan.Routers)
        {
            Ip("netns", "add", plan.NamespaceOf(router));
            Ip("-n", plan.NamespaceOf(router), "link", "set", "lo", "up");
            Manage(router);
        }

        foreach (var wire in plan.Wires)
        {
            Lay(wire);
        }

        NamespaceInventory.Write(plan, Inventory, IndexOf);
    }

    /// <summary>Starts the routers; returns when their daemons run, not when sessions are up.</summary>
    /// <exception cref="IOException">Something failed; what stands already is taken down by <see cref="Down"/>.</exception>
    public void Start()
    {
        foreach (var router in plan.Routers)
        {
            Start(router);
        }
    }

    /// <summary>Ends the daemons and deletes the namespaces; what is gone already is no fault.</summary>
    public void Down()
    {
        foreach (var file in plan.Routers.Select(r => Path.Combine(plan.FolderOf(r), "run")).Where(Directory.Exists).SelectMany(d => Directory.GetFiles(d, "*.pid")))
        {
            End(file);
        }

        foreach (var name in plan.Routers.Select(plan.NamespaceOf).Append(plan.Panel).Where(n => File.Exists($"/run/netns/{n}")))
        {
            Ip("netns", "del", name);
        }

        // They go with their namespace, but not at once.
        foreach (var name in plan.Routers.Select(r => $"{plan.Name}m{r.Number}").Where(n => Directory.Exists($"/sys/class/net/{n}")))
        {
            Forget(name);
        }

        // Made where there was none, for the routers' own to be laid over it.
        if (File.Exists(Path.Combine(plan.Folder, "devlog")) && new FileInfo("/dev/log") is { Exists: true, Length: 0 } made)
        {
            made.Delete();
        }
    }

    /// <summary>Both ends lose their carrier at once.</summary>
    /// <exception cref="ArgumentException">There is no such wire.</exception>
    public void Cut(string wire) => Switch(plan.Wire(wire), "down");

    /// <exception cref="ArgumentException">There is no such wire.</exception>
    public void Mend(string wire) => Switch(plan.Wire(wire), "up");

    /// <summary>Sessions of BGP that are established, counted at both ends: twice the wires when all is well.</summary>
    public int Established() => plan.Routers.Sum(r => Sessions(r));

    private int Sessions(NamespaceRouter router)
    {
        try
        {
            var answer = Run("vtysh", "--vty_socket", new RouterFiles(plan, router).Run, "-c", "show bgp summary json");
            return answer.Split("\"state\":\"Established\"").Length - 1;
        }
        catch (IOException)
        {
            // It does not listen yet.
            return 0;
        }
    }

    private void Switch(NamespaceWire wire, string state)
    {
        foreach (var end in (string[])[wire.A, wire.Z])
        {
            Ip("-n", plan.Panel, "link", "set", Plug(wire, end), state);
        }
    }

    private void Manage(NamespaceRouter router)
    {
        var (here, there) = ($"{plan.Name}m{router.Number}", plan.NamespaceOf(router));
        Ip("link", "add", here, "type", "veth", "peer", "name", "mgmt", "netns", there);
        Ip("addr", "add", $"{plan.AddressFor(router)}/24", "dev", here);
        Ip("link", "set", here, "up");
        Ip("-n", there, "addr", "add", $"{plan.AddressOf(router)}/24", "dev", "mgmt");
        Ip("-n", there, "link", "set", "mgmt", "up");
    }

    private void Lay(NamespaceWire wire)
    {
        var bridge = $"w{wire.Number}";
        Ip("-n", plan.Panel, "link", "add", bridge, "type", "bridge", "forward_delay", "0");
        Ip("-n", plan.Panel, "link", "set", bridge, "up");
        foreach (var end in (string[])[wire.A, wire.Z])
        {
            var (plug, there, name) = (Plug(wire, end), plan.NamespaceOf(plan.Router(end)), wire.InterfaceAt(end));
            Ip("-n", plan.Panel, "link", "add", plug, "type", "veth", "peer", "name", name, "netns", there);
            Ip("-n", plan.Panel, "link", "set", plug, "master", bridge);
            Ip("-n", plan.Panel, "link", "set", plug, "up");
            Ip("-n", there, "addr", "add", $"{wire.AddressAt(end)}/30", "dev", name);
            Ip("-n", there, "link", "set", name, "up");
        }
    }

    private void Start(NamespaceRouter router)
    {
        var files = new RouterFiles(plan, router);
        files.Write();
        var name = plan.NamespaceOf(router);
        string Pid(string daemon) => Path.Combine(files.Run, daemon + ".pid");

        if (router.LogProgram == "rsyslogd")
        {
            Daemon(files, "log", Plain, "ip", "netns", "exec", name, Programs.Find("rsyslogd")!, "-f", files.Of("log.conf"), "-i", Pid("log"));
        }
        else
        {
            Daemon(files, "log", SyslogNg.Variables, "ip",
            [
                "netns", "exec", name, SyslogNg.Program!, "-f", files.Of("log.conf"), "-p", Pid("log"),
                "-R", Path.Combine(files.State, "persist"), "-c", Path.Combine(files.Run, "ctl"), "--no-caps", "--process-mode", "background", .. SyslogNg.Options,
            ]);
        }

        Daemon(files, "snmpd", new Dictionary<string, string> { ["SNMP_PERSISTENT_DIR"] = files.State }, "ip", "netns", "exec", name, Programs.Find("snmpd")!,
            "-C", "-c", files.Of("snmpd.conf"), "-Lf", files.Of("snmpd.log"), "-p", Pid("snmpd"));
        Wait(() => File.Exists(files.LogSocket) && File.Exists(files.AgentX), $"{router.Id}: snmpd or {router.LogProgram} did not come up; see {files.Folder}");
        StartRouting(router, files, name);
    }

    // FRR speaks to /dev/log: the router's own is laid over it, in the mounts of these processes only.
    private void StartRouting(NamespaceRouter router, RouterFiles files, string name)
    {
        if (!Path.Exists("/dev/log"))
        {
            File.WriteAllText("/dev/log", "");
            File.WriteAllText(Path.Combine(plan.Folder, "devlog"), "");
        }

        Run("chown", "-R", "frr:frr", files.Folder);
        Programs.Run("/dev/null", Plain, "chmod", "755", plan.Folder);
        foreach (var (daemon, module) in ((string, bool)[])[("zebra", false), ("bgpd", true), ("ospfd", true)])
        {
            string[] snmp = module ? ["-M", "snmp"] : [];
            Daemon(files, daemon, new Dictionary<string, string> { ["SNMPCONFPATH"] = files.Of("snmp"), ["SNMP_PERSISTENT_DIR"] = files.State }, "ip",
            [
                "netns", "exec", name, "/bin/sh", "-c", $"mount --bind '{files.LogSocket}' /dev/log && exec \"$@\"", "sh", Programs.Find(daemon)!,
                "-d", "-N", $"{plan.Name}{router.Id}", "-f", files.Of(daemon + ".conf"), "-i", Path.Combine(files.Run, daemon + ".pid"),
                "-z", Path.Combine(files.Run, "zserv.api"), "--vty_socket", files.Run, "-u", "frr", "-g", "frr", .. snmp,
            ]);
        }
    }

    private int IndexOf(NamespaceRouter router, string name)
    {
        using var answer = JsonDocument.Parse(Run("ip", "-j", "-n", plan.NamespaceOf(router), "link", "show", "dev", name));
        return answer.RootElement[0].GetProperty("ifindex").GetInt32();
    }

    // A daemon's end is its parent's to take note of, which is nobody's here.
    private static bool IsOver(int id)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat")).Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    private void Forget(string device)
    {
        try
        {
            Ip("link", "del", device);
        }
        catch (IOException)
        {
            // It went meanwhile.
        }
    }

    private static string Plug(NamespaceWire wire, string end) => $"w{wire.Number}-{end}";

    private static void Daemon(RouterFiles files, string name, IReadOnlyDictionary<string, string> environment, string program, params ReadOnlySpan<string> arguments) =>
        Programs.Run(files.Of(name + ".out"), environment, program, arguments);

    private void Ip(params ReadOnlySpan<string> arguments) => Run("ip", arguments);

    private string Run(string program, params ReadOnlySpan<string> arguments)
    {
        var log = Path.Combine(plan.Folder, string.Create(CultureInfo.InvariantCulture, $"{Guid.NewGuid():N}.out"));
        try
        {
            return Programs.Run(log, Plain, program, arguments);
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static void Wait(Func<bool> holds, string otherwise)
    {
        var since = Stopwatch.GetTimestamp();
        while (!holds())
        {
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new IOException(otherwise);
            }

            Thread.Sleep(50);
        }
    }

    private static void End(string pidFile)
    {
        if (!int.TryParse(File.ReadAllText(pidFile).Trim(), CultureInfo.InvariantCulture, out var id))
        {
            return;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            // After a crash the number may be another's by now.
            if (process.ProcessName is "rsyslogd" or "syslog-ng" or "snmpd" or "zebra" or "bgpd" or "ospfd")
            {
                process.Kill();
                Wait(() => IsOver(id), string.Create(CultureInfo.InvariantCulture, $"process {id} does not end"));
            }
        }
        catch (ArgumentException)
        {
            // It ended by itself.
        }

        File.Delete(pidFile);
    }
}
