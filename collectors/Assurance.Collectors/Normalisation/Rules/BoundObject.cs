using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>A binding and the MIB object that it is an instance of.</summary>
internal sealed record BoundObject(VarBind Binding, Oid Object)
{
    private static readonly IndexForm Whole = IndexForm.Parse("");

    public string Value => Binding.Value.AsText();

    /// <summary>The row's index; null for an object that has only one instance (RFC 2578 §7.7: .0), or none.</summary>
    public string? Row => Binding.Name.TrySuffix(Object, out var index) && index is not [0] ? Whole.Read(index) : null;
}
