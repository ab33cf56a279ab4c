namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>What one message states, by the names rules use.</summary>
internal abstract class Facts
{
    /// <summary>Vendor of the sending device by the inventory; empty when unknown.</summary>
    public string DeviceVendor { get; init; } = "";

    /// <summary>The value; null when the message has none.</summary>
    public string? Value(ValueReference reference) => reference.Kind switch
    {
        ReferenceKind.Literal => reference.Name,
        ReferenceKind.Property when reference.Name == "vendor" => DeviceVendor.Length == 0 ? null : DeviceVendor,
        _ => Stated(reference),
    };

    protected abstract string? Stated(ValueReference reference);
}
