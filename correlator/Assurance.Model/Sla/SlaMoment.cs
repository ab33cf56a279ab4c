using System.Collections.Immutable;
using Assurance.Model.Inventory;

namespace Assurance.Model.Sla;

/// <summary>One instant at which circuits are measured against their agreements: what is the same for many of them is worked out once.</summary>
/// <param name="now">The instant.</param>
/// <param name="skipped">Times that never were.</param>
internal sealed class SlaMoment(DateTimeOffset now, ImmutableArray<Span> skipped)
{
    private readonly Dictionary<ServiceLevelAgreement, (SlaTerms Terms, SlaPosition Untouched)> known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Span> months = new(StringComparer.Ordinal);

    // Circuits of one agreement often come one after the other.
    private ServiceLevelAgreement? last;
    private (SlaTerms Terms, SlaPosition Untouched) ofLast;

    public SlaPosition Position(ServiceLevelAgreement agreement, OutageLedger ledger)
    {
        if (!ReferenceEquals(agreement, last))
        {
            (last, ofLast) = (agreement, Of(agreement));
        }

        return ledger.Outages.IsEmpty ? ofLast.Untouched : SlaPosition.At(now, ofLast.Terms, ledger, skipped);
    }

    private (SlaTerms Terms, SlaPosition Untouched) Of(ServiceLevelAgreement agreement)
    {
        if (!known.TryGetValue(agreement, out var of))
        {
            var terms = new SlaTerms(agreement, Month(agreement.TimeZone));
            known[agreement] = of = (terms, SlaPosition.At(now, terms, OutageLedger.Empty, skipped));
        }

        return of;
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
