using System.Globalization;
using System.Net;
using System.Text;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>How a part of a table row's index (RFC 2578 §7.7) reads. Forms: <c>*</c> all arcs dotted; <c>N</c> the arc at place N;
/// <c>ip4@N</c> four arcs from N as an address; <c>inet@N</c> type, length and octets (RFC 4001); <c>text@N</c> length and characters;
/// <c>sysid@N</c> six arcs as an IS-IS system id.</summary>
internal sealed record IndexForm(string Form, int At)
{
    /// <exception cref="FormatException">No such form.</exception>
    public static IndexForm Parse(string text)
    {
        if (text.Length == 0)
        {
            return new("*", 0);
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        var form = at < 0 ? text : text[..at];
        var place = 0;
        if (int.TryParse(form, NumberStyles.None, CultureInfo.InvariantCulture, out var arc) && at < 0)
        {
            return new("arc", arc);
        }

        return form is "ip4" or "inet" or "text" or "sysid" &&
            (at < 0 || int.TryParse(text[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out place))
            ? new(form, place)
            : throw new FormatException($"'{text}' is no index form: a number, ip4, inet, text or sysid, with @place");
    }

    /// <summary>The part as text; null where the index is too short or does not hold it.</summary>
    public string? Read(ReadOnlySpan<uint> index)
    {
        if (At > index.Length)
        {
            return null;
        }

        var rest = index[At..];
        return Form switch
        {
            "*" => Dotted(index),
            "arc" => rest.IsEmpty ? null : rest[0].ToString(CultureInfo.InvariantCulture),
            "ip4" => Address(rest, 4),
            "inet" => rest.Length < 2 ? null : Address(rest[2..], rest[1] is 16 or 20 ? 16 : 4),
            "sysid" => SystemId(rest),
            _ => Characters(rest),
        };
    }

    private static string? Dotted(ReadOnlySpan<uint> arcs)
    {
        var text = new StringBuilder();
        foreach (var arc in arcs)
        {
            text.Append(text.Length == 0 ? "" : ".").Append(CultureInfo.InvariantCulture, $"{arc}");
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static string? Address(ReadOnlySpan<uint> arcs, int length)
    {
        Span<byte> octets = stackalloc byte[16];
        return TryOctets(arcs, octets[..length]) ? new IPAddress(octets[..length]).ToString() : null;
    }

    private static string? SystemId(ReadOnlySpan<uint> arcs)
    {
        Span<byte> octets = stackalloc byte[6];
        return TryOctets(arcs, octets) ? Convert.ToHexStringLower(octets).Insert(8, ".").Insert(4, ".") : null;
    }

    private static string? Characters(ReadOnlySpan<uint> arcs)
    {
        if (arcs.IsEmpty || arcs[0] > arcs.Length - 1)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var arc in arcs.Slice(1, (int)arcs[0]))
        {
            text.Append(arc is >= 0x20 and < 0x7F ? (char)arc : '?');
        }

        return text.ToString();
    }

    private static bool TryOctets(ReadOnlySpan<uint> arcs, Span<byte> octets)
    {
        if (arcs.Length < octets.Length)
        {
            return false;
        }

        for (var i = 0; i < octets.Length; i++)
        {
            if (arcs[i] > byte.MaxValue)
            {
                return false;
            }

            octets[i] = (byte)arcs[i];
        }

        return true;
    }
}
