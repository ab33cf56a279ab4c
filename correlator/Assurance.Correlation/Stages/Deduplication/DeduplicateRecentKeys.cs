using System.Runtime.CompilerServices;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages.Deduplication;

/// <summary>Keys of the latest reports. A message said again speaks of the same object by reference, so that its key need not be put together again. Bounded: what finds
/// its place taken takes it.</summary>
[WorkedOut]
internal sealed class DeduplicateRecentKeys
{
    private const int Places = 16_384;

    private readonly Place[] places = new Place[Places];

    /// <inheritdoc cref="AlarmReport.Key"/>
    public string Of(AlarmReport report)
    {
        ref var place = ref places[RuntimeHelpers.GetHashCode(report.Object) & (Places - 1)];
        if (!ReferenceEquals(place.Object, report.Object) || !ReferenceEquals(place.Condition, report.Condition) || !ReferenceEquals(place.Qualifier, report.Qualifier))
        {
            place = new(report.Object, report.Condition, report.Qualifier, report.Key);
        }

        return place.Key;
    }

    private readonly record struct Place(ManagedObject Object, string Condition, string Qualifier, string Key);
}
