using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Assurance.Lab.Network;

/// <summary>Writes the thirteen inventory files: UTF-8 without mark, RFC 4180 with CRLF. Circuits stream.</summary>
public static class LabNetworkWriter
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    /// <exception cref="IOException">The folder or a file in it cannot be written.</exception>
    public static void Write(LabNetwork network, string folder)
    {
        Directory.CreateDirectory(folder);
        Rows(folder, "organizations", "id,parent,level,name", network.Organizations, o => [o.Id, o.Parent, o.Level, o.Name]);
        Rows(folder, "people", "id,name,role,organization,email,phone,language", network.People,
            p => [p.Id, p.Name, p.Role, p.Organization, p.Email, p.Phone, p.Language]);
        Rows(folder, "sites", "id,organization,name,latitude,longitude,kind", network.Sites,
            s => [s.Id, s.Organization, s.Name, Text(s.Latitude), Text(s.Longitude), s.Kind]);
        // The lab answers no polls, so no device has a profile.
        Rows(folder, "devices", "id,site,name,address,aliases,vendor,model,role,snmpProfile,controlledBy", network.Devices,
            d => [d.Id, d.Site, d.Name, d.Address, d.Aliases, d.Vendor, d.Model, d.Role, "", List(d.ControlledBy)]);
        Rows(folder, "resources", "id,device,parent,kind,name,ifIndex,physicalIndex,address", network.Resources,
            r => [r.Id, r.Device, r.Parent, r.Kind, r.Name, Text(r.IfIndex), Text(r.PhysicalIndex), r.Address]);
        Rows(folder, "cables", "id,kind,name,parent,siteA,siteZ", network.Cables, c => [c.Id, c.Kind, c.Name, c.Parent, c.SiteA, c.SiteZ]);
        Rows(folder, "links", "id,kind,name,a,z,carriers,carriersNeeded", network.Links, l => [l.Id, l.Kind, l.Name, l.A, l.Z, List(l.Carriers), Text(l.CarriersNeeded)]);
        WriteCustomers(network, folder);
        WriteCircuits(network, folder);
        Rows(folder, "planned_work", "id,name,start,end,elements,organization,excludesSla", network.PlannedWorks, PlannedWorkRow);
    }

    /// <summary>The planned works alone, as a partial import that moves their windows to now.</summary>
    public static void WritePlannedWork(IEnumerable<LabPlannedWork> works, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        Rows(writer, "id,name,start,end,elements,organization,excludesSla", works, PlannedWorkRow);
    }

    private static void WriteCustomers(LabNetwork network, string folder)
    {
        Rows(folder, "customers", "id,parent,name,classes,stars,monthlySpend,industry,organization,language,accountManager", network.Customers,
            c => [c.Id, c.Parent, c.Name, List(c.Classes), Text(c.Stars), Text(c.MonthlySpend), c.Industry, c.Organization, c.Language, c.AccountManager]);
        Rows(folder, "contacts", "customer,person,relation,channels", network.Contacts, c => [c.Customer, c.Person, c.Relation, List(c.Channels)]);
        Rows(folder, "slas", "id,name,availability,responseMinutes,restoreMinutes,updateMinutes,timeZone,exclusions,creditSteps", network.Slas,
            s => [s.Id, s.Name, s.Availability, Text(s.ResponseMinutes), Text(s.RestoreMinutes), Text(s.UpdateMinutes), s.TimeZone, List(s.Exclusions), s.CreditSteps]);
    }

    private static void WriteCircuits(LabNetwork network, string folder)
    {
        using var circuits = Open(folder, "circuits");
        using var paths = Open(folder, "circuit_paths");
        using var circuitRows = new CsvWriter(circuits, Format, leaveOpen: true);
        using var pathRows = new CsvWriter(paths, Format, leaveOpen: true);
        Record(circuitRows, "id,number,name,product,bandwidth,customer,sla,organization,siteA,siteZ,protection,status".Split(','));
        Record(pathRows, "circuit,path,role,sequence,element".Split(','));
        foreach (var c in network.Circuits)
        {
            Record(circuitRows, c.Id, c.Number, c.Name, c.Product, Text(c.Bandwidth), c.Customer, c.Sla, c.Organization, c.SiteA, c.SiteZ, c.Protection, "active");
            for (var p = 0; p < c.Paths.Count; p++)
                for (var e = 0; e < c.Paths[p].Elements.Count; e++)
                    Record(pathRows, c.Id, Text(p + 1), c.Paths[p].Role, Text(e + 1), c.Paths[p].Elements[e]);
        }
    }

    private static string?[] PlannedWorkRow(LabPlannedWork w) =>
        [w.Id, w.Name, Text(w.Start), Text(w.End), List(w.Elements), w.Organization, w.ExcludesSla ? "true" : "false"];

    private static void Rows<T>(string folder, string file, string header, IEnumerable<T> records, Func<T, string?[]> fields)
    {
        using var writer = Open(folder, file);
        Rows(writer, header, records, fields);
    }

    private static void Rows<T>(TextWriter writer, string header, IEnumerable<T> records, Func<T, string?[]> fields)
    {
        using var csv = new CsvWriter(writer, Format, leaveOpen: true);
        Record(csv, header.Split(','));
        foreach (var record in records) Record(csv, fields(record));
    }

    private static void Record(CsvWriter csv, params ReadOnlySpan<string?> fields)
    {
        foreach (var field in fields) csv.WriteField(field);
        csv.NextRecord();
    }

    private static StreamWriter Open(string folder, string file) =>
        new(Path.Combine(folder, file + ".csv"), append: false, new UTF8Encoding(false), bufferSize: 1 << 16);

    private static string List(IReadOnlyList<string> items) => string.Join('|', items);

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string? Text<T>(T? value) where T : struct, IFormattable => value?.ToString(null, CultureInfo.InvariantCulture);

    private static string Text<T>(T value) where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
