using System.Collections.Immutable;
using System.Globalization;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Resolution;

/// <summary>The interface that a notification's bindings name, whoever sends it: rows and values of IF-MIB's ifTable and ifXTable (RFC 2863).</summary>
internal static class BoundInterface
{
    private const int ColumnAndRow = 2;
    private const uint IfIndex = 1;
    private const uint IfDescr = 2;
    private const uint IfName = 1;

    private static readonly Oid IfEntry = Oid.Parse("1.3.6.1.2.1.2.2.1");
    private static readonly Oid IfXEntry = Oid.Parse("1.3.6.1.2.1.31.1.1.1");

    /// <summary>Null where the bindings name none, or two: then nothing says which of them it is about.</summary>
    public static NamedObject? Of(SnmpNotification notification)
    {
        int? index = null;
        ImmutableArray<string> names = [];
        foreach (var binding in notification.VarBinds)
        {
            var extended = binding.Name.TrySuffix(IfXEntry, out var at);
            if ((!extended && !binding.Name.TrySuffix(IfEntry, out at)) || at.Length != ColumnAndRow)
            {
                continue;
            }

            // Some agents leave the row out (ifIndex.0) and say it in the value alone.
            var row = !extended && at[0] == IfIndex ? binding.Value.AsText() : at[1].ToString(CultureInfo.InvariantCulture);
            if (NamedObject.Number(row) is { } number)
            {
                if (index is { } other && other != number)
                {
                    return null;
                }

                index = number;
            }

            if (at[0] == (extended ? IfName : IfDescr) && binding.Value.AsText() is { Length: > 0 } name)
            {
                names = names.Add(name);
            }
        }

        return index is null && names.IsEmpty ? null : NamedObject.Interface(index, names);
    }
}
