using System.Diagnostics.CodeAnalysis;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>A vendor's name of an event, as it stands in messages and message references: <c>%LINK-3-UPDOWN</c>,
/// <c>%%01IFNET/4/IF_STATE(l)</c>, <c>RPD_BGP_NEIGHBOR_STATE_CHANGED</c>. The severity within is no part of it.</summary>
/// <param name="Facility">Facility or module, upper case; empty where the form has none.</param>
/// <param name="Name">The name, upper case; <c>*</c> in a rule stands for all of a facility.</param>
/// <param name="Severity">Syslog severity the form states, 0..7; null when it states none.</param>
internal sealed record Mnemonic(string Facility, string Name, int? Severity)
{
    /// <summary>Written between slashes, with its severity: VRP's and Comware's form, and no other maker's.</summary>
    public bool IsSlashed { get; init; }

    /// <summary>The index key.</summary>
    public string Key => Facility.Length == 0 ? Name : $"{Facility}/{Name}";

    /// <summary>How many facilities a rule for this event may name. IOS names the reporting module behind the facility (<c>PM-SP</c>), IOS XR the group
    /// before it (<c>PKT_INFRA-LINK</c>); what PIX, FWSM and FTD log is numbered as ASA numbers it.</summary>
    public int Facilities => Facility.IndexOf('-', StringComparison.Ordinal) > 0 ? 3 : Facility is "PIX" or "FWSM" or "FTD" ? 2 : 1;

    /// <summary>The whole facility, what follows its first dash, what stands before that; of a firewall that is no ASA, ASA second.</summary>
    public ReadOnlySpan<char> FacilityAt(int place)
    {
        var dash = Facility.IndexOf('-', StringComparison.Ordinal);
        return place switch
        {
            0 => Facility,
            1 when dash < 0 => "ASA",
            1 => Facility.AsSpan(dash + 1),
            _ => Facility.AsSpan(0, dash),
        };
    }

    /// <summary>Reads the form a rule gives: as the message has it, with or without its severity, with <c>*</c> for any name.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Mnemonic? mnemonic)
    {
        var trimmed = text.Trim().TrimStart('%').TrimEnd(':');
        mnemonic = MnemonicReader.FromToken(trimmed) ?? FromSlashes(trimmed) ?? FromDashes(trimmed);
        return mnemonic is not null;
    }

    private static Mnemonic? FromSlashes(string text) => text.Split('/') switch
    {
        [var facility, var name] when facility.Length > 0 && name.Length > 0 => new(facility.ToUpperInvariant(), name.ToUpperInvariant(), null),
        [var facility, [>= '0' and <= '7'] severity, var name] when name.Length > 0 => new(facility.ToUpperInvariant(), name.ToUpperInvariant(), severity[0] - '0') { IsSlashed = true },
        _ => null,
    };

    private static Mnemonic? FromDashes(string text)
    {
        var dash = text.LastIndexOf('-');
        return text.Length == 0 || dash == 0 || dash == text.Length - 1 ? null
            : dash < 0 ? new("", text.ToUpperInvariant(), null)
            : new(text[..dash].ToUpperInvariant(), text[(dash + 1)..].ToUpperInvariant(), null);
    }
}
