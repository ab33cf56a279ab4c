using System.Collections.Immutable;
using Assurance.Model.Alarms;

namespace Assurance.Collectors.Normalisation;

/// <summary>What a message became.</summary>
/// <param name="Rule">Id of the rule that took it; null if none did.</param>
/// <param name="Vendor">Whose message it is; empty when nothing tells.</param>
/// <param name="Reports">Empty where the rule knows the message as no alarm.</param>
public sealed record Normalised(string? Rule, string Vendor, ImmutableArray<AlarmReport> Reports);
