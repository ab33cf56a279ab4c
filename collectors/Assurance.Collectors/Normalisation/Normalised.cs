using System.Collections.Immutable;
using Assurance.Model.Alarms;

namespace Assurance.Collectors.Normalisation;

/// <summary>What a message became.</summary>
/// <param name="Rule">Id of the rule that took it; null if none did.</param>
/// <param name="Vendor">Whose message it is; empty when nothing tells.</param>
/// <param name="Reports">Empty where the rule knows the message as no alarm.</param>
public sealed record Normalised(string? Rule, string Vendor, ImmutableArray<AlarmReport> Reports)
{
    /// <summary>What the message speaks of, also where nothing is reported; null where no rule took it as speaking of anything.</summary>
    public ManagedObject? Subject { get; init; } = Reports.IsEmpty ? null : Reports[0].Object;
}
