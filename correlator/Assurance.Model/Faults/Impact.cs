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

    public bool Equals(Impact? other) => other is not null
        && Circuits.AsSpan().SequenceEqual(other.Circuits.AsSpan())
        && Customers.AsSpan().SequenceEqual(other.Customers.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Circuits.Length, Customers.Length);
}
