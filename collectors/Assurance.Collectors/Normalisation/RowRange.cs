using System.Globalization;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation;

/// <summary>Two bindings of one object that bound a range of table rows (BFD-STD-MIB, PW-STD-MIB, MPLS-LSR-STD-MIB): not a duplicate.</summary>
internal static class RowRange
{
    // A sender that claims more is not believed beyond this.
    private const uint Most = 256;

    /// <summary>The index of each row, dotted; one where the range is a single row or not a range.</summary>
    public static IEnumerable<string> Of(SnmpNotification notification, Oid rows)
    {
        var indexes = new List<uint[]>();
        foreach (var binding in notification.VarBinds)
        {
            if (binding.Name.TrySuffix(rows, out var index) && !index.IsEmpty)
            {
                indexes.Add(index.ToArray());
            }
        }

        if (indexes.Count == 0)
        {
            yield return "";
            yield break;
        }

        var first = indexes[0];
        var last = indexes[^1];
        var isRange = first.Length == last.Length && first.AsSpan()[..^1].SequenceEqual(last.AsSpan()[..^1]) && last[^1] >= first[^1];
        var count = isRange ? Math.Min(last[^1] - first[^1] + 1, Most) : 1;
        var before = string.Concat(first[..^1].Select(a => a.ToString(CultureInfo.InvariantCulture) + "."));
        for (uint i = 0; i < count; i++)
        {
            yield return before + (first[^1] + i).ToString(CultureInfo.InvariantCulture);
        }
    }
}
