using System.Collections.Immutable;

namespace Assurance.Model.Faults;

/// <summary>State of a circuit, from its paths. Ordered: worse is larger.</summary>
public enum ServiceState
{
    Up,

    /// <summary>One of several paths is broken: redundancy is lost, service is not.</summary>
    AtRisk,

    /// <summary>A path element reports degradation.</summary>
    Degraded,

    /// <summary>Every path is broken.</summary>
    Down,
}

/// <summary>A circuit the fault touches, with its state as it is now (other faults counted in).</summary>
public sealed record AffectedCircuit(string Circuit, string Number, string Name, string Customer, ServiceState State, DateTimeOffset Since);

/// <summary>A customer the fault touches; <paramref name="State"/> is the worst of its circuits here.</summary>
public sealed record AffectedCustomer(string Customer, string Name, string? AccountManager, ServiceState State, int Circuits, int Stars, bool IsKeyAccount, bool IsPremier);

/// <summary>Circuits and customers a fault touches. Ordered by id, so that equal impacts compare and print equal.</summary>
public sealed record Impact(ImmutableArray<AffectedCircuit> Circuits, ImmutableArray<AffectedCustomer> Customers)
{
    public static readonly Impact None = new([], []);

    public bool IsNone => Circuits.IsEmpty;

    /// <summary>How a circuit stands; up if the fault does not touch it.</summary>
    public ServiceState StateOf(string circuit)
    {
        var (low, high) = (0, Circuits.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(Circuits[middle].Circuit, circuit);
            if (order == 0)
            {
                return Circuits[middle].State;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ServiceState.Up;
    }

    /// <summary>The circuits of two impacts of one fault side by side, in id order; null where one of them lacks it. Records kept from one impact
    /// to the next are the same objects: comparing references tells cheaply what stayed.</summary>
    public static IEnumerable<(AffectedCircuit? Before, AffectedCircuit? After)> Pairs(Impact before, Impact after)
    {
        var (i, j) = (0, 0);
        while (i < before.Circuits.Length || j < after.Circuits.Length)
        {
            var was = i < before.Circuits.Length ? before.Circuits[i] : null;
            var now = j < after.Circuits.Length ? after.Circuits[j] : null;
            var order = ReferenceEquals(was, now) ? 0 : was is null ? 1 : now is null ? -1 : string.CompareOrdinal(was.Circuit, now.Circuit);
            yield return (order <= 0 ? was : null, order >= 0 ? now : null);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    public bool Equals(Impact? other) => ReferenceEquals(this, other) || (other is not null
        && (Circuits == other.Circuits || Circuits.AsSpan().SequenceEqual(other.Circuits.AsSpan()))
        && (Customers == other.Customers || Customers.AsSpan().SequenceEqual(other.Customers.AsSpan())));

    public override int GetHashCode() => HashCode.Combine(Circuits.Length, Customers.Length);
}
