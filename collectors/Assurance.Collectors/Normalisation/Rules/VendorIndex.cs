using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Snmp;
using Assurance.Syslog;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>Whose message it is, where neither inventory nor rule tells.</summary>
internal sealed class VendorIndex(ImmutableArray<Signature> signatures, IReadOnlyDictionary<uint, string> enterprises)
{
    private const int UsualCandidates = 32;

    private static readonly Oid EnterprisesNode = Oid.Parse("1.3.6.1.4.1");

    private readonly FrozenDictionary<uint, string> enterprises = enterprises.ToFrozenDictionary();
    private readonly FrozenDictionary<string, string> byFacility = First(signatures, s => s.Facilities);
    private readonly FrozenDictionary<string, string> byApplication = First(signatures, s => s.Applications.Where(a => !a.IsPrefix).Select(a => a.Text));
    private readonly ImmutableArray<(NamePattern Prefix, string Vendor)> byPrefix = [.. Prefixes(signatures, s => s.Applications)];
    private readonly ImmutableArray<(NamePattern Prefix, string Vendor)> byElement = [.. Prefixes(signatures, s => s.Elements)];
    private readonly FrozenDictionary<string, string> byEventFormat = First(signatures, s => s.EventFormatNames);
    private readonly ImmutableArray<(string Beginning, string Vendor)> byBeginning = [.. signatures.SelectMany(s => s.Beginnings.Select(b => (b, s.Vendor)))];
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

        for (var i = 0; i < notification.VarBinds.Count && vendor.Length == 0; i++)
        {
            if (notification.VarBinds[i] is var binding && binding.Name == NotificationObjects.SnmpTrapEnterprise)
            {
                return binding.Value.AsOid() is { } oid ? Of(oid) : "";
            }
        }

        return vendor;
    }

    /// <summary>By the forms of its text, its structured data, its mnemonic, its program; empty when nothing tells.</summary>
    public string Of(SyslogMessage? message, string application, Mnemonic? mnemonic, LogText text) =>
        OfEventFormat(text) ?? OfText(text) ?? OfElements(message) ?? OfFacility(mnemonic) ?? OfApplication(application) ?? OfStyle(message);

    /// <summary>A header, or a beginning of the text, that no other maker writes; empty for all others.</summary>
    public string OfForm(SyslogMessage? message, string application, string text)
    {
        var maker = OfHeader(message, application);
        for (var i = 0; i < byBeginning.Length && maker.Length == 0; i++)
        {
            maker = text.StartsWith(byBeginning[i].Beginning, StringComparison.Ordinal) ? byBeginning[i].Vendor : "";
        }

        return maker;
    }

    // EOS writes as IOS does, but names its own programs.
    private string OfHeader(SyslogMessage? message, string application) => message?.Vendor switch
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

    private string? OfEventFormat(LogText text)
    {
        var maker = EventFormat.MakerOf(text.Characters);
        return maker.IsEmpty ? null
            : byEventFormat.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(maker, out var known) ? known : maker.ToString();
    }

    [SkipLocalsInit]
    private string? OfText(LogText text)
    {
        Span<int> room = stackalloc int[UsualCandidates];
        foreach (var candidate in byText.Candidates(text, room))
        {
            var signature = byText[candidate];
            foreach (var template in signature.Templates)
            {
                if (template.Match(text) is not null)
                {
                    return signature.Vendor;
                }
            }
        }

        return null;
    }

    private string? OfElements(SyslogMessage? message)
    {
        foreach (var element in message?.StructuredData ?? [])
        {
            if (OfPrefix(byElement, element.Id) is { } vendor)
            {
                return vendor;
            }
        }

        return null;
    }

    private string? OfFacility(Mnemonic? mnemonic)
    {
        var facilities = byFacility.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < mnemonic?.Facilities; i++)
        {
            if (facilities.TryGetValue(mnemonic.FacilityAt(i) is { IsEmpty: false } facility ? facility : mnemonic.Name, out var vendor))
            {
                return vendor;
            }
        }

        return null;
    }

    private string? OfApplication(string application) => application.Length == 0 ? null
        : byApplication.GetValueOrDefault(application) ?? OfPrefix(byPrefix, application);

    // Many makers write as Cisco does: only where nothing else tells.
    private static string OfStyle(SyslogMessage? message) => message?.Vendor switch
    {
        VendorHeader.CiscoIos or VendorHeader.CiscoNxOs => "Cisco",
        VendorHeader.AristaEos => "Arista",
        _ => "",
    };

    private static string? OfPrefix(ImmutableArray<(NamePattern Prefix, string Vendor)> prefixes, string name)
    {
        foreach (var (prefix, vendor) in prefixes)
        {
            if (prefix.Matches(name))
            {
                return vendor;
            }
        }

        return null;
    }

    private static IEnumerable<(NamePattern Prefix, string Vendor)> Prefixes(IEnumerable<Signature> signatures, Func<Signature, IEnumerable<NamePattern>> names) =>
        signatures.SelectMany(s => names(s).Where(n => n.IsPrefix).Select(n => (n, s.Vendor)));

    private static FrozenDictionary<string, string> First(IEnumerable<Signature> signatures, Func<Signature, IEnumerable<string>> names) => signatures
        .SelectMany(s => names(s).Select(n => (Name: n, s.Vendor)))
        .DistinctBy(n => n.Name, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(n => n.Name, n => n.Vendor, StringComparer.OrdinalIgnoreCase);
}
