using Assurance.Model.Faults;

namespace Assurance.Correlation.State;

/// <summary>What each open fault has held at its worst: a resolved fault stays listed with it, though nothing of it is broken any more.</summary>
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

    private static Fault Worst(Fault held, Fault now) => now with
    {
        Impact = Worst(held.Impact, now.Impact),
        Exposure = now.Exposure.IsEmpty ? held.Exposure : now.Exposure,
        Priority = Math.Min(held.Priority, now.Priority),
        Organizations = now.Organizations.Length >= held.Organizations.Length ? now.Organizations : held.Organizations,
    };

    private static Impact Worst(Impact held, Impact now)
    {
        if (held.IsNone || held.Equals(now))
        {
            return now;
        }

        var circuits = held.Circuits.Concat(now.Circuits)
            .GroupBy(c => c.Circuit, StringComparer.Ordinal)
            .Select(same => same.MaxBy(c => c.State)!)
            .OrderBy(c => c.Circuit, StringComparer.Ordinal)
            .ToArray();
        var counts = circuits.CountBy(c => c.Customer, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var customers = held.Customers.Concat(now.Customers)
            .GroupBy(c => c.Customer, StringComparer.Ordinal)
            .Select(same => same.MaxBy(c => c.State)! with { Circuits = counts.GetValueOrDefault(same.Key) })
            .OrderBy(c => c.Customer, StringComparer.Ordinal);
        return new Impact([.. circuits], [.. customers]);
    }
}
