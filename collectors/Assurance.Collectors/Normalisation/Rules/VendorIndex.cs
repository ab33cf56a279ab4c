using System.Collections.Frozen;
using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Snmp;
using Assurance.Syslog;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>Whose message it is, where neither inventory nor rule tells.</summary>
internal sealed class VendorIndex(ImmutableArray<Signature> signatures, IReadOnlyDictionary<uint, string> enterprises)
{
    private static readonly Oid EnterprisesNode = Oid.Parse("1.3.6.1.4.1");

    private readonly FrozenDictionary<uint, string> enterprises = enterprises.ToFrozenDictionary();
    private readonly FrozenDictionary<string, string> byFacility = First(signatures, s => s.Facilities);
    private readonly FrozenDictionary<string, string> byApplication = First(signatures, s => s.Applications.Where(a => !a.EndsWith('*')));
    private readonly ImmutableArray<(string Prefix, string Vendor)> byPrefix = [.. Prefixes(signatures, s => s.Applications)];
    private readonly ImmutableArray<(string Prefix, string Vendor)> byElement = [.. Prefixes(signatures, s => s.Elements)];
    private readonly TextIndex<Signature> byText = new(signatures, s => s.Templates);

    /// <summary>The enterprise below which an identifier stands; empty when it is no known one.</summary>
    public string Of(Oid oid) =>
        oid.TrySuffix(EnterprisesNode, out var rest) && !rest.IsEmpty ? enterprises.GetValueOrDefault(rest[0], "") : "";

    /// <summary>Enterprise of a trap: its own, else what a v1 header or snmpTrapEnterprise.0 names.</summary>
    public string Of(SnmpNotification notification)
    {
        var vendor = Of(notification.TrapOid);
        if (vendor.Length == 0 && notification.V1 is { } fields)
        {
            vendor = Of(fields.Enterprise);
        }

        return vendor.Length > 0 ? vendor : notification.VarBinds
            .Where(b => b.Name == NotificationObjects.SnmpTrapEnterprise)
            .Select(b => b.Value.AsOid() is { } oid ? Of(oid) : "")
            .FirstOrDefault("");
    }

    /// <summary>By the forms of its text, its structured data, its mnemonic, its program; empty when nothing tells.</summary>
    public string Of(SyslogMessage? message, string application, Mnemonic? mnemonic, string text) =>
        OfText(text) ?? OfElements(message) ?? OfFacility(mnemonic) ?? OfApplication(application) ?? OfStyle(message);

    /// <summary>A header that no other maker writes; empty for all others. EOS writes as IOS does, but names its own programs.</summary>
    public string OfHeader(SyslogMessage? message, string application) => message?.Vendor switch
    {
        VendorHeader.HuaweiVrp => "Huawei",
        VendorHeader.H3cComware => "H3C",
        VendorHeader.ZteZxr10 => "ZTE",
        VendorHeader.NokiaSros => "Nokia",
        VendorHeader.CiscoIosXr => "Cisco",
        VendorHeader.JuniperJunos => "Juniper",
        VendorHeader.AristaEos when OfApplication(application) is "Arista" => "Arista",
        _ => "",
    };

    private string? OfText(string text) =>
        byText.Candidates(text).FirstOrDefault(s => s.Templates.Any(t => t.Match(text) is not null))?.Vendor;

    private string? OfElements(SyslogMessage? message) =>
        message?.StructuredData.Select(e => OfPrefix(byElement, e.Id)).FirstOrDefault(v => v is not null);

    private string? OfFacility(Mnemonic? mnemonic) => mnemonic is null ? null
        : mnemonic.Keys.Select(k => byFacility.GetValueOrDefault(k.Split('/')[0])).FirstOrDefault(v => v is not null);

    private string? OfApplication(string application) => application.Length == 0 ? null
        : byApplication.GetValueOrDefault(application) ?? OfPrefix(byPrefix, application);

    // Many makers write as Cisco does: only where nothing else tells.
    private static string OfStyle(SyslogMessage? message) => message?.Vendor switch
    {
        VendorHeader.CiscoIos or VendorHeader.CiscoNxOs => "Cisco",
        VendorHeader.AristaEos => "Arista",
        _ => "",
    };

    private static string? OfPrefix(ImmutableArray<(string Prefix, string Vendor)> prefixes, string name)
    {
        foreach (var (prefix, vendor) in prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return vendor;
            }
        }

        return null;
    }

    private static IEnumerable<(string Prefix, string Vendor)> Prefixes(IEnumerable<Signature> signatures, Func<Signature, IEnumerable<string>> names) =>
        signatures.SelectMany(s => names(s).Where(n => n.EndsWith('*')).Select(n => (n[..^1], s.Vendor)));

    private static FrozenDictionary<string, string> First(IEnumerable<Signature> signatures, Func<Signature, IEnumerable<string>> names) => signatures
        .SelectMany(s => names(s).Select(n => (Name: n, s.Vendor)))
        .DistinctBy(n => n.Name, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(n => n.Name, n => n.Vendor, StringComparer.OrdinalIgnoreCase);
}
