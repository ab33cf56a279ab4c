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
        (State, Since) = before;
    }

    /// <summary>Its place in id order.</summary>
    public int Place { get; }

    /// <summary>Null where it is nobody's.</summary>
    public CustomerTally? Customer { get; }

    public string? Organization => circuit.Organization;

    public List<AssessImpactHold> Holders { get; } = new(1);

    public string Circuit => circuit.Id;

    public ServiceState State { get; private set; }

    public DateTimeOffset Since { get; private set; }

    /// <summary>The same record until it turns.</summary>
    public AffectedCircuit Row => row ??= new(circuit.Id, circuit.Number, circuit.Name, circuit.Customer ?? "", State, Since);

    private AffectedCircuit? row;

    /// <summary>Says whether that is another state than before.</summary>
    public bool Turn(ServiceState now, DateTimeOffset time)
    {
        if (now == State)
        {
            return false;
        }

        (State, Since, row) = (now, time, null);
        return true;
    }
}
