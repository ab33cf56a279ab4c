using System.Collections.Immutable;
using Assurance.Correlation.Snapshots;
using Assurance.Model.Faults;

namespace Assurance.Correlation.State;

/// <summary>What each open fault has held at its worst: a resolved fault stays listed with it, though nothing of it is broken any more.</summary>
[StageState]
internal sealed class HeldImpact
{
    private readonly Dictionary<string, Fault> worst = new(StringComparer.Ordinal);

    /// <summary>The fault as readers see it.</summary>
    public Fault Keep(Fault fault)
    {
        worst.Remove(fault.Id, out var held);
        switch (fault.Status)
        {
            case FaultStatus.Open:
                worst[fault.Id] = held is null ? fault : Worst(held, fault);
                return fault;
            case FaultStatus.Resolved when held is not null:
                var kept = Worst(held, fault);
                return fault with { Impact = kept.Impact, Exposure = kept.Exposure, Priority = kept.Priority, Organizations = kept.Organizations };
            default:
                return fault;
        }
    }

    private static Fault Worst(Fault held, Fault now)
    {
        var impact = Worst(held.Impact, now.Impact);
        var exposure = now.Exposure.IsEmpty ? held.Exposure : now.Exposure;
        var priority = Math.Min(held.Priority, now.Priority);
        var organizations = now.Organizations.Length >= held.Organizations.Length ? now.Organizations : held.Organizations;
        // Mostly it is at its worst now.
        return ReferenceEquals(impact, now.Impact) && exposure == now.Exposure && priority == now.Priority && organizations == now.Organizations
            ? now
            : now with { Impact = impact, Exposure = exposure, Priority = priority, Organizations = organizations };
    }

    private static Impact Worst(Impact held, Impact now)
    {
        if (held.IsNone || ReferenceEquals(held, now))
        {
            return now;
        }

        if (now.IsNone)
        {
            return held;
        }

        var circuits = new List<AffectedCircuit>(Math.Max(held.Circuits.Length, now.Circuits.Length));
        var (asHeld, asNow) = (true, true);
        foreach (var (was, isNow) in Impact.Pairs(held, now))
        {
            var worst = was is null || (isNow is not null && isNow.State > was.State) ? isNow! : was;
            circuits.Add(worst);
            (asHeld, asNow) = (asHeld && ReferenceEquals(worst, was), asNow && worst.Equals(isNow));
        }

        return asNow ? now : asHeld ? held : new Impact([.. circuits], Customers(held, now, circuits));
    }

    private static ImmutableArray<AffectedCustomer> Customers(Impact held, Impact now, List<AffectedCircuit> circuits)
    {
        var counts = circuits.CountBy(c => c.Customer, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. held.Customers.Concat(now.Customers)
            .GroupBy(c => c.Customer, StringComparer.Ordinal)
            .Select(same => same.MaxBy(c => c.State)! with { Circuits = counts.GetValueOrDefault(same.Key) })
            .OrderBy(c => c.Customer, StringComparer.Ordinal)];
    }
}
