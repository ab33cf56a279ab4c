using System.Globalization;
using System.Text;

namespace Assurance.Lab.Namespaces;

/// <summary>The inventory of the routers, as a carrier would have it: their interfaces, sessions and wires, and two circuits for one customer over them.</summary>
internal static class NamespaceInventory
{
    /// <param name="indexOf">ifIndex of an interface of a router.</param>
    public static void Write(NamespacePlan plan, string folder, Func<NamespaceRouter, string, int> indexOf)
    {
        Directory.CreateDirectory(folder);
        void Put(string name, string header, IEnumerable<string> rows) =>
            File.WriteAllText(Path.Combine(folder, name + ".csv"), string.Join('\n', rows.Prepend(header)) + "\n", new UTF8Encoding(false));

        Put("organizations", "id,parent,level,name", ["lab,,group,Lab"]);
        Put("people", "id,name,role,organization,email,phone,language", ["am,Ann Lee,accountManager,lab,ann.lee@example.net,,en"]);
        Put("sites", "id,organization,name,latitude,longitude,kind", plan.Routers.Select(r => $"site-{r.Id},lab,Site {r.Number},3{r.Number}.5,11{r.Number}.5,core"));
        Put("devices", "id,site,name,address,aliases,vendor,model,role,snmpProfile",
            plan.Routers.Select(r => $"{r.Id},site-{r.Id},{r.Id},{plan.AddressOf(r)},{r.Loopback},FRRouting,FRR,core,"));
        Put("resources", "id,device,parent,kind,name,ifIndex,physicalIndex,address", plan.Routers.SelectMany(r => plan.WiresOf(r).SelectMany(w => (string[])
        [
            string.Create(CultureInfo.InvariantCulture, $"{Interface(r.Id, w)},{r.Id},,interface,{w.InterfaceAt(r.Id)},{indexOf(r, w.InterfaceAt(r.Id))},,{w.AddressAt(r.Id)}"),
            $"{Peer(r.Id, w)},{r.Id},,peer,{w.AddressBeyond(r.Id)},,,{w.AddressBeyond(r.Id)}",
        ])));
        Put("cables", "id,kind,name,parent,siteA,siteZ", plan.Wires.Select(w => $"cable-{w.Id},cable,Wire {w.Id},,site-{w.A},site-{w.Z}"));
        Put("links", "id,kind,name,a,z,carriers", plan.Wires.SelectMany(w => (string[])
        [
            $"ip-{w.Id},ip,{w.Id},{Interface(w.A, w)},{Interface(w.Z, w)},cable-{w.Id}",
            $"bgp-{w.Id},bgp,BGP {w.Id},{Peer(w.A, w)},{Peer(w.Z, w)},ip-{w.Id}",
        ]));
        Put("customers", "id,parent,name,classes,stars,monthlySpend,industry,organization,language,accountManager", ["bank,,River Bank,highValue,4,9000,finance,lab,en,am"]);
        Put("slas", "id,name,availability,responseMinutes,restoreMinutes,updateMinutes,timeZone,exclusions,creditSteps", ["gold,Gold,99.95,15,240,60,Asia/Shanghai,plannedWork,99.95:5"]);
        Put("circuits", "id,number,name,product,bandwidth,customer,sla,organization,siteA,siteZ,protection,status",
            ["x1,LAB-0001,Bank line,ethernet,100000000,bank,gold,lab,site-r1,site-r2,none,active", "x2,LAB-0002,Bank VPN,vpn,50000000,bank,gold,lab,site-r1,site-r3,onePlusOne,active"]);
        Put("circuit_paths", "circuit,path,role,sequence,element",
            ["x1,w,working,1,ip-r1-r2", "x2,w,working,1,ip-r1-r2", "x2,w,working,2,ip-r2-r3", "x2,p,protection,1,ip-r1-r4", "x2,p,protection,2,ip-r3-r4"]);
    }

    private static string Interface(string router, NamespaceWire wire) => $"{router}-{wire.InterfaceAt(router)}";

    private static string Peer(string router, NamespaceWire wire) => $"{router}-peer-{(wire.A == router ? wire.Z : wire.A)}";
}
