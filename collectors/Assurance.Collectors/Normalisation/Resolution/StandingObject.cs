using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Collectors.Normalisation.Resolution;

/// <summary>Finds the object of an alarm that stands once more, after an import.</summary>
public static class StandingObject
{
    /// <inheritdoc cref="ObjectResolver.Again"/>
    public static ManagedObject Again(Alarm alarm, NetworkInventory inventory) => new ObjectResolver(inventory).Again(alarm);
}
