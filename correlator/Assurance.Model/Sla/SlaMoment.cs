using System.Collections.Immutable;
using Assurance.Model.Inventory;

namespace Assurance.Model.Sla;

/// <summary>One instant at which circuits are measured against their agreements: what is the same for many of them is worked out once.</summary>
/// <param name="skipped">Times that never were.</param>
internal sealed class SlaMoment(NetworkInventory inventory, DateTimeOffset now, ImmutableArray<Span> skipped)
{
    private readonly Dictionary<ServiceLevelAgreement, (SlaTerms Terms, SlaPosition Untouched)> known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Span> months = new(StringComparer.Ordinal);

    /// <summary>Null if the circuit has none.</summary>
    public ServiceLevelAgreement? AgreementOf(string circuit) =>
        inventory.Tables.Circuits.GetValueOrDefault(circuit) is { Sla: { } sla } ? inventory.Tables.Slas.GetValueOrDefault(sla) : null;

    public SlaPosition Position(ServiceLevelAgreement agreement, OutageLedger ledger)
    {
        if (!known.TryGetValue(agreement, out var of))
        {
            var terms = new SlaTerms(agreement, Month(agreement.TimeZone));
            known[agreement] = of = (terms, SlaPosition.At(now, terms, OutageLedger.Empty, skipped));
        }

        return ledger.Outages.IsEmpty ? of.Untouched : SlaPosition.At(now, of.Terms, ledger, skipped);
    }

    private Span Month(string zone)
    {
        if (!months.TryGetValue(zone, out var month))
        {
            months[zone] = month = SlaMonth.Containing(now, SlaMonth.Zone(zone));
        }

        return month;
    }
}
