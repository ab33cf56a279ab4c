using System.Globalization;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>The values of a notification's bindings.</summary>
internal sealed class TrapFacts(SnmpNotification notification) : Facts
{
    /// <summary>The row a rule over a range of rows is at.</summary>
    public string? Range { get; init; }

    /// <summary>The binding by which a rule took a notification that no rule names.</summary>
    public BoundObject? Bound { get; init; }

    public SnmpNotification Notification => notification;

    protected override string? Stated(ValueReference reference) => reference.Kind switch
    {
        ReferenceKind.Varbind => Binding(reference),
        ReferenceKind.Position => At(reference.Place)?.Value.AsText(),
        ReferenceKind.PositionIndex => At(reference.Place) is { Name.Length: > 0 } binding ? Ending(binding.Name, reference.Arcs) : null,
        ReferenceKind.Property when reference.Name == "trapOid" => notification.TrapOid.ToString(),
        ReferenceKind.Property when reference.Name == "trapNumber" && notification.TrapOid is { Length: > 0 } trap => trap[trap.Length - 1].ToString(CultureInfo.InvariantCulture),
        ReferenceKind.Property when reference.Name == "range" => Range,
        ReferenceKind.Property when reference.Name == "bound" => Bound?.Value,
        ReferenceKind.Property when reference.Name == "boundRow" => Bound?.Row,
        _ => null,
    };

    private static string Ending(Oid name, int arcs) => arcs == 1
        ? name[name.Length - 1].ToString(CultureInfo.InvariantCulture)
        : string.Join('.', Enumerable.Range(Math.Max(0, name.Length - arcs), Math.Min(arcs, name.Length)).Select(at => name[at]));

    private VarBind? At(int place) => place <= notification.VarBinds.Count ? notification.VarBinds[place - 1] : null;

    private string? Binding(ValueReference reference)
    {
        foreach (var binding in notification.VarBinds)
        {
            if (binding.Name.TrySuffix(reference.Object, out var index))
            {
                return reference.Index is { } form ? form.Read(index) : binding.Value.AsText();
            }
        }

        return null;
    }
}
