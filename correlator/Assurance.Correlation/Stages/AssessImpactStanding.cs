using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages;

/// <summary>A circuit that some open fault holds: how it stands under all of them. Written down once for all of them, too.</summary>
internal sealed class CircuitStanding
{
    private readonly Circuit circuit;

    public CircuitStanding(int place, Circuit circuit, CustomerTally? customer, (ServiceState State, DateTimeOffset Since) before)
    {
        this.circuit = circuit;
        (Place, Customer) = (place, customer);
        Row = Write(before.State, before.Since);
    }

    /// <summary>Its place in id order.</summary>
    public int Place { get; }

    /// <summary>Null where it is nobody's.</summary>
    public CustomerTally? Customer { get; }

    public string? Organization => circuit.Organization;

    public List<AssessImpactHold> Holders { get; } = new(1);

    public AffectedCircuit Row { get; private set; }

    /// <summary>Says whether that is another state than before.</summary>
    public bool Turn(ServiceState now, DateTimeOffset time)
    {
        if (now == Row.State)
        {
            return false;
        }

        Row = Write(now, time);
        return true;
    }

    private AffectedCircuit Write(ServiceState state, DateTimeOffset since) =>
        new(circuit.Id, circuit.Number, circuit.Name, circuit.Customer ?? "", state, since);
}

/// <summary>A customer of circuits that open faults hold, and the sum over those of the fault being written down.</summary>
internal sealed class CustomerTally(AffectedCustomer blank)
{
    private AffectedCustomer last = blank;

    public string Id => last.Customer;

    /// <summary>The sum it belongs to.</summary>
    public long Pass { get; set; }

    public ServiceState Worst { get; set; }

    public int Circuits { get; set; }

    /// <summary>The same record as before where it says the same.</summary>
    public AffectedCustomer Row() => last = last.State == Worst && last.Circuits == Circuits ? last : last with { State = Worst, Circuits = Circuits };
}
